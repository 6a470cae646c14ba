package io.github.churn4j.drift;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Made-up customers of five features, as tables and as sets. */
final class People {

    static final ChurnSchema SCHEMA = ChurnSchema.builder()
            .label("left", "yes", "no")
            .identifier("id")
            .feature(NumericFeature.of("age").withRange(0, 120))
            .feature(NumericFeature.of("spend").withMissing(MissingPolicy.KEEP))
            .feature(NumericFeature.of("visits").withMissing(MissingPolicy.IMPUTE))
            .feature(CategoricalFeature.of("plan", "basic", "gold", "iron"))
            .feature(BinaryFeature.of("active", "no", "yes"))
            .build();

    private People() {}

    /** Five slots of one customer, which a change may move. */
    static double[] draw(SplittableRandom random) {
        return new double[] {
            random.nextInt(18, 90),
            random.nextInt(10) == 0 ? Double.NaN : random.nextInt(1_000_000) / 100.0,
            random.nextInt(40),
            Math.min(2, random.nextInt(4)),
            random.nextInt(2)
        };
    }

    static Dataset set(int rows, long seed) {
        return set(rows, seed, slots -> {});
    }

    static Dataset set(int rows, long seed, Consumer<double[]> change) {
        SplittableRandom random = new SplittableRandom(seed);
        Dataset.Builder builder = Dataset.builder(SCHEMA, "people", false);
        for (int row = 0; row < rows; row++) {
            double[] slots = draw(random);
            change.accept(slots);
            builder.add(slots, 0, "c" + seed + "-" + row, 0, 0, row + 2);
        }
        return builder.build();
    }

    /** A table under the schema's own header without the label. */
    static DriftSample table(int rows, long seed, Consumer<String[]> change) {
        return DriftSample.read(SCHEMA, source("id,age,spend,visits,plan,active", rows, seed, change));
    }

    /** A table whose cells, id first, a change may spoil. */
    static CsvSource source(String header, int rows, long seed, Consumer<String[]> change) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder csv = new StringBuilder(header).append('\n');
        for (int row = 0; row < rows; row++) {
            double[] slots = draw(random);
            String[] cells = new String[6];
            cells[0] = "c" + seed + "-" + row;
            for (int i = 0; i < 5; i++) {
                cells[i + 1] = SCHEMA.features().get(i).format(slots[i]);
            }
            change.accept(cells);
            csv.append(String.join(",", cells)).append('\n');
        }
        return csv(csv.toString());
    }

    static CsvSource csv(String text) {
        return CsvSource.of("customers.csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
