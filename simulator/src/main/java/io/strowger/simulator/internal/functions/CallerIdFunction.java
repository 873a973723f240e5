package io.strowger.simulator.internal.functions;

import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.DialplanFunction;
import io.strowger.simulator.internal.pbx.PartyId;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import org.jspecify.annotations.Nullable;

/** The function CALLERID. */
public final class CallerIdFunction implements DialplanFunction, Topic {
    @Override
    public void install(Switchboard pbx) {
        pbx.functions().add("CALLERID", this);
    }

    @Override
    public String read(Switchboard pbx, @Nullable Channel channel, String argument) {
        if (channel == null) {
            return "";
        }
        PartyId caller = channel.profile().caller();
        return switch (argument) {
            case "num", "number" -> caller.number();
            case "name" -> caller.name();
            case "all" -> '"' + caller.name() + "\" <" + caller.number() + '>';
            case "dnid" -> channel.profile().dnid();
            default -> "";
        };
    }

    @Override
    public boolean write(Switchboard pbx, @Nullable Channel channel, String argument, String value) {
        if (channel == null) {
            return false;
        }
        PartyId caller = channel.profile().caller();
        switch (argument) {
            case "num", "number" -> channel.caller(new PartyId(value, caller.name()));
            case "name" -> channel.caller(new PartyId(caller.number(), value));
            case "all" -> channel.caller(PartyId.parse(value));
            default -> {
                return false;
            }
        }
        return true;
    }
}
