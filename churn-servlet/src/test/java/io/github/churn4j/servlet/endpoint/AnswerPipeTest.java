package io.github.churn4j.servlet.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnswerPipeTest {

    private static final Duration LONG = Duration.ofSeconds(50);

    private final AtomicLong taken = new AtomicLong();

    private AnswerPipe.Allowance allowance(long each) {
        return new AnswerPipe.Allowance(each, 4 * each, taken);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    @Test
    void writesEverythingInOrderThroughAnyBound() throws IOException {
        byte[] content = bytes(3_000_000);
        for (long each : new long[] {1, 20_000, 1 << 24}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (AnswerPipe pipe = new AnswerPipe(out, allowance(each), LONG)) {
                pipe.write(content, 0, 100);
                pipe.flush();
                pipe.write(content, 100, content.length - 101);
                pipe.write(content[content.length - 1]);
                pipe.finish();
            }
            assertThat(out.toByteArray()).isEqualTo(content);
            assertThat(taken).hasValue(0);
        }
    }

    @Test
    void takesAsMuchAsTheBoundFromWhoeverAnswersWhileTheClientTakesNothing() throws IOException {
        CountDownLatch client = new CountDownLatch(1);
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        OutputStream out = new OutputStream() {
            private int free = 64 << 10;

            @Override
            public void write(int b) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] content, int from, int count) throws IOException {
                free -= count;
                if (free < 0) {
                    await(client);
                }
                received.write(content, from, count);
            }
        };
        byte[] content = bytes(1_000_000);
        try (AnswerPipe pipe = new AnswerPipe(out, allowance(2_000_000), LONG)) {
            pipe.write(content, 0, content.length);
            pipe.flush();
            assertThat(pipe.busy()).isTrue();
            assertThat(taken.get()).isGreaterThan(900_000);
            client.countDown();
            pipe.finish();
        }
        assertThat(received.toByteArray()).isEqualTo(content);
        assertThat(taken).hasValue(0);
    }

    @Test
    void givesUpOnAClientThatTakesNothing() throws IOException {
        byte[] content = bytes(400_000);
        try (AnswerPipe pipe = new AnswerPipe(stuck(), allowance(100_000), Duration.ofMillis(300))) {
            assertThatThrownBy(() -> pipe.write(content, 0, content.length))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("takes no answers");
        }
        assertThat(taken).hasValue(0);
        try (AnswerPipe pipe = new AnswerPipe(stuck(), allowance(1_000_000), Duration.ofMillis(300))) {
            pipe.write(content, 0, content.length);
            assertThatThrownBy(pipe::finish).hasMessageContaining("takes no answers");
        }
        assertThat(taken).hasValue(0);
    }

    @Test
    void failsAsTheConnectionFails() throws IOException {
        IOException gone = new IOException("gone");
        OutputStream out = new OutputStream() {
            private int free = 64 << 10;

            @Override
            public void write(int b) throws IOException {
                throw gone;
            }

            @Override
            public void write(byte[] content, int from, int count) throws IOException {
                free -= count;
                if (free < 0) {
                    throw gone;
                }
            }
        };
        byte[] content = bytes(1_000_000);
        try (AnswerPipe pipe = new AnswerPipe(out, allowance(100_000), LONG)) {
            assertThatThrownBy(() -> {
                        pipe.write(content, 0, content.length);
                        pipe.finish();
                    })
                    .isSameAs(gone);
        }
        assertThat(taken).hasValue(0);
    }

    /** A connection that takes 128 KiB and then nothing. */
    private static OutputStream stuck() {
        CountDownLatch client = new CountDownLatch(1);
        return new OutputStream() {
            private int free = 128 << 10;

            @Override
            public void write(int b) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] content, int from, int count) throws IOException {
                free -= count;
                if (free < 0) {
                    await(client);
                }
            }
        };
    }

    private static void await(CountDownLatch client) throws IOException {
        try {
            client.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }
}
