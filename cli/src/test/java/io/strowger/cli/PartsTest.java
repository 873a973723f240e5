package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.wire.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static final Event HANGUP = EventTypes.read(
            Message.of(
                    "Event: Hangup\r\nChannel: PJSIP/1-00\r\nCause: 16\r\nChanVariable: A=1\r\nChanVariable: B=2\r\n"),
            Origin.NONE);

    @Test
    void suggestsWhatIsNear() {
        List<String> names = List.of("Hangup", "Originate", "QueueStatus", "QueueSummary");
        assertThat(Suggestions.near("hnagup", names)).containsExactly("Hangup");
        assertThat(Suggestions.near("queue", names)).containsExactly("QueueStatus", "QueueSummary");
        assertThat(Suggestions.near("xyz", names)).isEmpty();
        assertThat(Suggestions.hint("Orginate", names)).isEqualTo("; did you mean Originate?");
        assertThat(Suggestions.distance("ab", "ba")).isEqualTo(1);
        assertThat(Suggestions.distance("", "abc")).isEqualTo(3);
    }

    @Test
    void comparesHeadersWithGlobs() {
        assertThat(Condition.parse("channel=PJSIP/*").test(HANGUP)).isTrue();
        assertThat(Condition.parse("Channel=pjsip/*").test(HANGUP)).isFalse();
        assertThat(Condition.parse("Cause=1?").test(HANGUP)).isTrue();
        assertThat(Condition.parse("Cause!=16").test(HANGUP)).isFalse();
        assertThat(Condition.parse("ChanVariable=B=*").test(HANGUP)).isTrue();
        assertThat(Condition.parse("Queue=*").test(HANGUP)).isFalse();
        assertThat(Condition.parse("Queue!=x").test(HANGUP)).isTrue();
        assertThat(Condition.glob("a.(b*").matcher("a.(bc").matches()).isTrue();
        assertThat(Condition.glob("😀?").matcher("😀😀").matches()).isTrue();
    }

    @Test
    void readsDurations() {
        assertThat(Seconds.parse("30")).isEqualTo(Duration.ofSeconds(30));
        assertThat(Seconds.parse("1.5s")).isEqualTo(Duration.ofMillis(1500));
        assertThat(Seconds.parse("500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(Seconds.parse("2m")).isEqualTo(Duration.ofMinutes(2));
        assertThatThrownBy(() -> Seconds.parse("-1")).isInstanceOf(UsageException.class);
    }

    @Test
    void escapesWhatATerminalWouldObey() {
        assertThat(TextPrinter.printable("a\033[31mb\nc\u0085")).isEqualTo("a\\u001b[31mb\\nc\\u0085");
        assertThat(TextPrinter.printable("Zoë 日本語 😀")).isEqualTo("Zoë 日本語 😀");
        assertThat(TextPrinter.quoted("two words")).isEqualTo("\"two words\"");
        assertThat(TextPrinter.quoted("")).isEqualTo("\"\"");
    }

    @Test
    void noticesThatNobodyReads() {
        Throwable failure = catchThrowable(failing("Broken pipe")::flush);
        assertThat(Failure.status(failure)).isEqualTo(ExitStatus.CLOSED_PIPE);
        assertThat(Failure.line(failure)).isNull();
    }

    @Test
    void saysThatTheDiskIsFull() {
        Throwable failure = catchThrowable(failing("No space left on device")::flush);
        assertThat(Failure.status(failure)).isEqualTo(ExitStatus.FAULT);
        assertThat(Failure.line(failure)).isEqualTo("cannot write the output: No space left on device");
    }

    private static Out failing(String reason) {
        Out out = new Out(new OutputStream() {
            @Override
            public void write(int each) throws IOException {
                throw new IOException(reason);
            }
        });
        out.line("buffered");
        return out;
    }
}
