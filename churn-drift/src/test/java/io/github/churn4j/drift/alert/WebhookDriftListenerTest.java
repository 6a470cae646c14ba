package io.github.churn4j.drift.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.drift.stream.MeanChangeEvent;
import io.github.churn4j.drift.stream.ScoreChange;
import io.github.churn4j.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebhookDriftListenerTest {

    private static final String SECRET = "a-secret-of-both-sides";
    private static final Instant NOW = Instant.ofEpochSecond(1_772_366_400);

    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());

    private WebhookDriftListener.Builder to(WebhookReceiver receiver) {
        return WebhookDriftListener.builder(receiver.address())
                .secret(SECRET)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .waits(Duration.ofSeconds(1), Duration.ofSeconds(20))
                .pause((time, closing) -> waits.add(time));
    }

    private static JsonNode json(WebhookReceiver.Received request) {
        return Json.read(new String(request.body(), StandardCharsets.UTF_8), "the request");
    }

    /** Waits, without counting the seconds, until the receiver has what it is to have. */
    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void sendsWhatDriftedSigned() {
        try (WebhookReceiver receiver = new WebhookReceiver(n -> 204)) {
            WebhookDriftListener listener = to(receiver).build();
            listener.drift(TestDriftEvents.opened(3));
            listener.close();
            assertThat(listener.delivered()).isOne();
            WebhookReceiver.Received request = receiver.received().get(0);
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(request.header("Churn4j-Timestamp")).isEqualTo("1772366400");
            assertThat(WebhookSignature.of(SECRET)
                            .verify(
                                    request.header("Churn4j-Signature"),
                                    request.header("Churn4j-Timestamp"),
                                    request.body(),
                                    NOW.plusSeconds(10),
                                    Duration.ofMinutes(5)))
                    .isTrue();
            JsonNode body = json(request);
            assertThat(body.path("type").asText()).isEqualTo("drift.opened");
            assertThat(body.path("id").asText()).isEqualTo(request.header("Churn4j-Delivery"));
            assertThat(body.path("model").asText()).isEqualTo("bank-churn");
            assertThat(body.path("model_version").asText()).isEqualTo("7");
            assertThat(body.at("/episode/number").asInt()).isEqualTo(3);
            assertThat(body.at("/episode/alarms/0/smallest_p_value").asDouble()).isEqualTo(3e-12);
            assertThat(body.at("/window/rows").asInt()).isEqualTo(500);
            assertThat(body.at("/window/drifted")).hasSize(1);
            assertThat(body.at("/window/drifted/0/column").asText()).isEqualTo("Total_Trans_Amt");
        }
    }

    @Test
    void sendsThatTheErrorChanged() {
        try (WebhookReceiver receiver = new WebhookReceiver(n -> 204)) {
            WebhookDriftListener listener = to(receiver).build();
            listener.changed(new MeanChangeEvent("bank-churn", "7", new ScoreChange(NOW, 900, .0625, .25, 2)));
            listener.close();
            JsonNode body = json(receiver.received().get(0));
            assertThat(body.path("type").asText()).isEqualTo("drift.error_changed");
            assertThat(body.path("id").asText())
                    .isEqualTo(receiver.received().get(0).header("Churn4j-Delivery"))
                    .contains("/error_changed/2/");
            assertThat(body.at("/change/before").asDouble()).isEqualTo(.0625);
            assertThat(body.at("/change/after").asDouble()).isEqualTo(.25);
        }
    }

    @Test
    void signsNothingWithoutASecret() {
        try (WebhookReceiver receiver = new WebhookReceiver(n -> 200)) {
            WebhookDriftListener listener =
                    WebhookDriftListener.builder(receiver.address()).build();
            listener.drift(TestDriftEvents.opened(1));
            listener.close();
            assertThat(receiver.received().get(0).header("Churn4j-Signature")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 408, 425, 429, -1})
    void triesAgainWhatMayStillSucceed(int first) {
        CountDownLatch taken = new CountDownLatch(1);
        try (WebhookReceiver receiver = new WebhookReceiver(n -> {
            if (n <= 2) {
                return first;
            }
            taken.countDown();
            return 200;
        })) {
            WebhookDriftListener listener = to(receiver).build();
            listener.drift(TestDriftEvents.opened(1));
            assertThat(taken.await(30, TimeUnit.SECONDS)).isTrue();
            listener.close();
            assertThat(listener.delivered()).isOne();
            assertThat(listener.failed()).isZero();
            assertThat(receiver.received()).hasSize(3);
            assertThat(receiver.received().stream()
                            .map(r -> r.header("Churn4j-Delivery"))
                            .distinct())
                    .as("one name for all tries")
                    .hasSize(1);
            assertThat(waits).hasSize(2);
            assertThat(waits.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
            assertThat(waits.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void triesAgainWhatIsNotAnsweredInTime() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        try (WebhookReceiver receiver = new WebhookReceiver(n -> {
            if (n == 1) {
                never.await();
            }
            taken.countDown();
            return 200;
        })) {
            WebhookDriftListener listener =
                    to(receiver).timeout(Duration.ofMillis(200)).build();
            listener.drift(TestDriftEvents.opened(1));
            await(taken);
            listener.close();
            never.countDown();
            assertThat(listener.delivered()).isOne();
            assertThat(waits).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404, 410})
    void givesUpWhatTheReceiverRefuses(int status) {
        try (WebhookReceiver receiver = new WebhookReceiver(n -> status)) {
            WebhookDriftListener listener = to(receiver).build();
            listener.drift(TestDriftEvents.opened(1));
            listener.close();
            assertThat(receiver.received()).hasSize(1);
            assertThat(listener.failed()).isOne();
            assertThat(waits).isEmpty();
        }
    }

    @Test
    void givesUpAfterTheLastTry() throws InterruptedException {
        CountDownLatch tried = new CountDownLatch(4);
        try (WebhookReceiver receiver = new WebhookReceiver(n -> {
            tried.countDown();
            return 500;
        })) {
            WebhookDriftListener listener = to(receiver).attempts(4).build();
            listener.drift(TestDriftEvents.opened(1));
            await(tried);
            listener.close();
            assertThat(receiver.received()).hasSize(4);
            assertThat(listener.failed()).isOne();
            assertThat(listener.delivered()).isZero();
            assertThat(waits).hasSize(3);
        }
    }

    @Test
    void keepsTheOrderWhileOneIsTriedAgain() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(5);
        try (WebhookReceiver receiver = new WebhookReceiver(n -> {
            all.countDown();
            return n <= 2 ? 500 : 200;
        })) {
            WebhookDriftListener listener = to(receiver).build();
            listener.drift(TestDriftEvents.opened(1));
            listener.drift(TestDriftEvents.closed(1));
            listener.drift(TestDriftEvents.opened(2));
            await(all);
            listener.close();
            assertThat(receiver.received())
                    .extracting(r -> json(r).at("/episode/number").asInt()
                            + json(r).path("type").asText())
                    .containsExactly(
                            "1drift.opened", "1drift.opened", "1drift.opened", "1drift.closed", "2drift.opened");
        }
    }

    @Test
    void dropsAndCountsWhatDoesNotFitAndMakesNobodyWait() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (WebhookReceiver receiver = new WebhookReceiver(n -> {
            busy.countDown();
            go.await();
            return 200;
        })) {
            WebhookDriftListener listener = to(receiver).capacity(2).build();
            listener.drift(TestDriftEvents.opened(1));
            await(busy);
            for (int i = 2; i <= 10; i++) {
                listener.drift(TestDriftEvents.opened(i));
            }
            assertThat(listener.dropped()).isEqualTo(7);
            go.countDown();
            listener.close();
            assertThat(listener.delivered()).isEqualTo(3);
            listener.drift(TestDriftEvents.opened(11));
            assertThat(listener.dropped()).as("closed").isEqualTo(8);
        }
    }

    @Test
    void doesNotWaitForABodyThatNeverEnds() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(2);
        try (WebhookReceiver receiver = new WebhookReceiver(n -> {
            second.countDown();
            return WebhookReceiver.DRIPS;
        })) {
            WebhookDriftListener listener =
                    to(receiver).patience(Duration.ofSeconds(30)).build();
            listener.drift(TestDriftEvents.opened(1));
            listener.drift(TestDriftEvents.closed(1));
            await(second);
            listener.close();
            assertThat(listener.delivered()).isEqualTo(2);
            assertThat(receiver.received()).hasSize(2);
        }
    }

    @Test
    void replicasGiveTheSameEventIdentifiersOfTheirOwn() {
        try (WebhookReceiver receiver = new WebhookReceiver(n -> 204)) {
            for (String instance : new String[] {"a", "b", "c d", "", ""}) {
                WebhookDriftListener.Builder builder = to(receiver);
                WebhookDriftListener listener = (instance.isEmpty() ? builder : builder.instance(instance)).build();
                listener.drift(TestDriftEvents.opened(3));
                listener.close();
            }
            List<String> names = receiver.received().stream()
                    .map(r -> r.header("Churn4j-Delivery"))
                    .toList();
            assertThat(names).doesNotHaveDuplicates().startsWith("a/bank-churn/7/3/opened/1772366400");
            assertThat(names.get(2)).startsWith("c_d/bank-churn/");
        }
        assertThatThrownBy(() -> WebhookDriftListener.builder("https://hooks.example.com/x")
                        .instance(" "))
                .hasMessageContaining("instance of the webhook has 1 characters");
    }

    @Test
    void closesWhileItWaitsForTheNextTry() throws InterruptedException {
        CountDownLatch tried = new CountDownLatch(1);
        try (WebhookReceiver receiver = new WebhookReceiver(n -> {
            tried.countDown();
            return 500;
        })) {
            WebhookDriftListener listener = WebhookDriftListener.builder(receiver.address())
                    .waits(Duration.ofHours(1), Duration.ofHours(1))
                    .build();
            listener.drift(TestDriftEvents.opened(1));
            listener.drift(TestDriftEvents.opened(2));
            await(tried);
            listener.close();
            assertThat(listener.failed()).isEqualTo(2);
            assertThat(receiver.received().size()).isBetween(2, 3); // once more each
        }
    }

    @Test
    void closesWhileTheReceiverHangs() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (WebhookReceiver receiver = new WebhookReceiver(n -> {
            busy.countDown();
            never.await();
            return 200;
        })) {
            WebhookDriftListener listener =
                    to(receiver).patience(Duration.ofMillis(50)).build();
            listener.drift(TestDriftEvents.opened(1));
            listener.drift(TestDriftEvents.opened(2));
            await(busy);
            listener.close();
            listener.close();
            never.countDown();
            assertThat(listener.failed()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.com/x",
                "ftp://hooks.example.com/x",
                "file:///etc/passwd",
                "https:///x",
                "https://hooks.example.com/hidden path",
                "https://user:hidden@hooks.example.com/hidden",
                "https://hooks.example.com/hidden#hidden"
            })
    void refusesAddressesThatAreNoneAndRepeatsNoSecretOfThem(String address) {
        assertThatThrownBy(() -> WebhookDriftListener.builder(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the webhook's address")
                .hasMessageContaining("expected")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        WebhookDriftListener.Builder builder = WebhookDriftListener.builder("https://hooks.example.com/x");
        assertThatThrownBy(() -> builder.secret("short")).hasMessageNotContaining("short");
        assertThatThrownBy(() -> builder.attempts(0))
                .hasMessageContaining("attempts")
                .hasMessageContaining("0");
        assertThatThrownBy(() -> builder.capacity(0)).hasMessageContaining("capacity");
        assertThatThrownBy(() -> builder.timeout(Duration.ZERO)).hasMessageContaining("timeout");
        assertThatThrownBy(() -> builder.waits(Duration.ofSeconds(-1), Duration.ofDays(1)))
                .hasMessageContaining("first wait");
    }

    @Test
    void showsThePlaceOnly() {
        assertThat(WebhookTarget.of("https://hooks.example.com:8443/services/hidden?key=hidden"))
                .hasToString("https://hooks.example.com:8443");
    }
}
