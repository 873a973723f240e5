package io.strowger.simulator.internal.server;

import io.strowger.simulator.Fault;
import io.strowger.simulator.InjectedFault;
import io.strowger.simulator.Moment;
import io.strowger.simulator.internal.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** All faults of a server that lie in wait or last; for use inside the world only, but for what tests hold. */
final class Faults {
    private final World world;
    private final Supplier<List<FaultyLine>> lines;
    private final Consumer<Fault> server;
    private final List<Armed> armed = new ArrayList<>();

    /** Makes none; what concerns no line is done by {@code server}. */
    Faults(World world, Supplier<List<FaultyLine>> lines, Consumer<Fault> server) {
        this.world = world;
        this.lines = lines;
        this.server = server;
    }

    /** One fault with its moment. */
    final class Armed implements InjectedFault {
        private final Fault fault;
        private final Moment moment;
        private boolean each;
        private boolean waitsForLine;
        private boolean closed;
        private int strikes;

        private Armed(Fault fault, Moment moment) {
            this.fault = fault;
            this.moment = moment;
        }

        @Override
        public InjectedFault onEachConnection() {
            world.run(() -> each = true);
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
                lines.get().forEach(line -> line.end(fault));
            });
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
            return waitsForLine ? 0 : Long.MAX_VALUE;
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
                world.soon(() -> server.accept(fault));
            } else {
                line.strike(fault);
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
            List<FaultyLine> all = lines.get();
            if (isOfServer()) {
                strikes++;
                server.accept(fault);
            } else if (all.isEmpty()) {
                waitsForLine = true;
                armed.add(this);
            } else {
                strikes += all.size();
                all.forEach(line -> line.strike(fault));
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
