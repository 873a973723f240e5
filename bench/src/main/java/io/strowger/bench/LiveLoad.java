package io.strowger.bench;

import io.strowger.bench.LiveRound.Lateness;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How fast the live model follows a simulated PBX with tens of thousands of channels, how late it tells of changes, and what a
 * channel takes; and how many new channels a second asterisk-java's live API follows. With {@code size}, how large a PBX may be.
 *
 * <p>The PBX is a process of its own. Its time passes in steps, each of which is followed before the next begins, so that
 * nothing is lost however fast the machine is; what is measured is the processor time of the thread that applies events.
 */
final class LiveLoad {
    private static final int USUAL_ROUNDS = 5;

    private LiveLoad() {}

    /** The argument is the number of rounds, or {@code size}. Prints a table in Markdown. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("size")) {
            LiveSize.print(LiveLoad::print);
            return;
        }
        int rounds = arguments.length == 0 ? USUAL_ROUNDS : Integer.parseInt(arguments[0]);
        double busy = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        List<LiveRound> all = new ArrayList<>();
        for (int i = -1; i < rounds; i++) {
            try (Child pbx = LiveRound.pbx()) {
                LiveRound round = LiveRound.play(pbx);
                if (i >= 0) {
                    all.add(round);
                }
            }
        }
        double peer;
        try (Child pbx = LiveRound.pbx()) {
            peer = LivePeer.channelsPerSecond(pbx);
        }
        table(all, peer);
        print(
                "%nJDK %s, %d rounds (medians); the machine's load was %.1f at the begin.",
                Runtime.version(), rounds, busy);
    }

    private static void table(List<LiveRound> rounds, double peer) {
        List<Lateness> late = rounds.stream()
                .map(LiveRound::late)
                .sorted(Comparator.comparingLong(lateness -> lateness.micros() - lateness.plainMicros()))
                .toList();
        Lateness usual = late.get(late.size() / 2);
        print("| | Strowger's live model | asterisk-java's live API |");
        print("| :-- | --: | --: |");
        print(
                "| new channels/s that are followed | %,.0f | %,.1f |",
                median(rounds, LiveRound::channelsPerSecond), peer);
        print("| all views, events/s on one core | %,.0f | |", median(rounds, LiveRound::eventsPerSecond));
        print("| the same with a listener on each view | %,.0f | |", median(rounds, LiveRound::toldPerSecond));
        print("| a change told, p99, ms after the read | %.1f | |", usual.micros() / 1e3);
        print("| an event handled by a plain handler, p99, ms | %.1f | |", usual.plainMicros() / 1e3);
        print("| what the model adds, p99, ms | %.1f | |", (usual.micros() - usual.plainMicros()) / 1e3);
        print("| at events/s | %,.0f | |", usual.perSecond());
        print("| heap per channel with its call, bytes | %,.0f | |", median(rounds, LiveRound::bytesPerChannel));
    }

    private static double median(List<LiveRound> rounds, ToDoubleFunction<LiveRound> measured) {
        double[] sorted = rounds.stream().mapToDouble(measured).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
