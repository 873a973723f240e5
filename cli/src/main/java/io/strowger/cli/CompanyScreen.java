package io.strowger.cli;

import io.strowger.protocol.value.QueueMemberStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws the demo as lines of text for a terminal of some size. */
final class CompanyScreen {
    private static final String BARS = " ▁▂▃▄▅▆▇█";

    /** From so many columns on, the events stand beside the rest. */
    private static final int WIDE = 120;

    private final Style style;

    CompanyScreen(Style style) {
        this.style = style;
    }

    /**
     * What is to be drawn.
     *
     * @param title which server it is
     * @param connection how the connection fares
     * @param connected whether there is one
     * @param running how long the demo has run
     * @param rates events in each of the last seconds, the newest last
     * @param events all events so far
     * @param now the time
     * @param message the answer to the last key, or empty
     */
    record Status(
            String title,
            String connection,
            boolean connected,
            Duration running,
            int[] rates,
            long events,
            Instant now,
            String message) {}

    /**
     * What the company is like.
     *
     * @param calls its calls
     * @param channels how many channels there are
     * @param queues its queues
     * @param places who is in conferences or parked
     * @param news what happened of late, the newest last
     * @param call the call that is chosen, or -1
     * @param member the queue member that is chosen, or null
     */
    record View(
            List<CompanyState.Call> calls,
            int channels,
            Collection<QueueState.Queue> queues,
            Map<String, List<String>> places,
            List<String> news,
            int call,
            QueueState.@Nullable Member member) {}

    /** Draws: exactly as many lines as there are rows, none wider than the terminal. */
    List<String> draw(Status status, View view, int rows, int columns) {
        List<String> lines = new ArrayList<>();
        lines.add(header(status, columns));
        lines.add(traffic(status, view, columns));
        boolean wide = columns >= WIDE;
        int left = wide ? columns * 3 / 5 : columns;
        int body = rows - lines.size() - 1;
        List<String> rest = places(status, view, left);
        int newsRows = wide ? 0 : Math.max(3, Math.min(view.news().size() + 1, body / 4));
        List<String> main = new ArrayList<>(calls(status, view, left, Math.max(3, body - rest.size() - newsRows)));
        main.addAll(rest);
        if (!wide) {
            main.addAll(news(view, columns, Math.max(0, body - main.size())));
        }
        List<String> right = wide ? news(view, columns - left - 1, body) : List.of();
        for (int i = 0; i < body; i++) {
            String line = i < main.size() ? main.get(i) : fit("", left);
            lines.add(wide ? line + " " + (i < right.size() ? right.get(i) : fit("", columns - left - 1)) : line);
        }
        lines.add(footer(status, columns));
        return lines.subList(0, Math.min(rows, lines.size()));
    }

    private String header(Status status, int columns) {
        String right = (status.connected() ? "● " : "○ ") + status.connection() + "  " + clock(status.running()) + " ";
        String left = fit(" " + status.title(), Math.max(1, columns - right.length()));
        String shown = fit(right, Math.min(columns, right.length()));
        return style.bold(left) + (status.connected() ? style.green(shown) : style.red(shown));
    }

    private String traffic(Status status, View view, int columns) {
        int[] rates = status.rates();
        int most = 1;
        for (int rate : rates) {
            most = Math.max(most, rate);
        }
        StringBuilder chart = new StringBuilder();
        for (int rate : rates) {
            chart.append(BARS.charAt((int) Math.ceil(rate * 8.0 / most)));
        }
        String text = " events/s " + pad(Integer.toString(rates.length == 0 ? 0 : rates[rates.length - 1]), 5) + chart
                + "  " + status.events() + " in all   calls " + view.calls().size() + "   channels " + view.channels();
        return style.cyan(fit(text, columns));
    }

    private List<String> calls(Status status, View view, int columns, int rows) {
        List<String> lines = new ArrayList<>();
        lines.add(rule("Calls", columns));
        int room = rows - 1;
        int first = Math.max(0, Math.min(view.call() - room + 1, view.calls().size() - room));
        int party = Math.max(12, (columns - 32) / 2);
        for (int i = first; i < view.calls().size() && lines.size() < rows; i++) {
            CompanyState.Call call = view.calls().get(i);
            boolean chosen = i == view.call();
            String line = fit(
                    (chosen ? " > " : "   ") + pad(cut(call.from(), party), party + 1) + "→ "
                            + pad(cut(call.to(), party), party + 1) + pad(cut(call.doing(), 16), 17)
                            + clock(Duration.between(call.since(), status.now())),
                    columns);
            lines.add(
                    chosen
                            ? style.bold(line)
                            : call.doing().equals("talking") ? style.green(line) : style.yellow(line));
        }
        while (lines.size() < rows) {
            lines.add(fit("", columns));
        }
        return lines;
    }

    private List<String> places(Status status, View view, int columns) {
        List<String> lines = new ArrayList<>();
        if (!view.queues().isEmpty()) {
            lines.add(rule("Queues: who waits, answered and given up, members", columns));
            view.queues().forEach(queue -> lines.add(queue(status, queue, view.member(), columns)));
        }
        if (!view.places().isEmpty()) {
            lines.add(rule("Conferences, parking", columns));
            view.places()
                    .forEach((place, who) -> lines.add(fit("   " + pad(place, 17) + String.join(", ", who), columns)));
        }
        return lines;
    }

    private String queue(Status status, QueueState.Queue queue, QueueState.@Nullable Member chosen, int columns) {
        Duration longest = queue.waiting.values().stream()
                .map(since -> Duration.between(since, status.now()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        String waiting = queue.waiting.isEmpty() ? "nobody waits" : queue.waiting.size() + " wait, " + clock(longest);
        String members = queue.members.values().stream()
                .map(member -> (member == chosen ? ">" : " ") + bare(member.name) + " " + sign(member))
                .collect(Collectors.joining(" "));
        String line = "   " + pad(queue.name, 9) + pad(waiting, 13)
                + pad("+" + queue.answered + " -" + queue.abandoned, 9) + members;
        return queue.waiting.isEmpty() ? fit(line, columns) : style.yellow(fit(line, columns));
    }

    private static String bare(String member) {
        return member.substring(member.indexOf('/') + 1);
    }

    private static String sign(QueueState.Member member) {
        if (member.paused) {
            return "paused";
        }
        QueueMemberStatus status = member.status;
        return status == null
                ? "?"
                : switch (status) {
                    case NOT_IN_USE -> "free";
                    case IN_USE, BUSY, ON_HOLD -> "talks";
                    case RINGING, RINGING_IN_USE -> "rings";
                    default -> "away";
                };
    }

    private List<String> news(View view, int columns, int rows) {
        List<String> lines = new ArrayList<>();
        if (rows > 0) {
            lines.add(rule("Events", columns));
        }
        List<String> news = view.news();
        for (int i = Math.max(0, news.size() - rows + 1); i < news.size() && lines.size() < rows; i++) {
            lines.add(style.dim(fit(" " + news.get(i), columns)));
        }
        return lines;
    }

    private String footer(Status status, int columns) {
        String keys = " ↑↓ choose  h hang up  t transfer  m member  p pause  b break connection  q quit";
        return status.message().isEmpty()
                ? style.dim(fit(keys, columns))
                : style.bold(fit(" " + status.message(), columns));
    }

    private String rule(String title, int columns) {
        String begin = cut("── " + title + " ", columns);
        return style.dim(begin + "─".repeat(columns - begin.length()));
    }

    private static String clock(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    private static String fit(String text, int width) {
        return pad(cut(TextPrinter.printable(text), width), width);
    }
}
