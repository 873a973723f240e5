package io.strowger.bench;

import io.strowger.protocol.wire.Banner;
import io.strowger.protocol.wire.Limits;
import io.strowger.protocol.wire.Message;
import io.strowger.protocol.wire.MessageDecoder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Cuts a round of the mix into messages; the figures are for one message. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecoderBenchmark {
    /** How many events there are in the mix. */
    static final int EVENTS = 401;

    /** How many bytes come with one read of the socket. */
    @Param({"512", "65536"})
    public int read = 65_536;

    private final byte[] bytes = Mix.rounds(1, 1).bytes();
    private final MessageDecoder decoder = MessageDecoder.withoutBanner(Limits.DEFAULT);

    /** Every event is wanted. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void takeAll(Blackhole hole) {
        decode(new Everything(hole));
    }

    /** No event is wanted. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void skipAll(Blackhole hole) {
        decode(new Nothing(hole));
    }

    private void decode(MessageDecoder.Sink sink) {
        for (int at = 0; at < bytes.length; at += read) {
            decoder.feed(bytes, at, Math.min(read, bytes.length - at), sink);
        }
    }

    private static class Everything implements MessageDecoder.Sink {
        final Blackhole hole;

        Everything(Blackhole hole) {
            this.hole = hole;
        }

        @Override
        public void banner(Banner banner) {
            throw new IllegalStateException("no banner was sent");
        }

        @Override
        public void message(Message message) {
            hole.consume(message);
        }
    }

    private static final class Nothing extends Everything {
        Nothing(Blackhole hole) {
            super(hole);
        }

        @Override
        public boolean skipsEvent(byte[] buffer, int nameStart, int nameEnd) {
            hole.consume(nameStart);
            return true;
        }
    }
}
