package io.strowger.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the bytes of one direction of one connection: a script that does the same each time. Immutable.
 *
 * <p>Bytes and messages are counted as they come from the sender. A message is whatever ends with an empty line; the
 * banner counts with the first one.
 */
public final class Faults {
    /** All passes as it comes. */
    public static final Faults NONE = new Faults(List.of(), null, 0);

    /**
     * One fault and its place.
     *
     * @param at after how many bytes or messages
     * @param messages whether messages are counted
     */
    record Step(long at, boolean messages, Fault fault) {}

    private final List<Step> steps;
    private final @Nullable Integer largestPiece;
    private final long bytesPerSecond;

    private Faults(List<Step> steps, @Nullable Integer largestPiece, long bytesPerSecond) {
        this.steps = steps;
        this.largestPiece = largestPiece;
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Adds a fault that strikes when that many bytes have passed. */
    public Faults afterByte(long bytes, Fault fault) {
        return with(new Step(bytes, false, fault));
    }

    /** Adds a fault that strikes when that many messages have passed. */
    public Faults afterMessage(long messages, Fault fault) {
        return with(new Step(messages, true, fault));
    }

    /** Passes everything on in pieces of one up to so many bytes, each with a write of its own. */
    public Faults inPieces(int largest) {
        return new Faults(steps, largest, bytesPerSecond);
    }

    /** Passes on no more bytes in a second than that, one by one. */
    public Faults slowedTo(long bytes) {
        return new Faults(steps, 1, bytes);
    }

    private Faults with(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new Faults(List.copyOf(more), largestPiece, bytesPerSecond);
    }

    /** The faults that count bytes, or those that count messages, in order. */
    List<Step> steps(boolean messages) {
        return steps.stream()
                .filter(step -> step.messages == messages)
                .sorted(Comparator.comparingLong(Step::at))
                .toList();
    }

    /** How large the pieces are, or null where they are as they come; the same sequence each time. */
    @Nullable IntSupplier pieces() {
        if (largestPiece == null) {
            return null;
        }
        int largest = largestPiece;
        Random random = new Random(largest);
        return () -> 1 + random.nextInt(largest);
    }

    long bytesPerSecond() {
        return bytesPerSecond;
    }
}
