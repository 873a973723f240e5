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
        return argument.equals("dnid") || argument.equals("DNID")
                ? channel.profile().dnid()
                : part(channel.profile().caller(), argument);
    }

    @Override
    public boolean write(Switchboard pbx, @Nullable Channel channel, String argument, String value) {
        if (channel == null) {
            return false;
        }
        if (argument.equals("dnid") || argument.equals("DNID")) {
            channel.dnid(value);
            return true;
        }
        PartyId before = channel.profile().caller();
        PartyId after = changed(before, argument, value);
        if (isKnown(argument)) {
            channel.caller(after);
        }
        return true;
    }

    private static boolean isKnown(String part) {
        return switch (part) {
            case "num", "number", "name", "all" -> true;
            default -> false;
        };
    }

    /** One part of who is at an end of a call, as the functions name it. */
    static String part(PartyId party, String name) {
        return switch (name) {
            case "num", "number", "ani" -> party.number();
            case "name" -> party.name();
            case "all" -> '"' + party.name() + "\" <" + party.number() + '>';
            case "num-valid" -> party.number().isEmpty() ? "0" : "1";
            case "name-valid" -> party.name().isEmpty() ? "0" : "1";
            case "pres" -> "allowed_not_screened";
            default -> "";
        };
    }

    /** The same with one part changed. */
    static PartyId changed(PartyId party, String name, String value) {
        return switch (name) {
            case "num", "number" -> new PartyId(value, party.name());
            case "name" -> new PartyId(party.number(), value);
            case "all" -> PartyId.parse(value);
            default -> party;
        };
    }
}
