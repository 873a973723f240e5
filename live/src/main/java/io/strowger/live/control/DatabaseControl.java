package io.strowger.live.control;

import io.strowger.client.ActionFailedException;
import io.strowger.client.AmiClient;
import io.strowger.client.PermissionException;
import io.strowger.client.UnknownActionException;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.DbDelAction;
import io.strowger.protocol.action.DbDelTreeAction;
import io.strowger.protocol.action.DbGetAction;
import io.strowger.protocol.action.DbGetTreeAction;
import io.strowger.protocol.action.DbPutAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.DbGetTreeResponseEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Asterisk's own database (AstDB): families of keys with values.
 *
 * <p>Asterisk answers when it is done. A key that is not there is no failure here, but an empty {@code Optional} or
 * {@code false}, in whichever words the version says so. Futures complete on the client's executor; see {@link ChannelControl} for failures and threads.
 * Immutable.
 */
public final class DatabaseControl {
    private final Desk desk;

    private DatabaseControl(Desk desk) {
        this.desk = desk;
    }

    /** A control of that PBX's database. */
    public static DatabaseControl of(AmiClient client) {
        return new DatabaseControl(new Desk(client));
    }

    /** The value of a key; empty where there is none (action {@code DBGet}). */
    public CompletableFuture<Optional<String>> find(String family, String key) {
        CompletableFuture<Optional<String>> value = desk.send(
                DbGetAction.builder(family, key).build(),
                list -> list.first().map(entry -> String.valueOf(entry.val())));
        return unlessMissing(value, Optional.empty());
    }

    /** Sets the value of a key, old or new (action {@code DBPut}). */
    public CompletableFuture<Response> put(String family, String key, String value) {
        return desk.send(DbPutAction.builder(family, key).val(value).build());
    }

    /** Deletes a key; false where there was none (action {@code DBDel}). */
    public CompletableFuture<Boolean> delete(String family, String key) {
        return deleted(DbDelAction.builder(family, key).build());
    }

    /** Deletes a family with all its keys; false where there was none (action {@code DBDelTree}). */
    public CompletableFuture<Boolean> deleteTree(String family) {
        return deleted(DbDelTreeAction.builder(family).build());
    }

    /** Deletes the keys of a family that are that key or lie below it; false where there was none. */
    public CompletableFuture<Boolean> deleteTree(String family, String key) {
        return deleted(DbDelTreeAction.builder(family).key(key).build());
    }

    private CompletableFuture<Boolean> deleted(Action<Response> action) {
        return unlessMissing(desk.send(action, response -> true), false);
    }

    /** All of a family: full keys, such as {@code /family/key}, with their values (action {@code DBGetTree}, since 16.28). */
    public CompletableFuture<Map<String, String>> tree(String family) {
        return tree(DbGetTreeAction.builder().family(family));
    }

    /** That key of a family and what lies below it. */
    public CompletableFuture<Map<String, String>> tree(String family, String key) {
        return tree(DbGetTreeAction.builder().family(family).key(key));
    }

    /** The whole database. */
    public CompletableFuture<Map<String, String>> all() {
        return tree(DbGetTreeAction.builder());
    }

    private CompletableFuture<Map<String, String>> tree(DbGetTreeAction.Builder action) {
        return unlessMissing(desk.send(action.build(), list -> map(list.items())), Map.of());
    }

    private static Map<String, String> map(List<DbGetTreeResponseEvent> entries) {
        Map<String, String> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(String.valueOf(entry.key()), String.valueOf(entry.val())));
        return Collections.unmodifiableMap(map);
    }

    private static <T> CompletableFuture<T> unlessMissing(CompletableFuture<T> asked, T otherwise) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Desk.linkCancel(answer, asked);
        Desk.settle(
                asked.exceptionallyCompose(failure -> isMissing(Desk.unwrapped(failure))
                        ? CompletableFuture.completedFuture(otherwise)
                        : CompletableFuture.failedFuture(failure)),
                answer,
                value -> value);
        return answer;
    }

    private static boolean isMissing(Throwable failure) {
        if (!(failure instanceof ActionFailedException refused)
                || failure instanceof PermissionException
                || failure instanceof UnknownActionException) {
            return false;
        }
        String said = String.valueOf(refused.response().text()).toLowerCase(Locale.ROOT);
        return said.contains("not found") || said.contains("could not be deleted") || said.contains("does not exist");
    }
}
