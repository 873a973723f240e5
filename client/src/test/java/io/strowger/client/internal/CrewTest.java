package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CrewTest {
    /** The answer to a list of a large PBX is many megabytes. */
    @Test
    void aThreadThatWaitsHoldsOnToNothingThatItDid() throws InterruptedException {
        Crew crew = new Crew(new Threads.Factory("test", null));
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        PhantomReference<Object> answer = completeOne(crew, collected);
        Object gone = null;
        for (int i = 0; i < 100 && gone == null; i++) {
            System.gc();
            gone = collected.remove(50);
        }
        assertThat(gone).isSameAs(answer);
        crew.retire();
    }

    private static PhantomReference<Object> completeOne(Crew crew, ReferenceQueue<Object> collected)
            throws InterruptedException {
        Object answer = new Object();
        AtomicBoolean seen = new AtomicBoolean();
        CountDownLatch done = new CountDownLatch(1);
        crew.take(List.of(() -> {
            seen.set(answer.hashCode() != 0);
            done.countDown();
        }));
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        return new PhantomReference<>(answer, collected);
    }
}
