package io.github.churn4j.drift.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    private static final byte[] BODY = "{\"type\":\"drift.opened\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.ofEpochSecond(1_772_366_400);
    private static final Duration MINUTES = Duration.ofMinutes(5);
    private static final WebhookSignature SIGNATURE = WebhookSignature.of("a-secret-of-both-sides");

    /**
     * Python 3.11: {@code hmac.new(b"a-secret-of-both-sides", b'1772366400.{"type":"drift.opened"}',
     * hashlib.sha256).hexdigest()}.
     */
    @Test
    void isHmacSha256OfTimeAndBody() {
        assertThat(SIGNATURE.sign(1_772_366_400, BODY))
                .isEqualTo("v1=0145d878b978f48949427917b50cac4e70b12d9eceb4428d2df2e9f0908d2793");
    }

    private static boolean verify(String signature, String timestamp, byte[] body) {
        return SIGNATURE.verify(signature, timestamp, body, NOW, MINUTES);
    }

    @Test
    void believesOnlyTheSameBodyTimeAndSecretOfAMomentAgo() {
        String signature = SIGNATURE.sign(NOW.getEpochSecond(), BODY);
        String now = Long.toString(NOW.getEpochSecond());
        assertThat(verify(signature, now, BODY)).isTrue();
        assertThat(verify(signature, now, new byte[] {1})).isFalse();
        assertThat(verify(signature, Long.toString(NOW.getEpochSecond() + 1), BODY))
                .isFalse();
        assertThat(verify(signature, "", BODY)).isFalse();
        assertThat(verify(signature, Long.toString(Long.MIN_VALUE), BODY)).isFalse();
        assertThat(verify("", now, BODY)).isFalse();
        assertThat(verify(signature.replace("v1=", "v2="), now, BODY)).isFalse();
        assertThat(WebhookSignature.of("another-secret-of-somebody").verify(signature, now, BODY, NOW, MINUTES))
                .isFalse();
        for (long off : new long[] {301, -301}) {
            long then = NOW.getEpochSecond() + off;
            assertThat(verify(SIGNATURE.sign(then, BODY), Long.toString(then), BODY))
                    .as("%d seconds off", off)
                    .isFalse();
        }
    }
}
