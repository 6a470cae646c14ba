package io.github.churn4j.drift.alert;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One try to bring one message to a webhook. Redirects are not followed, for a signed message is meant for one receiver. The
 * answer is its status: it counts once its headers are there, and the connection is dropped then, so that a receiver
 * whose body never ends holds nobody up.
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
        return outcome(request.build());
    }

    private Outcome outcome(HttpRequest request) throws InterruptedException {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        CompletableFuture<HttpResponse<Void>> exchange = client.sendAsync(request, head -> {
            status.complete(head.statusCode());
            return HttpResponse.BodySubscribers.discarding();
        });
        exchange.whenComplete((answer, failure) -> {
            if (failure != null) {
                status.completeExceptionally(failure);
            }
        });
        try {
            return outcome(status.get(2 * timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return new Outcome(false, true, name(e.getCause()));
        } catch (TimeoutException e) { // the client's own ends sooner
            return new Outcome(false, true, name(e));
        } finally {
            exchange.cancel(true); // the body
        }
    }

    private static String name(@Nullable Throwable failure) {
        Throwable told =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return told == null ? "no answer" : told.getClass().getSimpleName();
    }

    private static Outcome outcome(int status) {
        boolean taken = status >= 200 && status < 300;
        return new Outcome(taken, status >= 500 || LATER.contains(status), "status " + status);
    }
}
