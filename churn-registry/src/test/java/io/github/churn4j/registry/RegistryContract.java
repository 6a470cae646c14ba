package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ModelSource;
import io.github.churn4j.ServedModel;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.CorruptObjectException;
import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a registry must do on every store. */
public abstract class RegistryContract extends RegistryFixture {

    @TempDir
    Path folder;

    private final List<String> calls = new ArrayList<>();
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private boolean away;
    private ObjectStore store;
    private ModelRegistry registry;

    @BeforeEach
    void openRegistry() {
        store = new WatchedStore(open(), (call, key, done) -> {
            if (!done) {
                calls.add(call + " " + key);
                if (away) {
                    throw new StoreUnavailableException(key + ": the test took the store away");
                }
            }
        });
        registry = another(store);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private ModelRegistry another(ObjectStore on) {
        return ModelRegistry.builder(on).clock(clock).build();
    }

    private ModelRegistry cached() {
        return ModelRegistry.builder(store)
                .clock(clock)
                .cache(folder.resolve("cache"))
                .build();
    }

    private void later() {
        now = now.plus(Duration.ofHours(1));
    }

    private ModelVersion publish(long seed) {
        return registry.publish(Bundles.model(NAME, seed), BY);
    }

    private RegistryEvent champion(int version) {
        return registry.promote(Promotion.of(NAME, Alias.CHAMPION, version, BY));
    }

    private ModelVersion resolve(String reference) {
        return registry.resolve(ModelReference.parse(reference));
    }

    private AliasState championState() {
        return state(registry.aliases(NAME), Alias.CHAMPION);
    }

    private static AliasState state(Map<Alias, AliasState> aliases, Alias alias) {
        return Optional.ofNullable(aliases.get(alias)).orElseThrow();
    }

    // ---- publishing

    @Test
    void numbersVersionsFromOneAndChainsThem() {
        ModelVersion first = publish(1);
        champion(1);
        later();
        ModelVersion second = publish(2);

        assertThat(List.of(first.number(), second.number())).containsExactly(1, 2);
        assertThat(first.published()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(first.parent()).isEmpty();
        assertThat(second.parent()).hasValue(1);
        assertThat(first.signoff()).isEqualTo(BY);
        assertThat(second.reference()).hasToString("bank-churn@2");
        assertThat(registry.versions(NAME, Integer.MAX_VALUE, 10)).containsExactly(second, first);
        assertThat(registry.versions(NAME, 2, 10)).containsExactly(first);
        assertThat(registry.versions(NAME, Integer.MAX_VALUE, 1)).containsExactly(second);
        assertThat(registry.versions(NAME, Integer.MIN_VALUE, 1)).isEmpty();
        assertThat(registry.history(NAME, Long.MIN_VALUE, 1)).isEmpty();
        assertThat(registry.names()).containsExactly(NAME);
    }

    @Test
    void summarisesTheModel() {
        ModelSummary summary = publish(1).summary();
        ChurnModel model = Bundles.model(NAME, 1);

        assertThat(summary.algorithm()).isEqualTo("logistic");
        assertThat(summary.features()).isEqualTo(model.schema().features().size());
        assertThat(summary.dataSha256()).isEqualTo("0".repeat(64));
        assertThat(summary.dataRows()).isEqualTo(60);
        assertThat(summary.codeRevision()).contains("abc");
        assertThat(summary.metrics())
                .containsKeys("crossValidation.rocAuc", "holdout.rocAuc")
                .containsEntry("crossValidation.brier", .05)
                .containsEntry("holdout.brier", .06);
    }

    @Test
    void answersTheSameVersionForTheSameBundle() {
        ModelVersion first = publish(1);
        publish(2);
        later();

        assertThat(publish(1)).isEqualTo(first);
        assertThat(another(open()).publish(Bundles.model(NAME, 1), new Signoff("bob", "")))
                .isEqualTo(first);
        assertThat(registry.versions(NAME, Integer.MAX_VALUE, 10)).hasSize(2);
    }

    @Test
    void publishesOneBundleUnderTwoNames() {
        ChurnModel model = Bundles.model(NAME, 1);
        ModelVersion here = registry.publish(model, BY);
        ModelVersion there = registry.publish("other", model, BY);

        assertThat(there.sha256()).isEqualTo(here.sha256());
        assertThat(there.number()).isEqualTo(1);
        assertThat(registry.names()).containsExactly(NAME, "other");
        assertThat(registry.load(ModelReference.of("other", 1)).sha256()).isEqualTo(model.sha256());
    }

    @Test
    void findsTheNewestOfManyInFewRequests() {
        for (int seed = 1; seed <= 21; seed++) {
            publish(seed);
        }
        ModelRegistry cold = another(store);
        calls.clear();
        assertThat(cold.resolve(ModelReference.latest(NAME)).number()).isEqualTo(21);
        assertThat(calls).hasSizeLessThanOrEqualTo(2 * 6);
        calls.clear();
        assertThat(cold.resolve(ModelReference.latest(NAME)).number()).isEqualTo(21);
        assertThat(calls).hasSize(1);
    }

    @Test
    void refusesToBuildOnABundleOfAnotherSize() {
        ChurnModel model = Bundles.model(NAME, 1);
        store.putIfAbsent(Layout.blob(model.sha256()), Content.of(new byte[] {1}));

        assertThatThrownBy(() -> registry.publish(model, BY))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining(Layout.blob(model.sha256()))
                .hasMessageContaining("1 bytes, expected " + model.size());
        assertThat(registry.names()).isEmpty();
    }

    @Test
    void refusesToBuildOnABundleThatHasRotted() {
        ChurnModel model = Bundles.model(NAME, 1);
        byte[] rotted = new byte[(int) model.size()];
        store.putIfAbsent(Layout.blob(model.sha256()), Content.of(rotted));
        assertThatThrownBy(() -> registry.publish(model, BY))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining(Layout.blob(model.sha256()));
        assertThat(registry.names()).isEmpty();
    }

    @Test
    void looksEverywhereIfAnIntentIsDamaged() {
        ModelVersion first = publish(1);
        publish(2);
        String intent = Layout.intent(NAME, first.sha256());
        store.delete(intent);
        store.putIfAbsent(intent, Content.of(new byte[] {'x'}));

        assertThat(publish(1)).isEqualTo(first);
    }

    @Test
    void writesTheSameBytesForTheSameClockAndNonces() {
        byte[][] written = new byte[2][];
        for (int i = 0; i < 2; i++) {
            ModelRegistry fixed = ModelRegistry.builder(store)
                    .clock(clock)
                    .nonces(() -> "0".repeat(32))
                    .build();
            fixed.publish("twin", Bundles.model(NAME, 1), BY);
            String key = Layout.version("twin", 1);
            written[i] = store.get(key, SealedDocument.LARGEST).orElseThrow();
            store.delete(key);
        }
        assertThat(written[0]).isEqualTo(written[1]);
    }

    @Test
    void neverDatesAVersionOrEventBeforeTheOneBefore() {
        ModelVersion first = publish(1);
        RegistryEvent promoted = champion(1);
        now = now.minusSeconds(60);

        assertThat(publish(2).published()).isEqualTo(first.published());
        assertThat(champion(2).time()).isEqualTo(promoted.time());
    }

    // ---- reading

    @Test
    void loadsWhatWasPublished() {
        ChurnModel model = Bundles.model(NAME, 1);
        registry.publish(model, BY);
        champion(1);

        assertThat(registry.load(NAME, Alias.CHAMPION).sha256()).isEqualTo(model.sha256());
        assertThat(registry.load(ModelReference.parse("bank-churn@1")).name()).isEqualTo(NAME);
        assertThat(registry.load(ModelReference.parse("bank-churn@latest")).sha256())
                .isEqualTo(model.sha256());
    }

    @Test
    void resolvesAnAliasInTwoRequestsAndAnUnchangedOneInOne() {
        publish(1);
        champion(1);
        ModelRegistry cold = another(store);
        ModelReference champion = ModelReference.of(NAME, Alias.CHAMPION);
        calls.clear();
        cold.resolve(champion);
        assertThat(calls)
                .containsExactly(
                        "first " + Layout.events(NAME),
                        "get " + Layout.event(NAME, 1),
                        "get " + Layout.version(NAME, 1));
        calls.clear();
        cold.resolve(champion);
        assertThat(calls).containsExactly("first " + Layout.events(NAME));
    }

    @Test
    void resolvesAsOfAnInstant() {
        Instant begin = now;
        List<Instant> promoted = new ArrayList<>();
        for (int version = 1; version <= 7; version++) {
            later();
            publish(version);
            later();
            promoted.add(champion(version).time());
        }
        for (int version = 1; version <= 7; version++) {
            Instant at = promoted.get(version - 1);
            ModelReference champion = ModelReference.of(NAME, Alias.CHAMPION);
            assertThat(registry.resolve(champion.asOf(at)).number()).isEqualTo(version);
            assertThat(registry.resolve(champion.asOf(at.plusSeconds(1800))).number())
                    .isEqualTo(version);
            assertThat(registry.resolve(ModelReference.latest(NAME).asOf(at)).number())
                    .isEqualTo(version);
        }
        for (ModelReference reference : List.of(ModelReference.of(NAME, Alias.CHAMPION), ModelReference.latest(NAME))) {
            assertThatThrownBy(() -> registry.resolve(reference.asOf(begin)))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining(reference.asOf(begin).toString());
        }
    }

    @Test
    void tellsWhatIsNotThere() {
        assertThatThrownBy(() -> resolve("bank-churn@latest"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no model \"bank-churn\"");
        assertThat(registry.versions(NAME, Integer.MAX_VALUE, 1)).isEmpty();
        assertThat(registry.aliases(NAME)).isEmpty();
        assertThat(registry.sequence(NAME)).isZero();
        assertThat(registry.history(NAME, Long.MAX_VALUE, 1)).isEmpty();
        publish(1);
        assertThatThrownBy(() -> resolve("bank-churn@2"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("bank-churn has no version 2, its newest is 1");
        assertThatThrownBy(() -> resolve("bank-churn@champion")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> champion(2))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("newest is 1");
        assertThatThrownBy(() -> registry.review(NAME, 2)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> registry.approve(NAME, 2, BY)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> registry.rollback(NAME, Alias.CHAMPION, BY)).isInstanceOf(NotFoundException.class);
        assertThat(registry.sequence(NAME)).isZero();
    }

    @Test
    void refusesADamagedBundle() {
        ModelVersion version = publish(1);
        String key = Layout.blob(version.sha256());
        byte[] bytes = store.get(key, BundleShelf.LARGEST).orElseThrow();
        bytes[bytes.length / 2] ^= 1;
        replace(key, bytes);
        assertThatThrownBy(() -> registry.load(version.reference()))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining(key + " is damaged: its SHA-256 is ");
        store.delete(key);
        assertThatThrownBy(() -> registry.load(version.reference()))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining("it is missing");
    }

    private void replace(String key, byte[] bytes) {
        store.delete(key);
        store.putIfAbsent(key, Content.of(bytes));
    }

    @Test
    void refusesAVersionThatIsNotWhatTheAliasMeant() {
        publish(1);
        champion(1);
        store.delete(Layout.version(NAME, 1));
        another(open()).publish(Bundles.model(NAME, 2), BY);
        ModelRegistry cold = another(store);

        assertThatThrownBy(() -> cold.resolve(ModelReference.of(NAME, Alias.CHAMPION)))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining(Layout.version(NAME, 1))
                .hasMessageContaining("\"champion\" was pointed at");
    }

    // ---- promoting

    @Test
    void movesSeveralAliasesInOneEvent() {
        publish(1);
        ModelVersion second = publish(2);
        champion(1);
        RegistryEvent event = registry.promote(new Promotion(
                NAME,
                List.of(Move.of(Alias.CHALLENGER, 1), Move.of(Alias.CHAMPION, 2)),
                OptionalLong.of(1),
                BY,
                List.of(new GateResult("floor", true, "fine", Map.of("rocAuc", .9))),
                false));

        assertThat(event.sequence()).isEqualTo(2);
        assertThat(event.aliases().get(Alias.CHAMPION)).isEqualTo(new AliasState(2, second.sha256(), 2, 1));
        assertThat(state(event.aliases(), Alias.CHALLENGER).version()).isEqualTo(1);
        assertThat(registry.aliases(NAME)).isEqualTo(event.aliases());
        assertThat(registry.history(NAME, Long.MAX_VALUE, 1)).containsExactly(event);
        registry.promote(new Promotion(
                NAME, List.of(Move.removing(Alias.CHALLENGER)), OptionalLong.empty(), BY, List.of(), false));
        assertThat(registry.aliases(NAME)).containsOnlyKeys(Alias.CHAMPION);
        assertThat(registry.history(NAME, 3, 10))
                .extracting(RegistryEvent::sequence)
                .containsExactly(2L, 1L);
    }

    @Test
    void appendsAnEventForEveryPromotionAlsoWithoutEffect() {
        publish(1);
        champion(1);
        assertThat(champion(1).sequence()).isEqualTo(2);
        assertThat(registry.sequence(NAME)).isEqualTo(2);
    }

    @Test
    void passesOverKeysThatAreNoEvents() {
        String stray = Layout.event(NAME, 2) + "-being-written";
        store.putIfAbsent(stray, Content.of(new byte[] {1}));
        assertThat(registry.sequence(NAME)).isZero();
        publish(1);
        assertThat(champion(1).sequence()).isEqualTo(1);
        assertThat(resolve(NAME + "@champion").number()).isEqualTo(1);
        assertThat(champion(1).sequence()).isEqualTo(2);
        assertThat(another(store).history(NAME, Long.MAX_VALUE, 10)).hasSize(2);
    }

    @Test
    void refusesWhatTheCallerDidNotExpect() {
        publish(1);
        champion(1);
        Promotion stale = Promotion.of(NAME, Alias.CHALLENGER, 1, BY).expecting(0);

        assertThatThrownBy(() -> registry.promote(stale))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("is 1, expected 0");
        assertThat(registry.promote(stale.expecting(1)).sequence()).isEqualTo(2);
    }

    @Test
    void refusesFailedGatesUnlessForced() {
        publish(1);
        GateResult failed = new GateResult("floor", false, "rocAuc .7 is below .8", Map.of("rocAuc", .7));
        Promotion promotion = Promotion.of(NAME, Alias.CHAMPION, 1, BY).with(List.of(failed));

        assertThatThrownBy(() -> registry.promote(promotion))
                .hasMessageContaining("rocAuc .7 is below .8")
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.failed()).containsExactly(failed));
        RegistryEvent event = registry.promote(promotion.byForce());
        assertThat(event.forced()).isTrue();
        assertThat(event.evidence()).containsExactly(failed);
    }

    @Test
    void refusesRejectedVersionsUnlessForcedOrApprovedAgain() {
        publish(1);
        registry.reject(NAME, 1, BY);

        assertThatThrownBy(() -> champion(1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("rejected");
        assertThat(registry.promote(Promotion.of(NAME, Alias.CHAMPION, 1, BY).byForce())
                        .forced())
                .isTrue();
        registry.approve(NAME, 1, BY);
        assertThat(champion(1).sequence()).isEqualTo(4);
    }

    // ---- rolling back

    @Test
    void rollsBackFurtherEachTime() {
        for (int version = 1; version <= 3; version++) {
            publish(version);
            champion(version);
        }
        RegistryEvent back = registry.rollback(NAME, Alias.CHAMPION, BY);
        assertThat(back.kind()).isEqualTo(RegistryEvent.Kind.ROLLED_BACK);
        assertThat(championState().version()).isEqualTo(2);
        registry.rollback(NAME, Alias.CHAMPION, BY);
        assertThat(championState().version()).isEqualTo(1);
        assertThatThrownBy(() -> registry.rollback(NAME, Alias.CHAMPION, BY))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("before version 1");
        champion(3);
        registry.rollback(NAME, Alias.CHAMPION, BY);
        assertThat(championState().version()).isEqualTo(1);
    }

    @Test
    void rollsBackOverRejectedVersionsAndMovesWithoutEffect() {
        for (int version = 1; version <= 3; version++) {
            publish(version);
            champion(version);
        }
        champion(3);
        registry.reject(NAME, 2, BY);

        registry.rollback(NAME, Alias.CHAMPION, BY);
        assertThat(championState().version()).isEqualTo(1);
        assertThat(championState().before()).isZero();
    }

    // ---- reviewing

    @Test
    void keepsWhatPeopleSay() {
        publish(1);
        publish(2);
        assertThat(registry.review(NAME, 1)).isEqualTo(Review.NONE);
        champion(2);
        registry.tag(NAME, 1, Map.of("region", "north", "old", "x"), BY);
        registry.reject(NAME, 2, BY);
        registry.tag(NAME, 1, Map.of("old", "", "team", "crm"), BY);
        RegistryEvent event = registry.approve(NAME, 1, BY);

        Review expected = new Review(Review.Status.APPROVED, Map.of("region", "north", "team", "crm"));
        assertThat(registry.review(NAME, 1)).isEqualTo(expected);
        assertThat(event.review()).contains(new RegistryEvent.Reviewed(1, expected));
        assertThat(state(event.aliases(), Alias.CHAMPION).version()).isEqualTo(2);
        assertThat(registry.review(NAME, 2).status()).isEqualTo(Review.Status.REJECTED);
        assertThat(another(open()).review(NAME, 1)).isEqualTo(expected);
    }

    @Test
    void passesOverMarkersOfReviewsThatDidNotHappen() {
        publish(1);
        registry.approve(NAME, 1, BY);
        champion(1);
        store.putIfAbsent(Layout.review(NAME, 1, 2), Content.of(new byte[] {1})); // lost its place to the promotion
        store.putIfAbsent(Layout.review(NAME, 1, 3), Content.of(new byte[] {1})); // died before its event

        assertThat(registry.review(NAME, 1).status()).isEqualTo(Review.Status.APPROVED);
    }

    @Test
    void refusesTagsThatAreTooMuch() {
        publish(1);
        assertThatThrownBy(() -> registry.tag(NAME, 1, Map.of("", "x"), BY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> registry.tag(NAME, 1, Map.of("a", "x".repeat(1001)), BY))
                .isInstanceOf(IllegalArgumentException.class);
        for (int i = 0; i < 100; i++) {
            String tag = "t" + i;
            if (i % 50 == 0) {
                registry.tag(
                        NAME,
                        1,
                        Stream.iterate(i, n -> n + 1).limit(50).collect(Collectors.toMap(n -> "t" + n, n -> tag)),
                        BY);
            }
        }
        assertThatThrownBy(() -> registry.tag(NAME, 1, Map.of("one-more", "x"), BY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("101 tags");
    }

    // ---- history that was tampered with

    @Test
    void noticesAHistoryThatBecameShorterOrAnother() {
        publish(1);
        champion(1);
        RegistryEvent second = champion(1);
        byte[] bytes = store.get(Layout.event(NAME, 2), SealedDocument.LARGEST).orElseThrow();
        ModelRegistry reader = cached();
        assertThat(reader.aliases(NAME)).hasSize(1);

        store.delete(Layout.event(NAME, 2));
        for (ModelRegistry each : List.of(registry, reader, cached())) {
            assertThatThrownBy(() -> each.resolve(ModelReference.of(NAME, Alias.CHAMPION)))
                    .isInstanceOf(CorruptObjectException.class)
                    .hasMessageContaining("history was rewritten: the newest event is 1, but event 2 was seen");
        }
        RegistryEvent other = another(open()).promote(Promotion.of(NAME, Alias.CHAMPION, 1, BY));
        assertThat(other.sequence()).isEqualTo(second.sequence());
        assertThatThrownBy(() -> cached().aliases(NAME))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining("event 2 is another one");
        another(open()).promote(Promotion.of(NAME, Alias.CHAMPION, 1, BY));
        assertThatThrownBy(() -> reader.aliases(NAME))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining("event 2 is another one");
        store.delete(Layout.event(NAME, 3));
        replace(Layout.event(NAME, 2), bytes);
        assertThat(reader.aliases(NAME)).hasSize(1);
    }

    @Test
    void noticesABrokenChainWhileListing() {
        publish(1);
        champion(1);
        champion(1);
        store.delete(Layout.event(NAME, 2));
        byte[] first = store.get(Layout.event(NAME, 1), SealedDocument.LARGEST).orElseThrow();
        store.delete(Layout.event(NAME, 1));
        another(open()).promote(Promotion.of(NAME, Alias.CHAMPION, 1, BY));
        another(open()).promote(Promotion.of(NAME, Alias.CHAMPION, 1, BY));
        replace(Layout.event(NAME, 1), first);

        assertThatThrownBy(() -> another(open()).history(NAME, Long.MAX_VALUE, 10))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining(Layout.event(NAME, 1))
                .hasMessageContaining("history was rewritten");
    }

    @Test
    void noticesAReplacedVersionWhileListing() {
        publish(1);
        byte[] first =
                store.get(Layout.version(NAME, 1), SealedDocument.LARGEST).orElseThrow();
        store.delete(Layout.version(NAME, 1));
        ModelRegistry other = another(open());
        other.publish(Bundles.model(NAME, 2), BY);
        other.publish(Bundles.model(NAME, 3), BY);
        replace(Layout.version(NAME, 1), first);

        assertThatThrownBy(() -> another(open()).versions(NAME, Integer.MAX_VALUE, 10))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining(Layout.version(NAME, 1))
                .hasMessageContaining("it was replaced");
    }

    // ---- cache

    @Test
    void readsFromTheCacheWhatItHasRead() {
        publish(1);
        cached().load(ModelReference.of(NAME, 1));
        calls.clear();
        cached().load(ModelReference.of(NAME, 1));
        assertThat(calls).isEmpty();
        away = true;
        assertThat(cached().load(ModelReference.of(NAME, 1)).name()).isEqualTo(NAME);
        assertThatThrownBy(() -> registry.load(ModelReference.of(NAME, 1)))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void dropsDamagedCopiesAndReadsAgain() {
        ModelVersion version = publish(1);
        champion(1);
        cached().load(NAME, Alias.CHAMPION);
        cachedFiles().forEach(file -> write(file, "damaged"));
        calls.clear();

        assertThat(cached().load(NAME, Alias.CHAMPION).sha256()).isEqualTo(version.sha256());
        assertThat(calls).contains("get " + Layout.blob(version.sha256()), "get " + Layout.version(NAME, 1));
        calls.clear();
        cached().load(ModelReference.of(NAME, 1));
        assertThat(calls).isEmpty();
    }

    private List<Path> cachedFiles() {
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- serving

    @Test
    void servesWhatAnAliasPointsAt() {
        ModelSource source = registry.source(NAME, Alias.CHAMPION);
        assertThat(source.description()).isEqualTo("bank-churn@champion in " + registry.description());
        assertThat(source.current(null)).isEmpty();
        assertThat(source.versions()).isEmpty();
        publish(1);
        publish(2);
        registry.promote(Promotion.of(NAME, Alias.CHALLENGER, 1, BY));
        assertThat(source.current(null)).isEmpty();
        champion(1);

        ServedModel first = source.current(null).orElseThrow();
        assertThat(first.version()).isEqualTo("1");
        assertThat(first.origin()).isEqualTo("bank-churn@champion");
        calls.clear();
        assertThat(source.current(first)).containsSame(first);
        assertThat(calls).hasSize(1);
        champion(1);
        assertThat(source.current(first)).containsSame(first);
        champion(2);
        assertThat(source.current(first).orElseThrow().version()).isEqualTo("2");
        assertThat(source.versions()).containsExactly("2", "1");
        assertThat(source.load("1").model().sha256()).isEqualTo(first.model().sha256());
        assertThatThrownBy(() -> source.load("3")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> source.load("x")).hasMessageContaining("whole numbers");
    }

    @Test
    void startsFromTheCacheWhileTheStoreIsAway() {
        publish(1);
        champion(1);
        ServedModel served = cached().source(NAME, Alias.CHAMPION).current(null).orElseThrow();
        away = true;

        ModelSource source = cached().source(NAME, Alias.CHAMPION);
        assertThat(source.current(null).orElseThrow().model().sha256())
                .isEqualTo(served.model().sha256());
        assertThatThrownBy(() -> source.current(served)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> registry.source("other", Alias.CHAMPION).current(null))
                .isInstanceOf(StoreUnavailableException.class);
        away = false;
        assertThat(source.current(served)).containsSame(served);
    }

    // ---- limits

    @Test
    void refusesLimitsOutOfRange() {
        for (int limit : new int[] {0, 1001}) {
            assertThatThrownBy(() -> registry.versions(NAME, Integer.MAX_VALUE, limit))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> registry.history(NAME, Long.MAX_VALUE, limit))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> registry.versions("../x", Integer.MAX_VALUE, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> registry.promote(Promotion.of(NAME, new Alias("other"), 1, BY)))
                .isInstanceOf(NotFoundException.class);
        assertThat(new Move(Alias.CHAMPION, OptionalInt.empty())).isEqualTo(Move.removing(Alias.CHAMPION));
    }
}
