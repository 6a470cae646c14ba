package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IntakeTest {

    @Test
    void anErrorOrAnInterruptDoesNotEndTheWorker() throws InterruptedException {
        AtomicInteger worked = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(4);
        Intake intake = new Intake(
                16,
                observation -> {
                    done.countDown();
                    switch (worked.incrementAndGet()) {
                        case 1 -> throw new AssertionError("on purpose");
                        case 2 -> throw new OutOfMemoryError("on purpose");
                        case 3 -> Thread.currentThread().interrupt();
                        default ->
                            assertThat(Thread.currentThread().isInterrupted()).isFalse();
                    }
                },
                () -> {},
                Duration.ofDays(1));
        intake.start();
        for (int i = 0; i < 4; i++) {
            intake.offer(new Observation.Passed(Streams.START));
        }
        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        intake.close();
        assertThat(worked).hasValue(4);
        assertThat(intake.dropped()).isZero();
    }
}
