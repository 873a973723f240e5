package io.strowger.simulator.internal.server;

import io.strowger.simulator.Fault;
import io.strowger.simulator.internal.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a connection's messages pass on their way to its outbox, and where faults strike; for use inside the world only.
 *
 * <p>All of it is done when a message is written, by counting: no thread and no clock of the machine has a say.
 */
final class FaultyLine {
    private static final byte[] EVENT = "Event: ".getBytes(StandardCharsets.US_ASCII);

    /** At a slow line, bytes are let through in portions, so many a second at most. */
    private static final int PORTIONS_PER_SECOND = 50;

    private final World world;
    private final Faults faults;
    private final Outbox outbox;
    private final Runnable reset;
    private final Set<Faults.Armed> struck = new HashSet<>();
    private final ArrayDeque<byte[]> held = new ArrayDeque<>();
    private long heldBytes;
    private long bytes;
    private long messages = -1;
    private boolean cut;
    private boolean closing;
    private boolean portionAhead;

    /** What lasts, and of what is counted the rest; each by the fault that did it, the oldest first. */
    private final Set<Faults.Armed> stalls = new HashSet<>();

    private final Set<Faults.Armed> splits = new HashSet<>();
    private final Map<Faults.Armed, Integer> rates = new HashMap<>();
    private final Map<Faults.Armed, Duration> delays = new HashMap<>();
    private final Map<Faults.Armed, Integer> lost = new LinkedHashMap<>();
    private final Map<Faults.Armed, Integer> duplicates = new LinkedHashMap<>();
    /** The slowest of the rates; 0 where there is none. */
    private int rate;

    FaultyLine(World world, Faults faults, Outbox outbox, Runnable reset) {
        this.world = world;
        this.faults = faults;
        this.outbox = outbox;
        this.reset = reset;
    }

    /** How late actions are answered: as late as the worst of the faults says. */
    Duration delay() {
        return delays.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** Notes that a fault strikes here no more. */
    void passed(Faults.Armed fault) {
        struck.add(fault);
    }

    /** Sends a message as far as the faults let it; false where too much waits. */
    boolean write(byte[] message) {
        if (faults.armed().isEmpty()
                && lost.isEmpty()
                && duplicates.isEmpty()
                && held.isEmpty()
                && stalls.isEmpty()
                && !cut
                && rate == 0) {
            bytes += message.length;
            messages++;
            return outbox.put(message);
        }
        messages++;
        for (Faults.Armed each : List.copyOf(faults.armed())) {
            if (messages >= each.atMessage() && struck.add(each)) {
                each.strike(this);
            }
        }
        if (startsWith(message, EVENT) && takeOne(lost)) {
            return true;
        }
        boolean fits = pass(message);
        if (messages > 0 && takeOne(duplicates)) {
            fits = pass(message);
        }
        return fits;
    }

    /** Uses up one of the oldest fault; false where there is none. */
    private static boolean takeOne(Map<Faults.Armed, Integer> left) {
        for (Faults.Armed oldest : left.keySet()) {
            left.computeIfPresent(oldest, (same, count) -> count == 1 ? null : count - 1);
            return true;
        }
        return false;
    }

    /** Sends nothing more once all that was written is sent. */
    void close() {
        if (held.isEmpty()) {
            outbox.close();
        } else {
            closing = true;
        }
    }

    /** Lets a fault strike here. */
    void strike(Faults.Armed armed) {
        Fault fault = armed.fault();
        if (fault instanceof Fault.Cut how) {
            cut(how.hard());
        } else if (fault instanceof Fault.Stall how) {
            stalls.add(armed);
            if (!how.time().isZero()) {
                world.after(how.time(), () -> end(armed));
            }
        } else if (fault instanceof Fault.Slow how) {
            rates.put(armed, how.bytesPerSecond());
            reckonRate();
        } else if (fault instanceof Fault.Garbage how) {
            out(how.text().getBytes(StandardCharsets.ISO_8859_1));
        } else if (fault instanceof Fault.Split) {
            splits.add(armed);
            outbox.split(true);
        } else if (fault instanceof Fault.Duplicate how) {
            duplicates.put(armed, how.messages());
        } else if (fault instanceof Fault.Lost how) {
            lost.put(armed, how.events());
        } else if (fault instanceof Fault.Late how) {
            delays.put(armed, how.delay());
        } else {
            throw new IllegalStateException(fault + " concerns no line");
        }
    }

    /** Ends what lasts of one fault. */
    void end(Faults.Armed armed) {
        duplicates.remove(armed);
        lost.remove(armed);
        delays.remove(armed);
        if (splits.remove(armed)) {
            outbox.split(!splits.isEmpty());
        }
        boolean isSlower = rates.remove(armed) != null;
        reckonRate();
        if (stalls.remove(armed) || isSlower) {
            release();
        }
    }

    private void reckonRate() {
        rate = rates.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    private void cut(boolean hard) {
        cut = true;
        held.clear();
        heldBytes = 0;
        if (hard) {
            reset.run();
        } else {
            outbox.close();
        }
    }

    /** Sends bytes up to the next place where a fault waits, and on from there. */
    private boolean pass(byte[] message) {
        int from = 0;
        while (true) {
            Faults.Armed next = null;
            for (Faults.Armed each : faults.armed()) {
                boolean isHere = each.atByte() <= bytes + message.length - from && !struck.contains(each);
                if (isHere && (next == null || each.atByte() < next.atByte())) {
                    next = each;
                }
            }
            if (next == null) {
                break;
            }
            int to = from + (int) Math.max(0, next.atByte() - bytes);
            out(Arrays.copyOfRange(message, from, to));
            bytes += to - from;
            from = to;
            struck.add(next);
            next.strike(this);
        }
        bytes += message.length - from;
        return out(from == 0 ? message : Arrays.copyOfRange(message, from, message.length));
    }

    private boolean out(byte[] part) {
        if (cut || part.length == 0) {
            return true;
        }
        if (stalls.isEmpty() && rate == 0 && held.isEmpty()) {
            return outbox.put(part);
        }
        held.add(part);
        heldBytes += part.length;
        release();
        return heldBytes <= Outbox.MOST_BYTES;
    }

    private void release() {
        if (!stalls.isEmpty() || cut) {
            return;
        }
        if (rate > 0) {
            nextPortion();
            return;
        }
        for (byte[] part = held.poll(); part != null; part = held.poll()) {
            outbox.put(part);
        }
        heldBytes = 0;
        if (closing) {
            outbox.close();
        }
    }

    private void nextPortion() {
        if (portionAhead || held.isEmpty()) {
            return;
        }
        portionAhead = true;
        int size = Math.max(1, rate / PORTIONS_PER_SECOND);
        world.after(Duration.ofNanos(1_000_000_000L * size / rate), () -> {
            portionAhead = false;
            if (rate > 0 && stalls.isEmpty()) {
                portion(size);
            }
            release();
        });
    }

    private void portion(int size) {
        int left = size;
        while (left > 0 && !held.isEmpty()) {
            byte[] part = held.remove();
            int now = Math.min(left, part.length);
            outbox.put(Arrays.copyOf(part, now));
            if (now < part.length) {
                held.addFirst(Arrays.copyOfRange(part, now, part.length));
            }
            left -= now;
            heldBytes -= now;
        }
        if (held.isEmpty() && closing) {
            outbox.close();
        }
    }

    private static boolean startsWith(byte[] message, byte[] begin) {
        return message.length >= begin.length && Arrays.equals(message, 0, begin.length, begin, 0, begin.length);
    }
}
