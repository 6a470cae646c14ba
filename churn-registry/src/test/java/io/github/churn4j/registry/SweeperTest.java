package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.CorruptObjectException;
import io.github.churn4j.registry.store.FileStore;
import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweeperTest {

    private static final Signoff WHO = new Signoff("ann", "");
    private static final Duration DAY = Duration.ofDays(1);
    private static final SweepOptions TELL = SweepOptions.withDefaults();
    private static final SweepOptions REMOVE = new SweepOptions(DAY, false);

    @TempDir
    Path folder;

    private FileStore store;
    private ModelRegistry registry;

    @BeforeEach
    void open() {
        store = FileStore.open(folder);
        registry = ModelRegistry.builder(store).build();
    }

    /** A bundle that no version names. */
    private String orphan(long seed, Duration age) throws IOException {
        ChurnModel model = Bundles.model("bank", seed);
        String key = Layout.blob(model.sha256());
        assertThat(store.putIfAbsent(key, BundleShelf.content(model))).isTrue();
        age(key, age);
        return key;
    }

    private void age(String key, Duration age) throws IOException {
        Files.setLastModifiedTime(
                folder.resolve(key), FileTime.from(Instant.now().minus(age)));
    }

    /** A published bundle, older than any grace. */
    private String published(long seed) throws IOException {
        String key =
                Layout.blob(registry.publish(Bundles.model("bank", seed), WHO).sha256());
        age(key, Duration.ofDays(400));
        return key;
    }

    private Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        Listing.each(store, "", object -> keys.add(object.key()));
        return keys;
    }

    @Test
    void tellsAndChangesNothingInADryRun() throws IOException {
        published(1);
        String old = orphan(2, Duration.ofDays(2));
        Path part = Files.createFile(folder.resolve("models/.put-dead"));
        Files.setLastModifiedTime(part, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Set<String> before = keys();

        SweepReport report = registry.gc(TELL);

        assertThat(report.garbage()).extracting(StoredObject::key).containsExactly(old, "models/.put-dead");
        assertThat(report.removed()).isZero();
        assertThat(report.removedBytes()).isZero();
        assertThat(report.kept()).isEqualTo(1);
        assertThat(report.spared()).isZero();
        assertThat(keys()).isEqualTo(before);
        assertThat(part).exists();
        assertThat(registry.gc(TELL)).isEqualTo(report);
    }

    @Test
    void removesWhatNoVersionNamesAndCountsIt() throws IOException {
        String one = published(1);
        String two = published(2);
        String old = orphan(3, Duration.ofDays(2));
        String older = orphan(4, Duration.ofDays(20));
        String young = orphan(5, Duration.ofHours(23));
        long bytes = Files.size(folder.resolve(old)) + Files.size(folder.resolve(older));

        SweepReport report = registry.gc(REMOVE);

        assertThat(report.garbage()).extracting(StoredObject::key).containsExactlyInAnyOrder(old, older);
        assertThat(report.removed()).isEqualTo(2);
        assertThat(report.removedBytes()).isEqualTo(bytes);
        assertThat(report.kept()).isEqualTo(2);
        assertThat(report.spared()).isEqualTo(1);
        assertThat(keys()).filteredOn(key -> key.startsWith(Layout.BLOBS)).containsExactlyInAnyOrder(one, two, young);
        assertThat(keys()).noneMatch(key -> key.startsWith(Layout.SWEEPS));
        assertThat(registry.verify(line -> {}).problems()).isEmpty();
        assertThat(registry.gc(REMOVE).garbage()).isEmpty();
    }

    @Test
    void measuresTheGraceByTheOptions() throws IOException {
        orphan(1, Duration.ofMinutes(10));
        assertThat(registry.gc(new SweepOptions(Duration.ofMinutes(11), false)).spared())
                .isEqualTo(1);
        assertThat(registry.gc(new SweepOptions(Duration.ofMinutes(9), false)).removed())
                .isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SweepOptions(Duration.ofSeconds(59), true))
                .withMessageContaining("PT59S");
    }

    @Test
    void keepsBundlesThatAnotherModelNames() throws IOException {
        ChurnModel model = Bundles.model("bank", 1);
        registry.publish("telco", model, WHO);
        age(Layout.blob(model.sha256()), Duration.ofDays(400));
        assertThat(registry.gc(REMOVE).kept()).isEqualTo(1);
        assertThat(registry.load(ModelReference.of("telco", 1)).sha256()).isEqualTo(model.sha256());
    }

    @Test
    void sweepsWhatDeadWritersAndDeadSweepsLeft() throws IOException {
        published(1);
        Path young = Files.createFile(folder.resolve("models/bank/.put-young"));
        Path dead = Files.write(folder.resolve("models/bank/versions/.put-dead"), new byte[7]);
        Files.setLastModifiedTime(dead, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        String mark = Layout.sweep("0".repeat(64), "dead");
        store.putIfAbsent(mark, Content.of(new byte[] {'x'}));
        age(mark, Duration.ofHours(2));

        SweepReport report = registry.gc(REMOVE);

        assertThat(report.removed()).isEqualTo(1);
        assertThat(report.removedBytes()).isEqualTo(7);
        assertThat(dead).doesNotExist();
        assertThat(young).exists();
        assertThat(keys()).noneMatch(key -> key.startsWith(Layout.SWEEPS));
    }

    /** The name that a document which cannot be read holds is not known. */
    @Test
    void removesNothingWhileADocumentIsDamagedOrMissing() throws IOException {
        published(1);
        published(2);
        String old = orphan(3, Duration.ofDays(2));
        Path first = folder.resolve(Layout.version("bank", 1));
        byte[] bytes = Files.readAllBytes(first);
        Files.write(first, "{}".getBytes(StandardCharsets.US_ASCII));
        assertThatExceptionOfType(CorruptObjectException.class)
                .isThrownBy(() -> registry.gc(REMOVE))
                .satisfies(e -> assertThat(e.key()).isEqualTo(Layout.version("bank", 1)));
        Files.delete(first);
        assertThatExceptionOfType(CorruptObjectException.class)
                .isThrownBy(() -> registry.gc(REMOVE))
                .satisfies(e -> assertThat(e.key()).isEqualTo(Layout.version("bank", 1)));
        assertThat(keys()).contains(old);
        Files.write(first, bytes);
        assertThat(registry.gc(REMOVE).removed()).isEqualTo(1);
    }

    @Test
    void sparesABundleThatIsTouchedMeanwhile() throws IOException {
        String old = orphan(1, Duration.ofDays(2));
        ObjectStore touching = new WatchedStore(store, (call, key, done) -> {
            if (call.equals("putIfAbsent") && key.startsWith("gc/blobs/") && done) {
                store.touch(old);
            }
        });
        SweepReport report = ModelRegistry.builder(touching).build().gc(REMOVE);
        assertThat(report.removed()).isZero();
        assertThat(report.spared()).isEqualTo(1);
        assertThat(report.garbage()).isEmpty();
        assertThat(keys()).contains(old);
    }

    /** For longer than publishers wait, between its last look and the removal. */
    @Test
    void tellsOfABundleThatAStoppedSweepTook() throws IOException {
        ChurnModel model = Bundles.model("bank", 1);
        String old = orphan(1, Duration.ofDays(2));
        AtomicLong nanos = new AtomicLong();
        SweepTimes times = new SweepTimes(nanos::get, time -> nanos.addAndGet(time.toNanos()));
        ObjectStore stopping = new WatchedStore(store, (call, key, done) -> {
            if (call.equals("delete") && key.equals(old) && !done) {
                SweepRaceTest.publisher(store, times).publish("bank", model, WHO); // waits by the same clock
            }
        });
        Sweeper sweeper = new Sweeper(stopping, Nonces.random(), times);
        assertThatExceptionOfType(CorruptObjectException.class)
                .isThrownBy(() -> sweeper.sweep(REMOVE))
                .withMessageContaining("publish the same bundle again")
                .satisfies(e -> assertThat(e.key()).isEqualTo(old));

        assertThat(SweepRaceTest.publisher(store, times)
                        .publish("bank", model, WHO)
                        .number())
                .isEqualTo(1);
        assertThat(registry.load(ModelReference.of("bank", 1)).sha256()).isEqualTo(model.sha256());
    }

    @Test
    void givesUpWhatItDidNotRemoveInTime() throws IOException {
        String old = orphan(1, Duration.ofDays(2));
        AtomicLong nanos = new AtomicLong();
        SweepTimes times = new SweepTimes(nanos::get, time -> {});
        ObjectStore slow = new WatchedStore(store, (call, key, done) -> {
            if (call.equals("stat") && key.equals(old)) {
                nanos.addAndGet(SweepTimes.GIVE_UP.toNanos());
            }
        });
        SweepReport report = new Sweeper(slow, Nonces.random(), times).sweep(REMOVE);
        assertThat(report.garbage()).extracting(StoredObject::key).containsExactly(old);
        assertThat(report.removed()).isZero();
        assertThat(keys()).contains(old);
        assertThat(keys()).noneMatch(key -> key.startsWith(Layout.SWEEPS));
    }
}
