package io.strowger.bench;

import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.wire.Message;
import io.strowger.protocol.wire.MessageEncoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Looks headers up in one event, and makes the bytes of actions. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MessageBenchmark {
    private static final PingAction PING = PingAction.builder().build();
    private static final OriginateAction ORIGINATE = OriginateAction.builder("PJSIP/100")
            .context("internal")
            .exten("200")
            .priority(1)
            .timeout(Duration.ofSeconds(20))
            .build();

    private final Message known = newexten();
    private final byte[] bytes = known.bytes();

    /** A message whose headers were found before. */
    @Benchmark
    public @Nullable String lookUp() {
        return known.text("Application");
    }

    /** A header that the message does not have. */
    @Benchmark
    public @Nullable String lookUpMissing() {
        return known.text("Tenantid");
    }

    /** The first look at a new message: a copy of its bytes is in the figure. */
    @Benchmark
    public @Nullable String firstLookUp() {
        return Message.of(bytes).text("Application");
    }

    /** From a message to the event of its type. */
    @Benchmark
    public Event event() {
        return EventTypes.read(known, Origin.NONE);
    }

    @Benchmark
    public byte[] encodePing() {
        return MessageEncoder.encode(PING.name(), "3f2a9c-1", PING.headers());
    }

    @Benchmark
    public byte[] encodeOriginate() {
        return MessageEncoder.encode(ORIGINATE.name(), "3f2a9c-1", ORIGINATE.headers());
    }

    private static Message newexten() {
        Mix mix = Mix.rounds(1, 1);
        for (int event = 0; event < mix.events(); event++) {
            byte[] bytes = Arrays.copyOfRange(mix.bytes(), mix.start(event), mix.start(event + 1));
            Message message = Message.of(bytes);
            if (message.name().equals("Newexten")) {
                return message;
            }
        }
        throw new IllegalStateException("the mix has no Newexten");
    }
}
