package io.strowger.live.internal;

import io.strowger.live.Server;
import io.strowger.protocol.action.CoreSettingsAction;
import io.strowger.protocol.action.CoreSettingsResponse;
import io.strowger.protocol.action.CoreStatusAction;
import io.strowger.protocol.action.CoreStatusResponse;
import io.strowger.protocol.event.ReloadEvent;
import io.strowger.protocol.event.ShutdownEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What events and snapshots say of the server itself. */
final class ServerRoom {
    private final Ground ground;
    private final PlainTable<Server> servers;
    private final String pbx;

    ServerRoom(Ground ground, String pbx) {
        this.ground = ground;
        this.servers = new PlainTable<>("server", ground);
        this.pbx = pbx;
    }

    PlainTable<Server> table() {
        return servers;
    }

    void route(Routes routes) {
        routes.on(
                ReloadEvent.class,
                servers,
                event -> servers.change(
                        pbx, one -> told(one, Ground.text(event.module()), ground.now(), one.isStopping())));
        routes.on(
                ShutdownEvent.class,
                servers,
                event -> servers.change(pbx, one -> told(one, one.lastReload(), one.lastReloadAt(), true)));
    }

    /** The server after what an event told of it. */
    private Server told(Server one, @Nullable String reload, @Nullable Instant reloadAt, boolean isStopping) {
        return new Server(
                pbx,
                one.version(),
                one.systemName(),
                one.startedAt(),
                one.reloadedAt(),
                one.processedCalls(),
                reload,
                reloadAt,
                isStopping);
    }

    List<Listing> listings() {
        return List.of(
                Listing.whole(CoreSettingsAction.builder().build(), servers, answer -> {
                    CoreSettingsResponse told = (CoreSettingsResponse) answer;
                    servers.put(pbx, before -> {
                        Server one = Objects.requireNonNullElse(before, unknown());
                        return new Server(
                                pbx,
                                told.asteriskVersion(),
                                Ground.text(told.systemName()),
                                one.startedAt(),
                                one.reloadedAt(),
                                one.processedCalls(),
                                one.lastReload(),
                                one.lastReloadAt(),
                                one.isStopping());
                    });
                }),
                Listing.whole(CoreStatusAction.builder().build(), servers, answer -> {
                    CoreStatusResponse told = (CoreStatusResponse) answer;
                    servers.put(pbx, before -> {
                        Server one = Objects.requireNonNullElse(before, unknown());
                        String startedAt = told.coreStartupDate() + " " + told.coreStartupTime();
                        return new Server(
                                pbx,
                                one.version(),
                                one.systemName(),
                                startedAt,
                                told.coreReloadDate() + " " + told.coreReloadTime(),
                                told.coreProcessedCalls(),
                                one.lastReload(),
                                one.lastReloadAt(),
                                one.isStopping() && startedAt.equals(one.startedAt()));
                    });
                }));
    }

    private Server unknown() {
        return new Server(pbx, null, null, null, null, null, null, null, false);
    }
}
