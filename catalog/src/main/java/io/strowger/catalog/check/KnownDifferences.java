package io.strowger.catalog.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The differences that were looked at and are right in the catalog, each with the reason.
 *
 * <p>One per line of {@code known-differences.txt}: the difference as the report words it, where {@code *} stands for any
 * text and {@code ?} for any character, then {@code " | "} and the reason.
 */
final class KnownDifferences {
    /** One line of the list. */
    private record Known(String words, Pattern pattern, String reason) {}

    private final List<Known> list;

    private KnownDifferences(List<Known> list) {
        this.list = List.copyOf(list);
    }

    /** Reads the list that comes with this module. */
    static KnownDifferences load() {
        try (InputStream stream = KnownDifferences.class.getResourceAsStream("known-differences.txt")) {
            if (stream == null) {
                throw new IllegalStateException("known-differences.txt is missing");
            }
            return read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KnownDifferences read(BufferedReader reader) throws IOException {
        List<Known> list = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            int bar = line.indexOf(" | ");
            if (!line.isBlank() && !line.startsWith("#")) {
                if (bar < 0) {
                    throw new IllegalStateException("known-differences.txt: no reason in: " + line);
                }
                String words = line.substring(0, bar).strip();
                list.add(
                        new Known(words, pattern(words), line.substring(bar + 3).strip()));
            }
        }
        return new KnownDifferences(list);
    }

    private static Pattern pattern(String words) {
        String quoted = Pattern.quote(words).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE);
    }

    /** Why a difference is right as it is, or null where nobody has said so. */
    @Nullable String reason(Difference difference) {
        return list.stream()
                .filter(known -> known.pattern().matcher(difference.toString()).matches())
                .map(Known::reason)
                .findFirst()
                .orElse(null);
    }
}
