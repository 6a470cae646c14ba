package io.github.churn4j.servlet.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import io.github.churn4j.ModelSource;
import io.github.churn4j.ServedModel;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.servlet.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActiveModelsTest {

    private static final ChurnModel FIRST = TestModels.bank(42);
    private static final ChurnModel SECOND = TestModels.bank(43);

    @TempDir
    Path folder;

    private Path file;
    private ActiveModels models;

    @BeforeEach
    void serveFirst() {
        file = folder.resolve("model.churn");
        FIRST.write(file);
        models = new ActiveModels(ModelSource.file(file), null, Clock.systemUTC());
        models.refresh();
    }

    private static String version(ChurnModel model) {
        return model.sha256().substring(0, 12);
    }

    private String active() {
        return models.require().served().version();
    }

    @Test
    void goesOnWithTheOldModelWhileTheFileIsHalfWritten() throws IOException {
        SECOND.write(folder.resolve("next"));
        byte[] next = Files.readAllBytes(folder.resolve("next"));
        Files.write(file, Arrays.copyOf(next, next.length / 2));
        models.refresh();
        assertThat(active()).isEqualTo(version(FIRST));
        assertThat(models.trouble()).contains("model.churn", "truncated");
        Files.write(file, next);
        models.refresh();
        assertThat(active()).isEqualTo(version(SECOND));
        assertThat(models.trouble()).isEmpty();
    }

    @Test
    void goesOnWithTheOldModelWhenTheFileIsDeleted() throws IOException {
        Files.delete(file);
        models.refresh();
        assertThat(active()).isEqualTo(version(FIRST));
        assertThat(models.trouble()).endsWith("offers no model");
    }

    @Test
    void keepsTheModelAtWorkWhenTheSameContentIsWrittenAgain() throws IOException {
        Serving before = models.require();
        Files.delete(file);
        FIRST.write(file);
        models.refresh();
        assertThat(models.require()).isSameAs(before);
    }

    @Test
    void aPinnedModelStaysUntilReload() {
        SECOND.write(folder.resolve("other.churn"));
        models.activate(version(SECOND));
        models.refresh();
        assertThat(active()).isEqualTo(version(SECOND));
        assertThat(models.pinned()).isTrue();
        models.reload();
        assertThat(active()).isEqualTo(version(FIRST));
        assertThat(models.pinned()).isFalse();
    }

    @Test
    void anUnknownVersionChangesNothing() {
        Serving before = models.require();
        assertThatThrownBy(() -> models.activate("000000000000")).isInstanceOf(ChurnException.class);
        assertThatThrownBy(() -> models.challenge("000000000000")).isInstanceOf(ChurnException.class);
        assertThat(models.require()).isSameAs(before);
        assertThat(models.pinned()).isFalse();
        assertThat(models.challengerPinned()).isFalse();
    }

    @Test
    void aChallengerIsChosenAndDismissed() {
        SECOND.write(folder.resolve("other.churn"));
        models.challenge(version(SECOND));
        models.refresh();
        assertThat(models.challenger().orElseThrow().served().version()).isEqualTo(version(SECOND));
        models.challenge(null);
        assertThat(models.challenged()).isFalse();
        assertThat(models.challengerPinned()).isTrue();
        models.reload();
        assertThat(models.challengerPinned()).isFalse();
    }

    @Test
    void aChallengersFileIsFollowed() throws IOException {
        Path other = folder.resolve("challenger.churn");
        models = new ActiveModels(ModelSource.file(file), ModelSource.file(other), Clock.systemUTC());
        models.refresh();
        assertThat(models.challenged()).isFalse();
        SECOND.write(other);
        models.refresh();
        assertThat(models.challenger().orElseThrow().served().version()).isEqualTo(version(SECOND));
        Files.writeString(other, "no bundle");
        models.refresh();
        assertThat(models.challenged()).isTrue();
        assertThat(models.challengerTrouble()).contains("challenger.churn");
        Files.delete(other);
        models.refresh();
        assertThat(models.challenged()).isFalse();
        assertThat(models.challengerTrouble()).isEmpty();
    }

    /** Offers nothing but trouble, of a kind by turns. */
    private static final class Broken implements ModelSource {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public String description() {
            return "a broken place";
        }

        @Override
        public Optional<ServedModel> current(@Nullable ServedModel known) {
            if (asked.incrementAndGet() % 2 == 0) {
                throw new OutOfMemoryError("on purpose");
            }
            throw new IllegalStateException("on purpose");
        }

        @Override
        public List<String> versions() {
            return List.of();
        }

        @Override
        public ServedModel load(String version) {
            throw new ChurnException("nothing here");
        }
    }

    @Test
    void theWatchSurvivesASourceThatThrows() throws InterruptedException {
        Broken source = new Broken();
        models = new ActiveModels(source, null, Clock.systemUTC());
        try (ModelWatch watch = new ModelWatch(models, Duration.ofMillis(1))) {
            watch.start();
            for (int i = 0; i < 2_000 && source.asked.get() < 6; i++) {
                Thread.sleep(5);
            }
        }
        assertThat(source.asked.get()).isGreaterThanOrEqualTo(6);
        assertThat(models.trouble()).isEqualTo("a broken place: on purpose");
        assertThat(models.champion()).isEmpty();
    }
}
