package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RehearsalTest {
    /** A scene that fails loads half of the classes only; one that hangs holds up everybody's first run. */
    @Test
    void everySceneWorks() throws Exception {
        assertThat(Rehearsal.scenes())
                .isNotEmpty()
                .allSatisfy((line, status) -> assertThat(status).as(line).isZero());
    }
}
