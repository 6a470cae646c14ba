package io.github.churn4j.registry.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.Bundles;
import io.github.churn4j.registry.ModelReference;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.Promotion;
import io.github.churn4j.registry.Signoff;
import io.github.churn4j.registry.s3.FaultyProxy.Fault;
import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class FaultyS3Test {

    private static final S3Server SERVER = S3Server.shared();
    private static final Content OURS = Content.of("ours".getBytes(StandardCharsets.UTF_8));
    private static final Content THEIRS = Content.of("theirs".getBytes(StandardCharsets.UTF_8));
    private static final Signoff BY = new Signoff("alice", "");

    private final S3Root root = S3Root.parse(SERVER.newBucket() + "/r").orElseThrow();
    private final S3Store direct = S3Store.open(root, settings().withEndpoint(SERVER.endpoint()));
    private FaultyProxy proxy;
    private S3Store store;

    private static S3Settings settings() {
        return S3Settings.withDefaults();
    }

    @BeforeEach
    void connect() throws IOException {
        proxy = new FaultyProxy(SERVER.endpoint());
        store = store(Duration.ofSeconds(30), 4);
    }

    private S3Store store(Duration timeout, int tries) {
        S3Settings settings = settings().withEndpoint(proxy.endpoint()).withTimeout(timeout);
        return S3Store.open(root, settings, new Tries(tries, millis -> {}, new Random(1)));
    }

    @AfterEach
    void disconnect() throws IOException {
        store.close();
        direct.close();
        proxy.close();
    }

    /** The first request meets the fault, the others none. */
    private static Function<String, Fault> first(Fault fault) {
        AtomicInteger count = new AtomicInteger();
        return request -> count.getAndIncrement() == 0 ? fault : Fault.NONE;
    }

    private S3Store impatientFor(Fault fault) {
        return fault == Fault.SILENT_BEFORE || fault == Fault.SILENT_AFTER ? store(Duration.ofSeconds(2), 4) : store;
    }

    @ParameterizedTest
    @EnumSource
    void storesOnceWhateverHappensToTheFirstTry(Fault fault) {
        S3Store each = impatientFor(fault);
        proxy.plan(first(fault));

        assertThat(each.putIfAbsent("k", OURS)).isTrue();

        assertThat(direct.get("k", 10)).contains("ours".getBytes(StandardCharsets.UTF_8));
        assertThat(proxy.requests())
                .filteredOn(request -> request.startsWith("PUT "))
                .hasSize(fault == Fault.NONE ? 1 : 2);
        assertThat(direct.putIfAbsent("k", OURS)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "SILENT_.*")
    void losesToAnotherWriterWhateverHappensToTheFirstTry(Fault fault) {
        direct.putIfAbsent("k", THEIRS);
        proxy.plan(first(fault));

        assertThat(store.putIfAbsent("k", OURS)).isFalse();

        assertThat(direct.get("k", 10)).contains("theirs".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void readsAndListsWhateverHappensToTheFirstTry(Fault fault) {
        direct.putIfAbsent("a/k", OURS);
        S3Store each = impatientFor(fault);

        proxy.plan(first(fault));
        assertThat(each.get("a/k", 10)).contains("ours".getBytes(StandardCharsets.UTF_8));
        if (fault != Fault.SILENT_BEFORE && fault != Fault.SILENT_AFTER) { // each of these takes its timeout
            proxy.plan(first(fault));
            assertThat(each.first("a/")).contains("a/k");
            proxy.plan(first(fault));
            assertThat(each.list("", "", 10)).hasSize(1);
            proxy.plan(first(fault));
            assertThat(each.children("")).containsExactly("a");
            proxy.plan(first(fault));
            assertThat(each.stat("a/k")).isPresent();
            proxy.plan(first(fault));
            assertThat(each.touch("a/k")).isTrue();
            proxy.plan(first(fault));
            assertThat(each.delete("a/k")).isTrue();
        }
    }

    @Test
    void readsBackWhenEveryAnswerIsLost() {
        proxy.plan(request -> request.startsWith("PUT ") ? Fault.DROP_AFTER : Fault.NONE);
        assertThat(store.putIfAbsent("k", OURS)).isTrue();
        assertThat(store.putIfAbsent("k", THEIRS)).isFalse();
    }

    @Test
    void doesNotReadBackWhenTheFirstTryIsRefused() {
        direct.putIfAbsent("k", OURS);
        proxy.plan(request -> Fault.NONE);
        assertThat(store.putIfAbsent("k", OURS)).isFalse();
        assertThat(proxy.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_500", "ANSWER_503", "ANSWER_429", "RESET_BEFORE"})
    void givesUpAfterTheLastTry(Fault fault) {
        proxy.plan(request -> request.startsWith("PUT ") ? fault : Fault.NONE);
        assertThatThrownBy(() -> store.putIfAbsent("k", OURS))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("cannot store " + root.address("k") + ": ")
                .hasMessageEndingWith("after 4 tries; try again later");
        assertThat(direct.stat("k")).isEmpty();
        assertThat(proxy.requests())
                .filteredOn(request -> request.startsWith("PUT "))
                .hasSize(4);

        proxy.plan(request -> fault);
        assertThatThrownBy(() -> store.get("k", 1)).isInstanceOf(StoreUnavailableException.class);
        assertThat(proxy.requests()).hasSize(4);
    }

    @Test
    void resolvesAnAliasInTwoRequestsBesidesTheVersion() {
        try (ModelRegistry registry = ModelRegistry.builder(direct).build()) {
            registry.publish(Bundles.model("bank", 1), BY);
            registry.promote(Promotion.of("bank", Alias.CHAMPION, 1, BY));
        }
        proxy.plan(request -> Fault.NONE);
        ModelRegistry.builder(store).build().resolve(ModelReference.of("bank", Alias.CHAMPION));
        assertThat(proxy.requests()).hasSizeLessThanOrEqualTo(3);
        proxy.plan(request -> Fault.NONE);
        ModelRegistry.builder(store).build().aliases("bank");
        assertThat(proxy.requests()).hasSizeLessThanOrEqualTo(2);
    }

    /** Every third request meets a fault. */
    @Test
    void publishesAndPromotesExactlyOnceUnderRandomFaults() {
        Fault[] faults = {
            Fault.ANSWER_500,
            Fault.ANSWER_503,
            Fault.ANSWER_429,
            Fault.RESET_BEFORE,
            Fault.ANSWER_500_AFTER,
            Fault.DROP_AFTER,
            Fault.DROP_AFTER
        };
        Random random = new Random(7);
        AtomicInteger met = new AtomicInteger();
        proxy.plan(request -> {
            boolean fault = random.nextInt(3) == 0;
            met.addAndGet(fault ? 1 : 0);
            return fault ? faults[random.nextInt(faults.length)] : Fault.NONE;
        });
        try (ObjectStore shaky = store(Duration.ofSeconds(30), 12)) {
            ModelRegistry registry = ModelRegistry.builder(shaky).build();
            for (int number = 1; number <= 10; number++) {
                assertThat(registry.publish(Bundles.model("bank", number), BY).number())
                        .isEqualTo(number);
                assertThat(registry.promote(Promotion.of("bank", Alias.CHAMPION, number, BY))
                                .sequence())
                        .isEqualTo(number);
            }
        }
        assertThat(met).hasValueGreaterThan(20);
        ModelRegistry seen = ModelRegistry.builder(direct).build();
        assertThat(seen.versions("bank", Integer.MAX_VALUE, 100)).hasSize(10);
        assertThat(seen.history("bank", Long.MAX_VALUE, 100)).hasSize(10);
    }
}
