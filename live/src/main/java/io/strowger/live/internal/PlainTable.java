package io.strowger.live.internal;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A view of things that events tell as a whole: each is replaced by its new picture. */
final class PlainTable<T> extends Table<PlainTable.Plain<T>, T> {
    /** A thing that is its own picture. */
    static final class Plain<T> extends Entry<T> {
        private T now;

        Plain(String key, T now) {
            super(key);
            this.now = now;
        }

        @Override
        T make() {
            return now;
        }
    }

    PlainTable(String name, Ground ground) {
        super(name, ground, false);
    }

    /**
     * Puts a thing in the place of what was there: the function gets that, or null. False where it is left out, since there are
     * too many.
     */
    boolean put(String key, Function<@Nullable T, T> next) {
        Plain<T> entry = entry(key);
        if (entry == null) {
            return add(new Plain<>(key, next.apply(null)));
        }
        T after = next.apply(entry.now);
        seen(entry);
        replace(entry, after);
        return true;
    }

    /** Puts a thing in the place of what is there; does nothing where there is nothing. */
    void change(@Nullable String key, Function<T, T> next) {
        Plain<T> entry = entry(key);
        if (entry != null) {
            replace(entry, next.apply(entry.now));
        }
    }

    private void replace(Plain<T> entry, T after) {
        if (!after.equals(entry.now)) {
            entry.now = after;
            touch(entry);
        }
    }

    @Nullable T get(@Nullable String key) {
        Plain<T> entry = entry(key);
        return entry == null ? null : entry.now;
    }

    void drop(@Nullable String key) {
        Plain<T> entry = entry(key);
        if (entry != null) {
            remove(entry);
        }
    }

    /** Takes out what the last synchronisation did not name. */
    void sweep() {
        sweep(this::remove);
    }

    /** Takes out those of the things that pass the test and were not named. */
    void sweepOnly(Predicate<? super T> test) {
        sweep(entry -> {
            if (test.test(entry.now)) {
                remove(entry);
            }
        });
    }
}
