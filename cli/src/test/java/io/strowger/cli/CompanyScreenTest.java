package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo's screen fits the terminal, whatever its size and however much there is to show. */
final class CompanyScreenTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"24, 80, 3", "24, 80, 300", "60, 200, 20", "10, 40, 5", "5, 20, 50", "30, 120, 0"})
    void fits(int rows, int columns, int count) {
        List<CompanyState.Call> calls = new ArrayList<>();
        List<String> news = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(new CompanyState.Call("PJSIP/" + i, "Caller " + i, "20" + i, "talking", NOW.minusSeconds(i)));
            news.add("12:00:00  Newchannel  a call that is worth a long line of words, number " + i);
        }
        CompanyScreen.Status status = new CompanyScreen.Status(
                "Strowger", "connected", true, Duration.ofSeconds(61), new int[] {1, 5, 9}, 123, NOW, "");
        CompanyScreen.View view = new CompanyScreen.View(
                calls, 2 * count, List.of(), Map.of("parked 701", List.of("Alice")), news, count - 1, null);
        List<String> lines = new CompanyScreen(new Style(false)).draw(status, view, rows, columns);
        assertThat(lines).hasSize(rows).allSatisfy(line -> assertThat(line).hasSize(columns));
        if (count > 0 && rows >= 24) {
            assertThat(lines)
                    .as("the chosen call is in sight")
                    .anyMatch(line -> line.contains(" > Caller " + (count - 1)));
        }
        assertThat(lines.get(0))
                .contains("connected  1:01"
                        .substring(0, Math.min(15, columns - 4))
                        .strip());
    }
}
