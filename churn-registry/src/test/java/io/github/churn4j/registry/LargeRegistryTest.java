package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.store.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** 10,000 versions and 100,000 events: what is asked is answered in few requests, and rightly. */
@Tag("slow")
class LargeRegistryTest {

    private static final int VERSIONS = 10_000;
    private static final int EVENTS = 100_000;
    private static final ChurnModel MODEL = Bundles.model("bank", 1);

    @TempDir(factory = InMemory.class)
    static Path folder;

    /** Files in memory where the system has room for them: a disk that others write to takes minutes for so many. */
    static final class InMemory implements TempDirFactory {
        private static final Path SHARED_MEMORY = Path.of("/dev/shm");
        private static final long ROOM = 1L << 30;

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.isWritable(SHARED_MEMORY)
                            && Files.getFileStore(SHARED_MEMORY).getUsableSpace() > ROOM
                    ? Files.createTempDirectory(SHARED_MEMORY, "large-registry")
                    : Files.createTempDirectory("large-registry");
        }
    }

    private final AtomicInteger requests = new AtomicInteger();
    private final ModelRegistry registry = ModelRegistry.builder(
                    new WatchedStore(FileStore.open(folder), (call, key, done) -> {
                        requests.addAndGet(done ? 0 : 1);
                    }))
            .build();

    @BeforeAll
    static void write() {
        LargeRegistry.write(folder, MODEL, VERSIONS, EVENTS);
    }

    @Test
    void resolvesAnAliasInThreeRequests() {
        ModelVersion version = registry.resolve(ModelReference.of("bank", Alias.CHAMPION));
        assertThat(version.number()).isEqualTo(LargeRegistry.champion(EVENTS, VERSIONS));
        assertThat(requests).hasValue(3);
        assertThat(registry.load(version.reference()).sha256()).isEqualTo(MODEL.sha256());
        assertThat(registry.sequence("bank")).isEqualTo(EVENTS);
    }

    @Test
    void findsTheNewestVersionInAFewRequests() {
        assertThat(registry.resolve(ModelReference.latest("bank")).number()).isEqualTo(VERSIONS);
        assertThat(requests).hasValueLessThan(35);
    }

    @Test
    void findsWhatWasSoAtAnInstant() {
        for (int second : new int[] {1, 10, 59, 60, 12_345, 99_999, 100_000, 900_000}) {
            Instant instant = LargeRegistry.START.plus(Duration.ofSeconds(second));
            assertThat(registry.resolve(
                                    ModelReference.of("bank", Alias.CHAMPION).asOf(instant))
                            .number())
                    .as("champion after %d s", second)
                    .isEqualTo(LargeRegistry.champion(Math.min(second, EVENTS), VERSIONS));
            if (second >= 60) {
                assertThat(registry.resolve(ModelReference.latest("bank").asOf(instant))
                                .number())
                        .as("newest after %d s", second)
                        .isEqualTo(Math.min(second / 60, VERSIONS));
            }
        }
        assertThat(requests).hasValueLessThan(8 * 60);
    }

    @Test
    void pagesThroughVersionsAndEvents() {
        assertThat(registry.versions("bank", Integer.MAX_VALUE, 1_000))
                .extracting(ModelVersion::number)
                .isEqualTo(down(VERSIONS));
        assertThat(registry.versions("bank", 5_001, 1_000))
                .extracting(ModelVersion::number)
                .isEqualTo(down(5_000));
        assertThat(registry.history("bank", Long.MAX_VALUE, 1_000))
                .extracting(RegistryEvent::sequence)
                .containsExactlyElementsOf(
                        LongStream.range(0, 1_000).map(i -> EVENTS - i).boxed().toList());
        assertThat(registry.history("bank", 11, 1_000)).hasSize(10);
    }

    private static List<Integer> down(int from) {
        return IntStream.range(0, 1_000).map(i -> from - i).boxed().toList();
    }

    @Test
    void findsTheNewestReview() {
        int version = LargeRegistry.champion(EVENTS, VERSIONS);
        assertThat(registry.review("bank", version).tags()).containsEntry("run", String.valueOf(EVENTS));
        assertThat(registry.review("bank", 2)).isEqualTo(Review.NONE);
    }

    @Test
    void isVerified() {
        Verification verification = registry.verify(line -> {});
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.models()).isEqualTo(1);
        assertThat(verification.versions()).isEqualTo(VERSIONS);
        assertThat(verification.events()).isEqualTo(EVENTS);
        assertThat(verification.bundles()).isEqualTo(1);
    }
}
