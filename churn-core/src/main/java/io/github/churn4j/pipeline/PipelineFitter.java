package io.github.churn4j.pipeline;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Learns the numbers of a pipeline from training rows. */
final class PipelineFitter {

    private final FeaturePipeline pipeline;
    private final Dataset data;
    private final int[] rows;

    PipelineFitter(FeaturePipeline pipeline, Dataset data, int[] rows) {
        this.pipeline = pipeline;
        this.data = data;
        this.rows = rows;
    }

    FittedPipeline fit() {
        List<Step> steps = new ArrayList<>();
        List<Feature> features = data.schema().features();
        for (int i = 0; i < features.size(); i++) {
            steps.add(step(features.get(i), i));
        }
        for (Ratio ratio : pipeline.ratios()) {
            steps.add(ratioStep(ratio));
        }
        return new FittedPipeline(data.schema(), pipeline, steps);
    }

    private Step step(Feature feature, int slot) {
        boolean keep = pipeline.keepMissing() && feature.missing() == MissingPolicy.KEEP;
        boolean flag = feature.missing() == MissingPolicy.IMPUTE_AND_FLAG
                || (feature.missing() == MissingPolicy.KEEP && !keep);
        boolean impute = feature.missing() != MissingPolicy.REJECT && !keep;
        double[] present = present(slot);
        if (impute && present.length == 0) {
            throw new ChurnException(data.source() + ": feature '" + feature.column()
                    + "' has no value in the training rows, expected at least one to impute from; exclude the column");
        }
        if (feature instanceof NumericFeature) {
            return number(slot, -1, present, impute, flag);
        }
        int levels = feature instanceof CategoricalFeature categorical
                ? categorical.categories().size()
                : 2;
        double level = impute ? mostFrequent(present, levels) : Double.NaN;
        return feature instanceof BinaryFeature
                ? new Step(Step.Kind.NUMBER, slot, -1, 1, 0, 1, level, flag)
                : new Step(Step.Kind.ONE_HOT, slot, -1, levels - 1, 0, 1, level, flag);
    }

    private Step ratioStep(Ratio ratio) {
        int numerator = numeric(ratio.numerator());
        int denominator = numeric(ratio.denominator());
        double[] values = new double[rows.length];
        int count = 0;
        for (int row : rows) {
            double value = Step.ratio(data.slot(row, numerator), data.slot(row, denominator));
            if (!Double.isNaN(value)) {
                values[count++] = value;
            }
        }
        if (count == 0) {
            throw new ChurnException(data.source() + ": ratio '" + ratio.name()
                    + "' has no value in the training rows; its denominator is always 0 or missing, leave it out");
        }
        return number(numerator, denominator, Arrays.copyOf(values, count), !pipeline.keepMissing(), false);
    }

    private int numeric(String name) {
        int slot = data.schema().requireSlot(name);
        if (!(data.schema().features().get(slot) instanceof NumericFeature)) {
            throw new IllegalArgumentException("a ratio needs numeric features, and '" + name + "' is none");
        }
        return slot;
    }

    private double[] present(int slot) {
        double[] values = new double[rows.length];
        int count = 0;
        for (int row : rows) {
            double value = data.slot(row, slot);
            if (!Double.isNaN(value)) {
                values[count++] = value;
            }
        }
        return count == rows.length ? values : Arrays.copyOf(values, count);
    }

    private Step number(int slot, int denominator, double[] present, boolean impute, boolean flag) {
        double centre = 0;
        double spread = 1;
        double median = Double.NaN;
        if (present.length > 0 && (impute || pipeline.scaling() != Scaling.NONE)) {
            double[] sorted = present.clone();
            Arrays.sort(sorted);
            median = impute ? quantile(sorted, .5) : Double.NaN;
            switch (pipeline.scaling()) {
                case NONE -> {}
                case STANDARD -> {
                    centre = mean(present);
                    spread = deviation(present, centre);
                }
                case MIN_MAX -> {
                    centre = sorted[0];
                    spread = sorted[sorted.length - 1] - centre;
                }
                case ROBUST -> {
                    centre = quantile(sorted, .5);
                    spread = quantile(sorted, .75) - quantile(sorted, .25);
                }
            }
        }
        double scale = spread > 0 && Double.isFinite(1 / spread) ? 1 / spread : 1;
        Step.Kind kind = denominator < 0 ? Step.Kind.NUMBER : Step.Kind.RATIO;
        return new Step(kind, slot, denominator, 1, centre, scale, median, flag);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }

    /** Linear interpolation between order statistics (type 7 of Hyndman and Fan 1996, NumPy's default). */
    private static double quantile(double[] sorted, double fraction) {
        double at = fraction * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    /** The most frequent level; the first one among equals. */
    private static double mostFrequent(double[] present, int levels) {
        int[] counts = new int[levels];
        for (double value : present) {
            counts[(int) value]++;
        }
        int best = 0;
        for (int level = 1; level < levels; level++) {
            if (counts[level] > counts[best]) {
                best = level;
            }
        }
        return best;
    }
}
