package io.strowger.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The events that are replayed: what a real Asterisk 22 said during some calls, over and over with other ids.
 *
 * <p>{@code mix.txt} was recorded from the lab's queue, SIP and conference calls. In it stand {@code <u1>} for the number of
 * a Uniqueid, {@code <c1>} for the end of a channel's name, {@code <b1>} for a bridge's id, and {@code <n1>} for a caller's
 * number. The same seed makes the same events.
 */
final class Mix {
    /** The type of which there is one in each round of the mix. */
    static final String RARE = "QueueCallerAbandon";

    /** The event behind the last one of a measurement. */
    static final String END = "PeerStatus";

    private static final Pattern TOKEN = Pattern.compile("<([ucbn])(\\d+)>");
    private static final int TOKENS = 100;
    private static final long FIRST_SECOND = 1_795_200_000L;
    private static final String[] NOTHING = {"", "", ""};
    private static final String[] OF_CHANNEL = {"Channel", "Uniqueid", "Linkedid"};
    private static final String[] OF_BRIDGE = {"BridgeUniqueid", "BridgeType", "BridgeTechnology"};
    private static final String[] OF_BRIDGED = {"BridgeUniqueid", "Channel", "Uniqueid"};
    private static final String[] OF_QUEUE = {"Queue", "Channel", "Uniqueid"};
    private static final String[] OF_AGENT = {"Queue", "Interface", "MemberName"};

    /** The headers that are read of each type. */
    private static final Map<String, String[]> FIELDS = Map.ofEntries(
            Map.entry("Newchannel", new String[] {"Channel", "Uniqueid", "Exten"}),
            Map.entry("Newstate", new String[] {"Channel", "Uniqueid", "ChannelStateDesc"}),
            Map.entry("Newexten", new String[] {"Channel", "Extension", "Application"}),
            Map.entry("VarSet", new String[] {"Channel", "Variable", "Value"}),
            Map.entry("NewConnectedLine", OF_CHANNEL),
            Map.entry("NewCallerid", OF_CHANNEL),
            Map.entry("HangupRequest", OF_CHANNEL),
            Map.entry("SoftHangupRequest", OF_CHANNEL),
            Map.entry("RTCPSent", OF_CHANNEL),
            Map.entry("RTCPReceived", OF_CHANNEL),
            Map.entry("DialBegin", new String[] {"DestChannel", "DestUniqueid", "DestLinkedid"}),
            Map.entry("DialEnd", new String[] {"DestChannel", "DestUniqueid", "DestLinkedid"}),
            Map.entry("BridgeCreate", OF_BRIDGE),
            Map.entry("BridgeDestroy", OF_BRIDGE),
            Map.entry("BridgeEnter", OF_BRIDGED),
            Map.entry("BridgeLeave", OF_BRIDGED),
            Map.entry("Hangup", new String[] {"Channel", "Uniqueid", "Cause-txt"}),
            Map.entry("Cdr", new String[] {"Source", "Destination", "Channel"}),
            Map.entry("CEL", new String[] {"Channel", "UniqueID", "LinkedID"}),
            Map.entry("QueueCallerJoin", OF_QUEUE),
            Map.entry("QueueCallerLeave", OF_QUEUE),
            Map.entry(RARE, OF_QUEUE),
            Map.entry("AgentCalled", OF_AGENT),
            Map.entry("AgentConnect", OF_AGENT),
            Map.entry("AgentComplete", OF_AGENT),
            Map.entry("AgentRingNoAnswer", OF_AGENT));

    private final byte[] bytes;
    private final int[] starts;
    private final long[] hashes;
    private final boolean[] rare;

    private Mix(byte[] bytes, int[] starts, long[] hashes, boolean[] rare) {
        this.bytes = bytes;
        this.starts = starts;
        this.hashes = hashes;
        this.rare = rare;
    }

    /** Makes as many rounds of the recording. */
    static Mix rounds(int rounds, long seed) {
        List<String> templates = templates();
        Random random = new Random(seed);
        int events = rounds * templates.size();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int[] starts = new int[events + 1];
        long[] hashes = new long[events];
        boolean[] rare = new boolean[events];
        int event = 0;
        for (int round = 0; round < rounds; round++) {
            int callers = random.nextInt(9_000_000);
            long bridges = random.nextLong();
            for (String template : templates) {
                String text = filled(template, round, callers, bridges);
                all.writeBytes(text.getBytes(StandardCharsets.UTF_8));
                hashes[event] = hash(text);
                rare[event] = text.startsWith("Event: " + RARE + "\r\n");
                starts[++event] = all.size();
            }
        }
        return new Mix(all.toByteArray(), starts, hashes, rare);
    }

    /** The headers that are read of an event of this name; none of another. */
    static String[] fields(String event) {
        return FIELDS.getOrDefault(event, NOTHING);
    }

    /** How many events there are in one round of the recording. */
    static int eventsPerRound() {
        return templates().size();
    }

    int events() {
        return hashes.length;
    }

    /** All events, one after the other. */
    byte[] bytes() {
        return bytes;
    }

    /** Where an event begins in {@link #bytes}; for the number of events, where the last one ends. */
    int start(int event) {
        return starts[event];
    }

    /** The checksum over the first events, of all or of the rare ones only, where they are repeated as often as needed. */
    long checksum(long count, boolean rareOnly) {
        long checksum = 0;
        for (long i = 0; i < count; i++) {
            int event = (int) (i % hashes.length);
            if (!rareOnly || rare[event]) {
                checksum = Tally.next(checksum, hashes[event]);
            }
        }
        return checksum;
    }

    /** How many headers an event has, on average. */
    double headersPerEvent() {
        long lines = 0;
        for (byte b : bytes) {
            lines += b == '\n' ? 1 : 0;
        }
        return (double) lines / events() - 1;
    }

    private static long hash(String event) {
        String[] lines = event.split("\r\n");
        String[] wanted = fields(lines[0].substring("Event: ".length()));
        String[] values = {"", "", ""};
        for (String line : lines) {
            int colon = line.indexOf(':');
            for (int i = 0; i < wanted.length; i++) {
                if (line.substring(0, colon).equals(wanted[i])) {
                    values[i] = line.substring(colon + 2);
                }
            }
        }
        return Tally.hash(values[0], values[1], values[2]);
    }

    private static String filled(String template, int round, int callers, long bridges) {
        Matcher token = TOKEN.matcher(template);
        StringBuilder text = new StringBuilder();
        while (token.find()) {
            long id = (long) round * TOKENS + Integer.parseInt(token.group(2));
            token.appendReplacement(
                    text,
                    switch (token.group(1)) {
                        case "u" -> FIRST_SECOND + round + "." + id;
                        case "c" -> String.format("%08x", id);
                        case "b" -> String.format("%08x-0676-477c-8388-%012x", bridges & 0xffff_ffffL, id);
                        default -> String.format("+4930%07d", callers + id % TOKENS);
                    });
        }
        return token.appendTail(text).append("\r\n\r\n").toString();
    }

    private static List<String> templates() {
        try (InputStream stream = Objects.requireNonNull(Mix.class.getResourceAsStream("mix.txt"))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
            List<String> templates = new ArrayList<>();
            Arrays.stream(text.split("\n\n"))
                    .map(event -> event.replace("\n", "\r\n"))
                    .forEach(templates::add);
            return templates;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
