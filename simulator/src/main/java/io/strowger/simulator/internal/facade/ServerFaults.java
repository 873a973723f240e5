package io.strowger.simulator.internal.facade;

import io.strowger.simulator.Fault;
import io.strowger.simulator.InjectedFault;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.SoftHangup;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.server.Faults;
import io.strowger.simulator.internal.server.Server;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Does what goes wrong with a whole server, and not with a line alone; for use inside the world only. */
public final class ServerFaults implements Faults.OnServer {
    private final Switchboard pbx;
    private final Supplier<Server> server;

    /** Makes them for a server that may be made later. */
    public ServerFaults(Switchboard pbx, Supplier<Server> server) {
        this.pbx = pbx;
        this.server = server;
        pbx.lifecycle()
                .whenEnded((announced, returns) ->
                        restart(new Fault.Restart(announced, returns, Duration.ZERO, Duration.ZERO)));
    }

    @Override
    public void strike(Fault fault, InjectedFault injected) {
        if (fault instanceof Fault.Restart restart) {
            restart(restart);
        } else if (fault instanceof Fault.Flood flood) {
            flood(flood.events());
        } else if (fault instanceof Fault.WrongPassword wrong) {
            pbx.users().refuseNext(injected, wrong.logins());
        } else {
            throw new IllegalStateException(fault + " does not concern the server");
        }
    }

    @Override
    public void end(InjectedFault injected) {
        pbx.users().refuseNoMore(injected);
    }

    private void flood(int events) {
        for (int i = 1; i <= events; i++) {
            int number = i;
            pbx.events()
                    .emit(
                            "UserEvent",
                            Classes.USER,
                            lines -> lines.add("UserEvent", "Flood").add("Number", number));
        }
    }

    private void restart(Fault.Restart restart) {
        pbx.lifecycle().beginShutdown();
        if (restart.refusing().isZero()) {
            end(restart);
        } else {
            pbx.world().after(restart.refusing(), () -> end(restart));
        }
    }

    private void end(Fault.Restart restart) {
        if (restart.announced()) {
            pbx.events()
                    .emit(
                            "Shutdown",
                            Classes.SYSTEM,
                            lines -> lines.add("Shutdown", "Cleanly")
                                    .add("Restart", restart.returns() ? "True" : "False"));
        }
        boolean leaves = !restart.returns() || !restart.down().isZero();
        if (leaves) {
            server.get().leavePorts();
        }
        server.get().closeConnections();
        for (Channel channel : List.copyOf(pbx.channels().all())) {
            channel.softHangup(SoftHangup.SHUTDOWN);
        }
        if (!restart.returns()) {
            return;
        }
        if (!leaves) {
            pbx.lifecycle().boot();
        } else {
            pbx.world().after(restart.down(), () -> {
                pbx.lifecycle().boot();
                server.get().takePorts();
            });
        }
    }
}
