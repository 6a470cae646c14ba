package io.github.churn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleFileSourceTest {

    private static final ChurnModel FIRST = Models.logistic();
    private static final ChurnModel SECOND = Models.boosting();

    @TempDir
    Path folder;

    private ModelSource source(Path file) {
        return ModelSource.file(file);
    }

    private static String version(ChurnModel model) {
        return model.sha256().substring(0, 12);
    }

    private Path written(ChurnModel model, String name) {
        Path file = folder.resolve(name);
        model.write(file);
        return file;
    }

    @Test
    void offersNothingWhereThereIsNoFileYet() {
        assertThat(source(folder.resolve("model.churn")).current(null)).isEmpty();
        assertThat(source(folder.resolve("none/model.churn")).current(null)).isEmpty();
    }

    @Test
    void namesAVersionByTheBundlesHash() {
        ServedModel served = source(written(FIRST, "model.churn")).current(null).orElseThrow();
        assertThat(served.version()).isEqualTo(version(FIRST));
        assertThat(served.origin()).isEqualTo("model.churn");
        assertThat(served.model().sha256()).isEqualTo(FIRST.sha256());
    }

    @Test
    void keepsWhatIsKnownWhileNothingChanges() {
        ModelSource source = source(written(FIRST, "model.churn"));
        ServedModel known = source.current(null).orElseThrow();
        for (int i = 0; i < 5; i++) {
            assertThat(source.current(known).orElseThrow()).isSameAs(known);
        }
    }

    @Test
    void noticesAFileRenamedOverIt() throws IOException {
        Path file = written(FIRST, "model.churn");
        ModelSource source = source(file);
        ServedModel known = source.current(null).orElseThrow();
        Files.move(written(SECOND, "next"), file, StandardCopyOption.ATOMIC_MOVE);
        assertThat(source.current(known).orElseThrow().version()).isEqualTo(version(SECOND));
    }

    @Test
    void refusesAFileThatIsStillBeingWrittenAndTakesItWhenItIsWhole() throws IOException {
        Path file = written(FIRST, "model.churn");
        ModelSource source = source(file);
        ServedModel known = source.current(null).orElseThrow();
        byte[] next = Files.readAllBytes(written(SECOND, "next"));
        for (int part = 0; part < 8; part++) {
            Files.write(file, Arrays.copyOf(next, next.length * part / 8));
            assertThatThrownBy(() -> source.current(known))
                    .isInstanceOf(ChurnException.class)
                    .hasMessageContaining("model.churn");
        }
        Files.write(file, next);
        assertThat(source.current(known).orElseThrow().version()).isEqualTo(version(SECOND));
    }

    @Test
    void noticesOtherContentOfTheSameSizeAndTime() throws IOException {
        Path file = written(FIRST, "model.churn");
        FileTime time = FileTime.from(Instant.parse("2024-05-01T10:00:00Z"));
        Files.setLastModifiedTime(file, time);
        Clock soon = Clock.fixed(time.toInstant().plusSeconds(1), ZoneOffset.UTC);
        ModelSource source = new BundleFileSource(file, soon);
        ServedModel known = source.current(null).orElseThrow();
        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length / 2] ^= 1;
        Files.write(file, damaged);
        Files.setLastModifiedTime(file, time);
        assertThatThrownBy(() -> source.current(known)).isInstanceOf(ChurnException.class);
    }

    @Test
    void looksOnlyAtTheOutsideOfAFileThatHasSettled() throws IOException {
        Path file = written(FIRST, "model.churn");
        FileTime time = FileTime.from(Instant.parse("2024-05-01T10:00:00Z"));
        Files.setLastModifiedTime(file, time);
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        ModelSource source = new BundleFileSource(file, later);
        ServedModel known = source.current(null).orElseThrow();
        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length / 2] ^= 1;
        Files.write(file, damaged);
        Files.setLastModifiedTime(file, time);
        assertThat(source.current(known).orElseThrow()).isSameAs(known);
    }

    @Test
    void doesNotSwapToTheSameContentWrittenAgain() throws IOException {
        Path file = written(FIRST, "model.churn");
        ModelSource source = source(file);
        ServedModel known = source.current(null).orElseThrow();
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        Files.write(file, content);
        assertThat(source.current(known).orElseThrow()).isSameAs(known);
    }

    @Test
    void offersTheFilesModelToACallerThatServesAnotherOne() throws IOException {
        Path file = written(FIRST, "model.churn");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-05-01T10:00:00Z")));
        ModelSource source = source(file);
        ServedModel known = source.current(null).orElseThrow();
        ServedModel other = new ServedModel(SECOND, version(SECOND), "elsewhere");
        assertThat(source.current(other).orElseThrow().version()).isEqualTo(known.version());
        assertThat(source.current(other).orElseThrow().version()).isEqualTo(known.version());
    }

    @Test
    void offersNothingOnceTheFileIsDeletedAndFindsItAgain() throws IOException {
        Path file = written(FIRST, "model.churn");
        ModelSource source = source(file);
        ServedModel known = source.current(null).orElseThrow();
        Files.delete(file);
        assertThat(source.current(known)).isEmpty();
        SECOND.write(file);
        assertThat(source.current(known).orElseThrow().version()).isEqualTo(version(SECOND));
    }

    /** Kubernetes mounts a volume as links into {@code ..data}, itself a link that is replaced by a rename. */
    @Test
    void followsLinksThatAreSwitched() throws IOException {
        Files.createDirectory(folder.resolve("..2024_01"));
        Files.createDirectory(folder.resolve("..2024_02"));
        written(FIRST, "..2024_01/model.churn");
        written(SECOND, "..2024_02/model.churn");
        Path data = Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2024_01"));
        Path file = Files.createSymbolicLink(folder.resolve("model.churn"), Path.of("..data/model.churn"));
        ModelSource source = source(file);
        ServedModel known = source.current(null).orElseThrow();
        assertThat(known.version()).isEqualTo(version(FIRST));
        Path next = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..2024_02"));
        Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
        assertThat(source.current(known).orElseThrow().version()).isEqualTo(version(SECOND));
        assertThat(source.versions()).containsExactly(version(SECOND));
    }

    @Test
    void aLinkToNothingOffersNothing() throws IOException {
        Path file = Files.createSymbolicLink(folder.resolve("model.churn"), Path.of("gone.churn"));
        assertThat(source(file).current(null)).isEmpty();
    }

    @Test
    void saysThatADirectoryIsNoBundle() throws IOException {
        Path file = Files.createDirectory(folder.resolve("model.churn"));
        ModelSource source = source(file);
        assertThatThrownBy(() -> source.current(null)).hasMessageContaining("is a directory, expected a model bundle");
        assertThatThrownBy(() -> source.current(new ServedModel(FIRST, version(FIRST), "x")))
                .hasMessageContaining("is a directory, expected a model bundle");
    }

    @Test
    void listsTheBundlesOfTheDirectoryTheNewestFirst() throws IOException {
        Path file = written(FIRST, "served.bin");
        Path other = written(SECOND, "other.churn");
        Files.writeString(folder.resolve("notes.txt"), "no bundle");
        Files.createDirectory(folder.resolve("folder.churn"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-05-01T10:00:00Z")));
        Files.setLastModifiedTime(other, FileTime.from(Instant.parse("2024-05-01T11:00:00Z")));
        assertThat(source(file).versions()).containsExactly(version(SECOND), version(FIRST));
    }

    @Test
    void loadsABundleOfTheDirectoryByItsVersion() {
        ModelSource source = source(written(FIRST, "model.churn"));
        written(SECOND, "other.churn");
        assertThat(source.load(version(SECOND)).model().sha256()).isEqualTo(SECOND.sha256());
        assertThat(source.load(version(FIRST)).origin()).isEqualTo("model.churn");
    }

    @Test
    void saysWhichVersionsItExpects() {
        ModelSource source = source(written(FIRST, "model.churn"));
        assertThatThrownBy(() -> source.load("../../etc\n" + "x".repeat(500)))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("there is no bundle of version '../../etcxxx")
                .hasMessageContaining("expected the first 12 hex digits of a bundle's SHA-256")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(400));
    }

    @Test
    void aFixedModelNeverChanges() {
        ModelSource source = ModelSource.of(FIRST);
        ServedModel known = source.current(null).orElseThrow();
        assertThat(source.current(known)).isEqualTo(Optional.of(known));
        assertThat(source.versions()).containsExactly(version(FIRST));
        assertThat(source.load(version(FIRST))).isSameAs(known);
        assertThatThrownBy(() -> source.load("other")).hasMessageContaining("there is no version 'other', only ");
    }
}
