package io.github.churn4j.training;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import java.util.SplittableRandom;

/** Small sets of made-up customers. */
final class Customers {

    private Customers() {}

    private static ChurnSchema.Builder schema() {
        return ChurnSchema.builder().label("left", "yes", "no");
    }

    /** Two telling numbers (one of them in a wide unit), one of noise, a category of three and a flag. */
    static Dataset telling(int rows, long seed) {
        return telling(rows, seed, 0, MissingPolicy.REJECT);
    }

    /** The same; the first number is missing now and then, and more often for those who leave. */
    static Dataset telling(int rows, long seed, double missing, MissingPolicy policy) {
        ChurnSchema schema = schema().feature(NumericFeature.of("use").withMissing(policy))
                .feature(NumericFeature.of("spend"))
                .feature(NumericFeature.of("noise"))
                .feature(CategoricalFeature.of("plan", "basic", "gold", "iron"))
                .feature(BinaryFeature.of("active", "no", "yes"))
                .build();
        Dataset.Builder builder = Dataset.builder(schema, "telling", true);
        SplittableRandom random = new SplittableRandom(seed);
        for (int row = 0; row < rows; row++) {
            double use = random.nextDouble(-2, 2);
            double spend = random.nextDouble(0, 10_000);
            int plan = random.nextInt(3);
            int active = random.nextInt(2);
            double margin = -1.2 + 1.5 * use - spend / 5000 + (plan == 2 ? 2 : 0) - active;
            int label = random.nextDouble() < 1 / (1 + Math.exp(-margin)) ? 1 : 0;
            boolean blank = random.nextDouble() < missing * (.5 + label);
            double[] slots = {blank ? Double.NaN : use, spend, random.nextDouble(), plan, active};
            builder.add(slots, label, "", 0, 0, row + 2);
        }
        return builder.build();
    }

    /** Numbers that tell nothing about the label; a fifth leaves. */
    static Dataset noise(int rows, long seed) {
        ChurnSchema.Builder schema = schema();
        for (int i = 0; i < 6; i++) {
            schema.feature(NumericFeature.of("x" + i));
        }
        Dataset.Builder builder = Dataset.builder(schema.build(), "noise", true);
        SplittableRandom random = new SplittableRandom(seed);
        for (int row = 0; row < rows; row++) {
            double[] slots = random.doubles(6).toArray();
            builder.add(slots, random.nextInt(5) == 0 ? 1 : 0, "", 0, 0, row + 2);
        }
        return builder.build();
    }

    /** Nothing but flags, or nothing but categories of three; two of the ten tell. */
    static Dataset levels(int rows, long seed, boolean binary) {
        ChurnSchema.Builder schema = schema();
        for (int i = 0; i < 10; i++) {
            schema.feature(
                    binary ? BinaryFeature.of("f" + i, "no", "yes") : CategoricalFeature.of("c" + i, "a", "b", "c"));
        }
        Dataset.Builder builder = Dataset.builder(schema.build(), "levels", true);
        SplittableRandom random = new SplittableRandom(seed);
        for (int row = 0; row < rows; row++) {
            double[] slots = random.ints(10, 0, binary ? 2 : 3).asDoubleStream().toArray();
            double p = .1 + (slots[0] > 0 ? .3 : 0) + (slots[1] > 0 ? .4 : 0);
            builder.add(slots, random.nextDouble() < p ? 1 : 0, "", 0, 0, row + 2);
        }
        return builder.build();
    }

    /** One number per row, by label, customer and time; a telling number where values is empty. */
    static Dataset rows(int[] labels, double[] values, long[] groups, long[] times) {
        ChurnSchema.Builder schema = schema().feature(NumericFeature.of("x"));
        if (groups.length > 0) {
            schema.group("customer");
        }
        if (times.length > 0) {
            schema.time("day");
        }
        Dataset.Builder builder = Dataset.builder(schema.build(), "rows", true);
        int half = labels.length / 2;
        for (int row = 0; row < labels.length; row++) {
            double value = values.length > 0 ? values[row] : row + labels[row] * (half + .5);
            long group = groups.length > 0 ? groups[row] : 0;
            long time = times.length > 0 ? times[row] : 0;
            builder.add(new double[] {value}, labels[row], "", group, time, row + 2);
        }
        return builder.build();
    }

    /** 1 in the given share of rows, by chance. */
    static int[] labels(int rows, double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = random.nextDouble() < share ? 1 : 0;
        }
        return labels;
    }
}
