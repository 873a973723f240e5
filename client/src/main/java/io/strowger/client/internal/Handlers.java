package io.strowger.client.internal;

import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.UnknownEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The subscriptions of one subscriber, and which events they want together. */
final class Handlers {
    private static final Handler[] NONE = {};

    private final ReentrantLock lock = new ReentrantLock();
    /** How many handlers want the events of a name, in lower case. */
    private final Map<String, Integer> names = new HashMap<>();

    private int wantAll;
    private int wantUnknown;
    private final EnumMap<Handler.Kind, Handler[]> others = new EnumMap<>(Handler.Kind.class);
    private volatile Handler[] ofEvents = NONE;

    /** The handling thread's: whom the events of a type go to, worked out from {@link #resolved}. */
    private final Map<Class<?>, Handler[]> byType = new HashMap<>();

    private Handler[] resolved = NONE;

    /** True where events are wanted now that were not before. */
    boolean add(Handler handler) {
        lock.lock();
        try {
            if (handler.kind() != Handler.Kind.EVENT) {
                others.merge(handler.kind(), new Handler[] {handler}, Handlers::joined);
                return false;
            }
            ofEvents = joined(ofEvents, new Handler[] {handler});
            return count(handler.interest(), 1);
        } finally {
            lock.unlock();
        }
    }

    private static Handler[] joined(Handler[] before, Handler[] more) {
        Handler[] all = Arrays.copyOf(before, before.length + more.length);
        System.arraycopy(more, 0, all, before.length, more.length);
        return all;
    }

    /** True where events that were wanted before are not any more. */
    boolean remove(Handler handler) {
        lock.lock();
        try {
            Handler[] before = handler.kind() == Handler.Kind.EVENT ? ofEvents : of(handler.kind());
            List<Handler> left = new ArrayList<>(Arrays.asList(before));
            if (!left.remove(handler)) {
                return false;
            }
            Handler[] after = left.toArray(NONE);
            if (handler.kind() != Handler.Kind.EVENT) {
                others.put(handler.kind(), after);
                return false;
            }
            ofEvents = after;
            return count(handler.interest(), -1);
        } finally {
            lock.unlock();
        }
    }

    /** True where a count came from 0 or went there. */
    private boolean count(Interest interest, int step) {
        boolean changed = false;
        if (interest.all()) {
            wantAll += step;
            changed = wantAll == (step > 0 ? 1 : 0);
        }
        if (interest.unknown()) {
            wantUnknown += step;
            changed |= wantUnknown == (step > 0 ? 1 : 0);
        }
        for (String name : interest.names()) {
            int count = names.merge(name, step, Integer::sum);
            changed |= count == (step > 0 ? 1 : 0);
            if (count == 0) {
                names.remove(name);
            }
        }
        return changed;
    }

    /** True where somebody wants the events of that name. */
    boolean wants(String name) {
        lock.lock();
        try {
            return wantAll > 0
                    || (!names.isEmpty() && names.containsKey(name.toLowerCase(Locale.ROOT)))
                    || (wantUnknown > 0 && EventTypes.find(name).isEmpty());
        } finally {
            lock.unlock();
        }
    }

    /** Those of a kind, but for events. */
    Handler[] of(Handler.Kind kind) {
        lock.lock();
        try {
            return others.getOrDefault(kind, NONE);
        } finally {
            lock.unlock();
        }
    }

    /** Those that want the event, in the order of their coming; asked by the handling thread. */
    Handler[] of(Event event) {
        Handler[] all = ofEvents;
        if (all != resolved) {
            byType.clear();
            resolved = all;
        }
        Class<?> type = event.getClass();
        Handler[] known = byType.get(type);
        if (known == null) {
            known = Arrays.stream(all)
                    .filter(handler -> handler.interest().covers(event))
                    .toArray(Handler[]::new);
            // The catalog's types have one name each; what it does not know has many.
            if (type != UnknownEvent.class) {
                byType.put(type, known);
            }
        }
        return known;
    }

    /** Ends all, but for those that are told of the end. */
    void end() {
        for (Handler handler : ofEvents) {
            handler.end();
        }
        for (Handler.Kind kind : new Handler.Kind[] {Handler.Kind.LOST, Handler.Kind.CONNECTION}) {
            for (Handler handler : of(kind)) {
                handler.end();
            }
        }
    }
}
