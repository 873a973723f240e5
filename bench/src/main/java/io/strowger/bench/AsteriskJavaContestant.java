package io.strowger.bench;

import java.lang.reflect.Field;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerEventListener;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.PeerStatusEvent;
import org.jspecify.annotations.Nullable;

/** asterisk-java, with a listener as its documentation has it, and a queue large enough to lose nothing. */
final class AsteriskJavaContestant implements Contestant {
    private static final long TIMEOUT = 30_000;

    private @Nullable DefaultManagerConnection connection;

    @Override
    public void open(int port, Reading reading, Tally tally) throws Exception {
        DefaultManagerConnection opened = new DefaultManagerConnection("127.0.0.1", port, NAME, NAME);
        connection = opened;
        AsteriskJavaHandlers typed = AsteriskJavaHandlers.typed(tally);
        ManagerEventListener listener = switch (reading) {
            case NONE -> event -> {};
            case TYPED -> typed;
            case RARE -> AsteriskJavaHandlers.rare(tally);
            case COUNT ->
                event -> {
                    if (typed.handles(event)) {
                        tally.count();
                    }
                };
            case STAMPED ->
                event -> {
                    if (typed.handles(event)) {
                        stamp(event.getTimestamp(), tally);
                    }
                };
        };
        opened.login();
        if (reading == Reading.NONE) {
            return;
        }
        enlargeQueue();
        opened.addEventListener(event -> {
            if (event instanceof PeerStatusEvent) {
                tally.end();
            } else {
                listener.onManagerEvent(event);
            }
        });
    }

    private static void stamp(@Nullable Double written, Tally tally) {
        if (written != null) {
            tally.stamp((long) (written * 1e6));
        }
    }

    /** The queue before the listeners has a fixed size, and drops what it has no room for. */
    private static void enlargeQueue() throws ReflectiveOperationException {
        Thread[] threads = new Thread[Thread.activeCount() * 2];
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i].getName().endsWith(":AsyncEventPump")) {
                Object pump = task(threads[i]);
                if (pump == null) {
                    continue;
                }
                Field queue = pump.getClass().getDeclaredField("queue");
                queue.setAccessible(true);
                Field capacity = java.util.concurrent.LinkedBlockingQueue.class.getDeclaredField("capacity");
                capacity.setAccessible(true);
                capacity.set((BlockingQueue<?>) queue.get(pump), ROOMY_QUEUE);
            }
        }
    }

    /** What a thread runs; the field has moved between JDK 17 and 21. */
    private static @Nullable Object task(Thread thread) throws ReflectiveOperationException {
        Object owner = thread;
        Field field;
        try {
            field = Thread.class.getDeclaredField("target");
        } catch (NoSuchFieldException newer) {
            Field holder = Thread.class.getDeclaredField("holder");
            holder.setAccessible(true);
            owner = holder.get(thread);
            field = owner.getClass().getDeclaredField("task");
        }
        field.setAccessible(true);
        return field.get(owner);
    }

    @Override
    public void ping() throws Exception {
        opened().sendAction(new PingAction(), TIMEOUT);
    }

    @Override
    public void pipeline(int count, int window) throws Exception {
        Semaphore room = new Semaphore(window);
        for (int i = 0; i < count; i++) {
            room.acquire();
            opened().sendAction(new PingAction(), response -> room.release());
        }
        room.acquire(window);
    }

    private DefaultManagerConnection opened() {
        DefaultManagerConnection opened = connection;
        if (opened == null) {
            throw new IllegalStateException("not open");
        }
        return opened;
    }

    @Override
    public void close() {
        opened().logoff();
    }
}
