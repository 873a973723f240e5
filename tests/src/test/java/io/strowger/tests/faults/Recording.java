package io.strowger.tests.faults;

import io.strowger.tests.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a real Asterisk sent after a login, in one scenario.
 *
 * @param name version and scenario
 * @param bytes all that came behind the response to the login
 */
record Recording(String name, byte[] bytes) {
    private static final Path ROOT = Lab.repository().resolve("protocol/src/test/resources/transcripts");
    private static final String LOGGED_IN = "Message: Authentication accepted\r\n\r\n";
    private static final String END = "\r\n\r\n";

    /** All recordings in which somebody logs in. */
    static List<Recording> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.getFileName().toString().endsWith("s2c.bin"))
                    .sorted()
                    .map(Recording::read)
                    .filter(recording -> recording.bytes.length > 0)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** One recording, such as {@code 22/queue-call}. */
    static Recording of(String name) {
        return read(ROOT.resolve(name).resolve("s2c.bin"));
    }

    private static Recording read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            int start = text.indexOf(LOGGED_IN);
            String rest = start < 0 ? "" : text.substring(start + LOGGED_IN.length());
            return new Recording(
                    ROOT.relativize(file).toString().replace("/s2c.bin", ""),
                    rest.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Where each event ends, found without the decoder. */
    List<Integer> eventEnds() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Integer> ends = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            while (text.startsWith("\r\n", start)) {
                start += 2;
            }
            int end = text.indexOf(END, start);
            if (end < 0) {
                break;
            }
            if (text.startsWith("Event: ", start)) {
                ends.add(end + END.length());
            }
            start = end + END.length();
        }
        return ends;
    }

    /** How many events are complete in so many of the first bytes. */
    static int complete(List<Integer> ends, int bytes) {
        int count = 0;
        for (int end : ends) {
            if (end > bytes) {
                break;
            }
            count++;
        }
        return count;
    }

    @Override
    public String toString() {
        return name;
    }
}
