package io.strowger.simulator.internal.records;

import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.DialplanFunction;
import io.strowger.simulator.internal.pbx.Switchboard;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The function CDR: fields of the record that grows, and variables in it. */
final class CdrFunction implements DialplanFunction {
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("clid", "CallerID"),
            Map.entry("src", "Source"),
            Map.entry("dst", "Destination"),
            Map.entry("dcontext", "DestinationContext"),
            Map.entry("channel", "Channel"),
            Map.entry("dstchannel", "DestinationChannel"),
            Map.entry("lastapp", "LastApplication"),
            Map.entry("lastdata", "LastData"),
            Map.entry("start", "StartTime"),
            Map.entry("answer", "AnswerTime"),
            Map.entry("end", "EndTime"),
            Map.entry("duration", "Duration"),
            Map.entry("billsec", "BillableSeconds"),
            Map.entry("disposition", "Disposition"),
            Map.entry("amaflags", "AMAFlags"),
            Map.entry("accountcode", "AccountCode"),
            Map.entry("uniqueid", "UniqueID"),
            Map.entry("userfield", "UserField"));

    @Override
    public String read(Switchboard pbx, @Nullable Channel channel, String argument) {
        CallRecord record = channel == null ? null : CallRecords.current(channel);
        if (record == null || channel == null) {
            return "";
        }
        String name = name(argument);
        if (name.equals("linkedid")) {
            return channel.linkedid();
        }
        String field = FIELDS.get(name);
        String value =
                field == null ? record.variables.get(name) : record.fields().get(field);
        return value == null ? "" : value;
    }

    @Override
    public boolean write(Switchboard pbx, @Nullable Channel channel, String argument, String value) {
        CallRecord record = channel == null ? null : CallRecords.current(channel);
        if (record == null || channel == null) {
            return false;
        }
        if (name(argument).equals("accountcode")) {
            channel.accountCode(value);
        } else {
            record.variables.put(name(argument), value);
        }
        return true;
    }

    private static String name(String argument) {
        return argument.split(",")[0].toLowerCase(Locale.ROOT);
    }
}
