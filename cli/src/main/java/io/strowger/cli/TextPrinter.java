package io.strowger.cli;

import io.strowger.client.ConnectionEvent;
import io.strowger.client.Lost;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.wire.Header;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes for people: answers as blocks with a header a line, followed events as one line each. */
final class TextPrinter implements Printer {
    private static final Set<String> NOT_SHOWN = Set.of("actionid", "eventlist", "privilege");
    private static final int NAME_WIDTH = 24;

    private final Out out;
    private final Style style;
    private final Supplier<ZoneId> zone;
    private @Nullable DateTimeFormatter clock;

    /** Makes a printer; the time zone is asked for when there is a time to show. */
    TextPrinter(Out out, Style style, Supplier<ZoneId> zone) {
        this.out = out;
        this.style = style;
        this.zone = zone;
    }

    @Override
    public void response(Response response) {
        String text = response.text();
        if (response.isSuccess() || text == null) {
            String status = response.isSuccess() ? style.green(response.status()) : style.red(response.status());
            out.line(text == null || text.isEmpty() ? status : status + ": " + printable(text));
        } else {
            out.line(printable(text)); // an Error that says that a list is empty; all others end as failures
        }
        block(response.headers(), "message");
    }

    @Override
    public void item(Event item) {
        out.line("");
        out.line(style.bold(item.name()));
        block(item.headers(), "event");
    }

    @Override
    public void complete(@Nullable Event complete, int count) {
        if (complete != null
                && complete.headers().stream().skip(1).anyMatch(each -> isTold(each.name(), "listitems"))) {
            item(complete);
        }
        if (complete == null && count == 0) {
            return; // there was no list, and the response says why
        }
        out.line("");
        out.line(style.dim(count == 1 ? "1 item" : count + " items"));
    }

    private void block(List<Header> headers, String alsoNotShown) {
        for (Header header : headers.subList(Math.min(1, headers.size()), headers.size())) {
            String name = header.name();
            if (isTold(name, alsoNotShown)) {
                String padding = " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
                String line = "  " + style.cyan(name) + (name.isEmpty() ? "" : padding) + printable(header.value());
                out.line(line.stripTrailing());
            }
        }
    }

    private static boolean isTold(String name, String alsoNotShown) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !NOT_SHOWN.contains(lower) && !lower.equals(alsoNotShown);
    }

    @Override
    public void event(Event event) {
        StringBuilder line = new StringBuilder(256)
                .append(style.dim(clock().format(event.origin().receivedAt())))
                .append(' ')
                .append(style.bold(event.name()));
        List<Header> headers = event.headers();
        for (Header header : headers.subList(Math.min(1, headers.size()), headers.size())) {
            if (!header.value().isEmpty() && !header.name().equalsIgnoreCase("Privilege")) {
                line.append(' ')
                        .append(style.cyan(header.name()))
                        .append(header.name().isEmpty() ? "" : "=")
                        .append(quoted(header.value()));
            }
        }
        out.line(line.toString());
    }

    private DateTimeFormatter clock() {
        DateTimeFormatter known = clock;
        if (known == null) {
            known = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone.get());
            clock = known;
        }
        return known;
    }

    @Override
    public void lost(Lost lost) {
        out.line(style.red("(" + lost.count() + " events lost here: the output was not read fast enough)"));
    }

    @Override
    public void connection(ConnectionEvent notice) {
        // said on standard error
    }

    @Override
    public void output(Response response, List<String> lines) {
        lines.forEach(line -> out.line(style.colours() ? line : withoutColours(line)));
    }

    @Override
    public void ping(String pbx, String asterisk, Duration roundTrip) {
        // by hand, since what formats numbers takes a short process longer to load than the ping takes
        long tenths = (roundTrip.toNanos() + 50_000) / 100_000;
        out.line(pbx + " answered in " + tenths / 10 + "." + tenths % 10 + " ms (" + asterisk + ")");
    }

    @Override
    public void flush() {
        out.flush();
    }

    /** The value, in quotation marks where it would not read as one word. */
    static String quoted(String value) {
        String printable = printable(value);
        boolean word = printable.chars().noneMatch(each -> each == ' ' || each == '"' || each == '\'');
        return word && !printable.isEmpty() ? printable : '"' + printable.replace("\"", "\\\"") + '"';
    }

    /** The text without characters that would move a terminal's cursor or change its colours. */
    static String printable(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '\n' -> printable.append("\\n");
                case '\r' -> printable.append("\\r");
                case '\t' -> printable.append("\\t");
                default -> {
                    if (Character.isISOControl(each)) {
                        printable.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
                    } else {
                        printable.append(each);
                    }
                }
            }
        }
        return printable.toString();
    }

    private static String withoutColours(String line) {
        return line.replaceAll("\033\\[[0-9;]*[A-Za-z]", "");
    }
}
