package io.strowger.simulator.internal.tech;

import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Channel;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a PJSIP channel tells of its sound when it ends: variables with figures, all zero because there is no sound here. */
final class RtpStatistics {
    private static final int SCORE_SINCE = 20;
    private static final String JITTER = line("", "rxjitter", "txjitter");
    private static final String LOSS = line("  ", "rxlost", "txlost");
    private static final String ROUND_TRIP = line("     ", "rtt");
    private static final String SCORE = line("   ", "rxmes", "txmes");

    private RtpStatistics() {}

    /** Sets the variables, and those of who is in a call of two with the channel. */
    static void tell(Channel channel) {
        Bridge bridge = channel.bridge();
        figures(channel).forEach((name, value) -> {
            channel.variables().put(name, value);
            if (bridge != null && bridge.isOfTwo()) {
                bridge.channels().stream()
                        .filter(other -> other != channel)
                        .toList()
                        .forEach(other -> other.variables().put(name + "BRIDGED", value));
            }
        });
    }

    private static Map<String, String> figures(Channel channel) {
        boolean scores = channel.pbx().version().isAtLeast(SCORE_SINCE);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put(
                "RTPAUDIOQOS",
                "ssrc=" + channel.pbx().world().random().nextInt(Integer.MAX_VALUE)
                        + ";themssrc=0;lp=0;rxjitter=0.000000;rxcount=0;txjitter=0.000000;txcount=0;rlp=0;rtt=0.000000"
                        + (scores ? ";rxmes=0.000000;txmes=0.000000" : ""));
        figures.put("RTPAUDIOQOSJITTER", JITTER);
        figures.put("RTPAUDIOQOSLOSS", LOSS);
        figures.put("RTPAUDIOQOSRTT", ROUND_TRIP);
        if (scores) {
            figures.put("RTPAUDIOQOSMES", SCORE);
        }
        return figures;
    }

    private static String line(String gap, String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of("min", "max", "avg", "stdev").map(what -> what + name))
                .map(name -> String.format(Locale.ROOT, "%s=000.000000;", name))
                .collect(Collectors.joining(gap));
    }
}
