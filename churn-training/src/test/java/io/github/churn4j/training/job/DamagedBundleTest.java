package io.github.churn4j.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.ChurnModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle that is not as it was written answers nothing. */
class DamagedBundleTest {

    @TempDir
    static Path shared;

    private static byte[] bundle = {};
    private static Path data = Path.of("");

    @TempDir
    Path folder;

    @BeforeAll
    static void trainOnce() throws IOException {
        data = Subscribers.file(shared, Subscribers.table(240));
        Subscribers.train(data, shared.resolve("out"), line -> {}, Subscribers.boosting(20));
        bundle = Files.readAllBytes(shared.resolve("out/model.churn"));
    }

    /** Either refused, or the flipped bit is one that no part of the model is made of. */
    @Test
    void neverReadsAnotherModelFromFlippedBits() {
        ChurnModel intact = ChurnModel.read(bundle, "intact");
        SplittableRandom random = new SplittableRandom(5);
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            byte[] damaged = bundle.clone();
            // every second one near the start or the end, where the zip keeps its own books
            int near = random.nextInt(3000);
            int at = i % 2 == 0 ? random.nextInt(bundle.length) : i % 4 == 1 ? near : bundle.length - 1 - near;
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Throwable thrown = catchThrowable(() -> ChurnModel.read(damaged, "m.churn"));
            if (thrown == null) {
                assertThat(parts(ChurnModel.read(damaged, "m.churn")))
                        .as("byte %d", at)
                        .isEqualTo(parts(intact));
            } else {
                refused++;
                assertThat(thrown).as("byte %d", at).isInstanceOf(ChurnException.class);
                assertThat(thrown.getMessage()).contains("m.churn").hasSizeLessThan(600);
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    private static String parts(ChurnModel model) {
        return model.schema().toJson()
                + model.pipeline().toJson()
                + model.decision()
                + model.calibration()
                + model.evaluation()
                + model.provenance()
                + model.card()
                + model.classifier().featureCount();
    }

    @Test
    void refusesEveryTruncation() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 100; i++) {
            int length = i < 30 ? i : random.nextInt(bundle.length);
            assertThatThrownBy(() -> ChurnModel.read(Arrays.copyOf(bundle, length), "m.churn"))
                    .isInstanceOf(ChurnException.class)
                    .hasMessageContaining("m.churn");
        }
    }

    @Test
    void goalsRefuseWhatIsNoBundleAndWriteNothing() throws IOException {
        byte[] flipped = bundle.clone();
        flipped[bundle.length / 2] ^= 4;
        // another version in the manifest, of the same length, as the zip's own checksum is not what guards it
        String newer = new String(bundle, StandardCharsets.ISO_8859_1)
                .replaceFirst("\"formatVersion\"(\\s*):(\\s*)1", "\"formatVersion\"$1:$2" + "9");
        Map<String, byte[]> bad = Map.of(
                "is damaged", flipped,
                "is truncated", Arrays.copyOf(bundle, bundle.length - 100),
                "is no model bundle", "customerID,months\n".getBytes(StandardCharsets.UTF_8),
                "(", newer.getBytes(StandardCharsets.ISO_8859_1));
        for (Map.Entry<String, byte[]> each : bad.entrySet()) {
            Path model = Files.write(folder.resolve("model.churn"), each.getValue());
            Path out = folder.resolve("out");
            assertThatThrownBy(
                            () -> EvaluateJob.run(model, data, ',', .01, out.resolve("measured.json"), 1, line -> {}))
                    .isInstanceOf(ChurnException.class)
                    .hasMessageContaining(each.getKey());
            assertThatThrownBy(() -> ScoreJob.run(
                            model,
                            data,
                            ',',
                            "",
                            .01,
                            out.resolve("scores.csv"),
                            out.resolve("rejects.csv"),
                            line -> {}))
                    .isInstanceOf(ChurnException.class)
                    .hasMessageContaining(each.getKey());
            assertThatThrownBy(() ->
                            ReproduceJob.run(model, data, ',', 2, Optional.of(out.resolve("again.churn")), line -> {}))
                    .isInstanceOf(ChurnException.class)
                    .hasMessageContaining(each.getKey());
            assertThat(out).doesNotExist();
        }
    }

    @Test
    void trainsAgainWhereTheModelOfTheLastRunIsDamaged() throws IOException {
        Path out = folder.resolve("out");
        Subscribers.train(data, out);
        byte[] model = Files.readAllBytes(out.resolve("model.churn"));
        byte[] damaged = model.clone();
        damaged[model.length / 2] ^= 1;
        Files.write(out.resolve("model.churn"), damaged);
        assertThat(Subscribers.train(data, out)).noneMatch(l -> l.startsWith("Nothing changed"));
        assertThat(out.resolve("model.churn")).hasBinaryContent(model);
    }

    @Test
    void reproducesFromTheSameDataOnly() throws IOException {
        Path model = Files.write(folder.resolve("model.churn"), bundle);
        Path other = Subscribers.file(folder, Subscribers.table(241));
        assertThat(ReproduceJob.run(model, data, ',', 1, Optional.empty(), line -> {}))
                .isTrue();
        assertThatThrownBy(() -> ReproduceJob.run(model, other, ',', 1, Optional.empty(), line -> {}))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("give the data it was trained on");
    }
}
