package io.strowger.simulator.internal.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code $[...]} computes. */
final class ExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "1 + 2 * 3 ~ 7",
                "(1 + 2) * 3 ~ 9",
                "7 / 2 ~ 3.5",
                "7 % 4 ~ 3",
                "9 < 10 ~ 1",
                "49 < 50 & 1 ~ 1",
                "0 | 5 ~ 5",
                "\"a\" = \"a\" ~ 1",
                "\"a\" != \"b\" ~ 1",
                "!0 ~ 1",
                "1 ? yes :: no ~ yes",
                "0 ? yes :: no ~ no",
                "\"abc123\" : \"[a-z]*\" ~ 3",
                "\"abc123\" =~ \"([0-9]+)\" ~ 123",
                "1 - 3 ~ -2"
            })
    void computes(String expression, String value) {
        assertThat(Expression.evaluate(expression)).isEqualTo(value);
    }
}
