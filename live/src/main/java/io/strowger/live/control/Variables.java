package io.strowger.live.control;

import io.strowger.protocol.action.GetvarAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.action.SetvarAction;
import io.strowger.protocol.action.StatusAction;
import io.strowger.protocol.event.StatusEvent;
import io.strowger.protocol.value.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The variables and dialplan functions of one channel.
 *
 * <p>Wherever a variable is meant, a function will do: {@code CALLERID(num)}, {@code CHANNEL(language)}, {@code CDR(userfield)}.
 * Each look-up asks the PBX. Futures complete on the client's executor; see {@link ChannelControl} for failures and threads.
 */
public final class Variables {
    private final Desk desk;
    private final Target target;

    Variables(Desk desk, Target target) {
        this.desk = desk;
        this.target = target;
    }

    /**
     * The value of a variable or function (action {@code Getvar}); empty where it has none.
     *
     * <p>Asterisk tells an unset variable and one set to nothing alike; 1.6.0 said {@code (null)}, which is taken so too.
     */
    public CompletableFuture<Optional<String>> find(String name) {
        return desk.send(
                GetvarAction.builder(name).channel(target.id()).build(),
                response -> Optional.ofNullable(response.value())
                        .filter(value -> !value.isEmpty() && !value.equals("(null)")));
    }

    /**
     * Sets a variable or function (action {@code Setvar}); done when Asterisk has done it.
     *
     * @param value the value; blanks at its beginning are not carried by AMI
     */
    public CompletableFuture<Response> put(String name, String value) {
        return desk.send(SetvarAction.builder(name, value).channel(target.id()).build());
    }

    /** Sets several variables in the order of the map; done when all are set, failed with the first failure. */
    public CompletableFuture<Void> putAll(Map<String, String> values) {
        List<CompletableFuture<Response>> all = new ArrayList<>();
        values.forEach((name, value) -> all.add(put(name, value)));
        CompletableFuture<Void> done = new CompletableFuture<>();
        Desk.settle(CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)), done, nothing -> nothing);
        return done;
    }

    /** All variables of the channel, by name, in Asterisk's order (action {@code Status} with {@code AllVariables}). */
    public CompletableFuture<Map<String, String>> all() {
        return list(StatusAction.builder().channel(target.id()).allVariables(true));
    }

    /** Those variables and functions of the channel, by name (action {@code Status} with {@code Variables}); unset ones too. */
    public CompletableFuture<Map<String, String>> of(String... names) {
        return list(StatusAction.builder().channel(target.id()).variables(String.join(",", names)));
    }

    CompletableFuture<StatusEvent> status() {
        return status(StatusAction.builder().channel(target.id()));
    }

    private CompletableFuture<Map<String, String>> list(StatusAction.Builder action) {
        CompletableFuture<Map<String, String>> map = new CompletableFuture<>();
        CompletableFuture<StatusEvent> status = status(action);
        Desk.linkCancel(map, status);
        Desk.settle(status, map, Variables::map);
        return map;
    }

    private CompletableFuture<StatusEvent> status(StatusAction.Builder action) {
        return desk.send(
                action.build(),
                list -> list.first()
                        .orElseThrow(() -> new ChannelEndedException(
                                target.id(),
                                null,
                                "The channel " + target + " of " + desk.pbx()
                                        + " ended while Asterisk made up its status.")));
    }

    private static Map<String, String> map(StatusEvent status) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Variable variable : status.variable()) {
            // Status prints a variable without a value by printf's %s of a null pointer
            map.putIfAbsent(variable.name(), variable.value().equals("(null)") ? "" : variable.value());
        }
        return Collections.unmodifiableMap(map);
    }
}
