package io.github.churn4j.servlet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeteredBodyTest {

    private static InputStream failing(IOException e) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw e;
            }

            @Override
            public int read(byte[] to, int from, int count) throws IOException {
                throw e;
            }
        };
    }

    /** A byte at a time, each after a pause. */
    private static InputStream trickle(int bytes, long pauseMillis) {
        return new InputStream() {
            private int left = bytes;

            @Override
            public int read() throws IOException {
                try {
                    Thread.sleep(pauseMillis);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] to, int from, int count) throws IOException {
                int one = read();
                if (one >= 0) {
                    to[from] = (byte) one;
                }
                return one < 0 ? -1 : 1;
            }
        };
    }

    private static int status(Throwable e) {
        return ((ProblemException) e).problem().status();
    }

    @Test
    void passesAWholeBody() throws IOException {
        byte[] body = new byte[5_000];
        MeteredBody metered = new MeteredBody(new ByteArrayInputStream(body), 5_000, Duration.ofSeconds(9), 1_024);
        assertThat(metered.readAllBytes()).isEqualTo(body);
        assertThat(metered.read()).isEqualTo(-1);
    }

    @Test
    void tellsApartWhatIsSlowAndWhatBreaksOff() {
        assertThatThrownBy(() -> new MeteredBody(
                                failing(new IOException(new SocketTimeoutException())), -1, Duration.ofSeconds(9), 1)
                        .read())
                .satisfies(e -> assertThat(status(e)).isEqualTo(408));
        assertThatThrownBy(
                        () -> new MeteredBody(failing(new IOException("reset")), -1, Duration.ofSeconds(9), 1).read())
                .satisfies(e -> assertThat(status(e)).isEqualTo(400));
        assertThatThrownBy(() -> new MeteredBody(new ByteArrayInputStream(new byte[3]), 4, Duration.ofSeconds(9), 1)
                        .readAllBytes())
                .satisfies(e -> assertThat(status(e)).isEqualTo(400));
    }

    @Test
    void endsATrickle() {
        assertThatThrownBy(() -> new MeteredBody(trickle(10_000, 2), -1, Duration.ofMillis(50), 1_024).readAllBytes())
                .satisfies(e -> assertThat(status(e)).isEqualTo(408));
    }

    @Test
    void letsALongBodyPassThatGoesOn() throws IOException {
        MeteredBody metered = new MeteredBody(trickle(200, 2), -1, Duration.ofMillis(300), 10);
        assertThat(metered.readAllBytes()).hasSize(200);
    }

    @Test
    void zeroMeansNoLimit() throws IOException {
        assertThat(new MeteredBody(trickle(20, 1), -1, Duration.ZERO, Long.MAX_VALUE).readAllBytes())
                .hasSize(20);
    }
}
