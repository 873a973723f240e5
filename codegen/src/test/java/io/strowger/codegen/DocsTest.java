package io.strowger.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DocsTest {
    @Test
    void textCannotBecomeMarkup() {
        assertThat(Docs.of("Ends */ here, {@code x} and <b>, a & b, @see me, \\u0041.")
                        .toString())
                .isEqualTo("Ends *&#47; here, &#123;&#64;code x} and &lt;b&gt;, a &amp; b, &#64;see me, &#92;u0041.\n");
    }

    @Test
    void versionsAreToldWhereTheyAreLimited() {
        assertThat(Docs.versionText(List.of(16, 18, 20, 21, 22, 23), null, null))
                .isEmpty();
        assertThat(Docs.versionText(List.of(16, 18, 20, 21, 22, 23), "12.0.0", null))
                .isEqualTo("Since Asterisk 12.0.0.");
        assertThat(Docs.versionText(List.of(16, 18, 20), null, "20")).isEqualTo("Only in Asterisk 16 to 20.");
        assertThat(Docs.versionText(List.of(20, 22, 23), null, null)).isEqualTo("Only in Asterisk 20, 22 and 23.");
        assertThat(Docs.versionText(List.of(), null, "1.4")).isEqualTo("Last in Asterisk 1.4.");
    }

    @Test
    void aSentenceBecomesThePhraseOfATag() {
        assertThat(Docs.phrase("The channel, such as PJSIP/100.")).isEqualTo("the channel, such as PJSIP/100");
        assertThat(Docs.phrase("MD5 or nothing.")).isEqualTo("MD5 or nothing");
    }
}
