package io.strowger.simulator.internal.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of work in a world, and its clock. */
final class WorldTest {
    private final World world = new World(Instant.EPOCH, 1);
    private final List<String> done = new ArrayList<>();

    @Test
    void doesWorkInTheOrderOfItsTimes() {
        world.run(() -> {
            world.after(Duration.ofSeconds(2), () -> note("c"));
            world.after(Duration.ofSeconds(1), () -> {
                note("a");
                world.soon(() -> note("b"));
            });
            world.after(Duration.ofSeconds(2), () -> note("d"));
            world.after(Duration.ofSeconds(3), () -> note("never")).cancel();
            world.after(Duration.ofSeconds(4), () -> note("late"));
        });
        assertThat(done).isEmpty();
        world.advance(Duration.ofSeconds(3));
        assertThat(done).containsExactly("a@1", "b@1", "c@2", "d@2");
        assertThat(world.<Instant>ask(world::now)).isEqualTo(Instant.ofEpochSecond(3));
    }

    @Test
    void doesAtOnceWhatIsDueAtOnce() {
        world.run(() -> {
            world.after(Duration.ZERO, () -> note("b"));
            world.soon(() -> note("c"));
            note("a");
        });
        assertThat(done).containsExactly("a@0", "b@0", "c@0");
    }

    @Test
    void isTouchedOnlyFromInside() {
        assertThatThrownBy(() -> world.soon(() -> {})).isInstanceOf(IllegalStateException.class);
    }

    private void note(String what) {
        done.add(what + "@" + world.now().getEpochSecond());
    }
}
