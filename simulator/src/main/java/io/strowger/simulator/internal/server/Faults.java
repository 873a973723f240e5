package io.strowger.simulator.internal.server;

import io.strowger.simulator.Fault;
import io.strowger.simulator.InjectedFault;
import io.strowger.simulator.Moment;
import io.strowger.simulator.internal.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** All faults of a server that lie in wait or last; for use inside the world only, but for what tests hold. */
public final class Faults {
    private final World world;
    private final Supplier<List<FaultyLine>> lines;
    private final OnServer server;
    private final List<Armed> armed = new ArrayList<>();

    /** Makes none; what concerns no line is done by {@code server}. */
    Faults(World world, Supplier<List<FaultyLine>> lines, OnServer server) {
        this.world = world;
        this.lines = lines;
        this.server = server;
    }

    /** Does what concerns more than a line. */
    public interface OnServer {
        /** Lets a fault strike. */
        void strike(Fault fault, InjectedFault injected);

        /** Ends what lasts of exactly that fault. */
        void end(InjectedFault injected);
    }

    /** One fault with its moment. */
    final class Armed implements InjectedFault {
        private final Fault fault;
        private final Moment moment;
        private boolean each;
        /** True once its time has come, where it has one. */
        private boolean isBeyondItsTime;

        private boolean closed;
        private int strikes;

        private Armed(Fault fault, Moment moment) {
            this.fault = fault;
            this.moment = moment;
        }

        @Override
        public InjectedFault onEachConnection() {
            world.run(() -> {
                each = true;
                boolean isDue = isBeyondItsTime || !(moment instanceof Moment.AtTime);
                if (isDue && !closed && !armed.contains(this)) {
                    armed.add(this);
                }
            });
            return this;
        }

        @Override
        public int strikes() {
            return world.ask(() -> strikes);
        }

        @Override
        public void end() {
            world.run(() -> {
                closed = true;
                armed.remove(this);
                lines.get().forEach(line -> line.end(this));
                server.end(this);
            });
        }

        Fault fault() {
            return fault;
        }

        /** After how many bytes it strikes; beyond any where it does not wait for a byte. */
        long atByte() {
            return moment instanceof Moment.AtByte at ? at.bytes() : Long.MAX_VALUE;
        }

        /** Before which message it strikes; beyond any where it does not wait for one. */
        long atMessage() {
            if (moment instanceof Moment.AtMessage at) {
                return at.number();
            }
            return isBeyondItsTime ? 0 : Long.MAX_VALUE;
        }

        /** Strikes at its moment on a line. */
        void strike(FaultyLine line) {
            strikes++;
            if (!each) {
                armed.remove(this);
            }
            hit(line);
        }

        private void hit(FaultyLine line) {
            if (isOfServer()) {
                world.soon(this::hitServer);
            } else {
                line.strike(this);
            }
        }

        private void hitServer() {
            if (!closed) {
                server.strike(fault, this);
            }
        }

        private boolean isOfServer() {
            return fault instanceof Fault.Restart
                    || fault instanceof Fault.Flood
                    || fault instanceof Fault.WrongPassword;
        }

        private void strikeAll() {
            if (closed) {
                return;
            }
            isBeyondItsTime = true;
            List<FaultyLine> all = lines.get();
            all.forEach(line -> line.passed(this));
            if (isOfServer()) {
                strikes++;
                server.strike(fault, this);
            } else {
                strikes += all.size();
                all.forEach(line -> line.strike(this));
            }
            if (each || (all.isEmpty() && !isOfServer())) {
                armed.add(this);
            }
        }
    }

    /** Lets a fault lie in wait; from any thread. */
    InjectedFault inject(Fault fault, Moment moment) {
        return world.ask(() -> {
            Armed made = new Armed(fault, moment);
            if (!(moment instanceof Moment.AtTime at)) {
                armed.add(made);
            } else if (at.time().isZero()) {
                made.strikeAll();
            } else {
                world.after(at.time(), made::strikeAll);
            }
            return made;
        });
    }

    /** What lies in wait for a line's bytes and messages. */
    List<Armed> armed() {
        return armed;
    }
}
