package io.github.churn4j.drift.alert;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One try to bring one message to a webhook. Redirects are not followed, for a signed message is meant for one receiver, and
 * the answer's body is not read.
 */
final class WebhookTry {

    /** Statuses after which another try may succeed, those of 500 and above beside. */
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private final WebhookTarget target;
    private final @Nullable WebhookSignature signature;
    private final Duration timeout;
    private final Clock clock;
    private final HttpClient client;

    WebhookTry(WebhookTarget target, @Nullable WebhookSignature signature, Duration timeout, Clock clock) {
        this.target = target;
        this.signature = signature;
        this.timeout = timeout;
        this.clock = clock;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * What became of a try.
     *
     * @param taken whether the receiver took the message
     * @param again whether another try may succeed
     * @param what in words, for the log
     */
    record Outcome(boolean taken, boolean again, String what) {}

    Outcome send(String delivery, byte[] body) throws InterruptedException {
        long timestamp = clock.instant().getEpochSecond();
        HttpRequest.Builder request = HttpRequest.newBuilder(target.address())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "churn4j")
                .header(WebhookSignature.DELIVERY_HEADER, delivery)
                .header(WebhookSignature.TIMESTAMP_HEADER, Long.toString(timestamp))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header(WebhookSignature.SIGNATURE_HEADER, signature.sign(timestamp, body));
        }
        try {
            return outcome(client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode());
        } catch (IOException e) {
            return new Outcome(false, true, e.getClass().getSimpleName());
        }
    }

    private static Outcome outcome(int status) {
        boolean taken = status >= 200 && status < 300;
        return new Outcome(taken, status >= 500 || LATER.contains(status), "status " + status);
    }
}
