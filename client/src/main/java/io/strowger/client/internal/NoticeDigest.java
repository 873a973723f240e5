package io.strowger.client.internal;

import io.strowger.client.ConnectionEvent;
import io.strowger.client.ConnectionEvent.Connected;
import io.strowger.client.Gap;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is left of notices that are too many to be kept one by one: the newest of each kind and PBX, in order.
 *
 * <p>Gaps that follow each other become one, from the beginning of the first to the end of the last.
 */
final class NoticeDigest {
    private record Kind(String pbx, Class<?> type) {}

    private final Map<Kind, ConnectionEvent> newest = new LinkedHashMap<>();
    private @Nullable Loss loss;

    void add(ConnectionEvent notice) {
        Kind kind = new Kind(notice.pbx(), notice.getClass());
        ConnectionEvent before = newest.remove(kind);
        newest.put(kind, before == null ? notice : merged(before, notice));
    }

    private static ConnectionEvent merged(ConnectionEvent before, ConnectionEvent after) {
        if (before instanceof Connected first && after instanceof Connected last) {
            Gap from = first.gap();
            Gap to = last.gap();
            if (from != null && to != null && !to.to().isBefore(from.from())) {
                Gap whole = new Gap(last.pbx(), from.from(), to.to());
                return new Connected(last.pbx(), last.at(), last.session(), last.address(), last.server(), whole);
            }
        }
        return after;
    }

    void add(Loss more) {
        if (loss == null) {
            loss = new Loss();
        }
        loss.add(more);
    }

    /** Takes in what is later than this. */
    void add(NoticeDigest later) {
        if (later.loss != null) {
            add(later.loss);
        }
        later.newest.values().forEach(this::add);
    }

    /** What was lost in between, to be told before the notices. */
    @Nullable Loss loss() {
        return loss;
    }

    Collection<ConnectionEvent> notices() {
        return Collections.unmodifiableCollection(newest.values());
    }
}
