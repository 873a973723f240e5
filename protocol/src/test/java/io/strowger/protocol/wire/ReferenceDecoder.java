package io.strowger.protocol.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of {@link MessageDecoder}, one byte at a time and as plainly as can be, to compare it with. */
final class ReferenceDecoder {
    private static final Pattern FOLLOWS = Pattern.compile("response: *follows *\r?");

    final List<byte[]> messages = new ArrayList<>();

    @Nullable String banner;

    /** The limit that was crossed, or {@code AMI} where the first line is no banner. */
    @Nullable String failure;

    private final Limits limits;
    private boolean awaitingBanner;
    private ByteArrayOutputStream message = new ByteArrayOutputStream();
    private String line = "";
    private String firstLine = "";
    private int lines;
    private boolean mayEnd;

    private ReferenceDecoder(Limits limits, boolean awaitingBanner) {
        this.limits = limits;
        this.awaitingBanner = awaitingBanner;
    }

    static ReferenceDecoder of(Limits limits, boolean awaitingBanner, byte[] bytes) {
        ReferenceDecoder decoder = new ReferenceDecoder(limits, awaitingBanner);
        StringBuilder line = new StringBuilder();
        for (byte b : bytes) {
            if (decoder.failure != null) {
                break;
            }
            line.append((char) (b & 0xff));
            decoder.message.write(b);
            decoder.line = line.toString();
            decoder.limits(b == '\n');
            if (b == '\n' && decoder.failure == null) {
                decoder.lineIsComplete();
                line.setLength(0);
            }
        }
        return decoder;
    }

    boolean midMessage() {
        return message.size() > 0;
    }

    private void limits(boolean lineFeed) {
        int lineBytes = lineFeed ? line.length() - 1 : line.length();
        if (awaitingBanner && lines == 0 && (lineBytes > limits.bannerBytes() || tooLong(lineBytes)) && isBare(line)) {
            failure = lineBytes > limits.bannerBytes() ? "bannerBytes" : null;
        } else if (lineBytes > limits.lineBytes()) {
            failure = "lineBytes";
        } else if (message.size() > limits.messageBytes()) {
            failure = "messageBytes";
        }
    }

    private boolean tooLong(int lineBytes) {
        return lineBytes > limits.lineBytes() || message.size() > limits.messageBytes();
    }

    private void lineIsComplete() {
        boolean empty = line.equals("\n") || line.equals("\r\n");
        if (empty && lines == 0) {
            next();
        } else if (line.equals("\r\n") && mayEnd) {
            byte[] bytes = message.toByteArray();
            messages.add(Arrays.copyOf(bytes, bytes.length - 2));
            next();
        } else if (lines == 0 && awaitingBanner && isBare(line)) {
            banner();
        } else {
            awaitingBanner = false;
            count();
        }
    }

    private void banner() {
        awaitingBanner = false;
        String text = line.substring(0, line.length() - 1);
        String begun = text.substring(0, Math.min(text.length(), Banner.PREFIX.length()));
        if (begun.equalsIgnoreCase(Banner.PREFIX)) {
            banner =
                    Banner.PREFIX + utf8(text.substring(Banner.PREFIX.length())).strip();
            next();
        } else {
            failure = "AMI";
        }
    }

    private void count() {
        String text = line.substring(0, line.length() - 1);
        if (lines == 0) {
            firstLine = text.toLowerCase(Locale.ROOT);
        }
        lines++;
        if (lines > limits.headers()) {
            failure = "headers";
        }
        boolean cr = text.endsWith("\r");
        if (FOLLOWS.matcher(firstLine).matches()) {
            mayEnd = text.endsWith("--END COMMAND--\r");
        } else {
            mayEnd = cr || isBare(firstLine);
        }
    }

    private void next() {
        message = new ByteArrayOutputStream();
        lines = 0;
        mayEnd = false;
    }

    private static boolean isBare(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return !lower.startsWith("event:") && !lower.startsWith("response:") && !lower.startsWith("action:");
    }

    /** The headers of a message, found with the means of strings. */
    static List<Header> headers(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String lower = text.toLowerCase(Locale.ROOT);
        boolean anyLineFeed = isBare(lower) || lower.startsWith("action:");
        List<Header> headers = new ArrayList<>();
        for (String part : text.split(anyLineFeed ? "(?<=\n)" : "(?<=\r\n)", -1)) {
            boolean glued = !anyLineFeed
                    && Pattern.matches("(?is)callstarted:[^\n]*\nloggedintime:.*", part)
                    && !part.substring(0, part.indexOf('\n') + 1).endsWith("\r\n");
            int cut = glued ? part.indexOf('\n') + 1 : part.length();
            add(headers, part.substring(0, cut));
            add(headers, part.substring(cut));
        }
        return headers;
    }

    private static void add(List<Header> headers, String line) {
        if (!line.isEmpty()) {
            int colon = line.indexOf(':');
            String ended = line.replaceFirst("\n*(\r?\n)?\\z", "");
            String value = ended.substring(Math.min(colon + 1, ended.length()));
            boolean blank = colon >= 0 && value.startsWith(" ");
            headers.add(
                    new Header(utf8(line.substring(0, Math.max(colon, 0))), utf8(blank ? value.substring(1) : value)));
        }
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
