package io.github.churn4j.servlet.page;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Customers to try a model with, made from its reference profile: a typical one, and one at risk. Deterministic.
 *
 * <p>The one at risk starts as the typical one; the change of a single field that raises the risk most is made until the
 * risk is clearly high and at least three fields differ, or nothing raises it any more. First every field stays within
 * the middle half of the customers; only where that is not enough it may leave it, so that the customer is one of many
 * small troubles rather than of one extreme. Few fields differ, and one sees which. O(steps · features · values)
 * predictions, some milliseconds.
 */
final class ExampleCustomers {

    /** Ever less usual ones. */
    private static final double[][] QUANTILES = {{.25, .75}, {.1, .9}, {.05, .95}};

    private static final double[] FREQUENT = {.1, .05, .02};
    private static final double CLEARLY = .08;
    private static final int FEWEST_CHANGES = 3;
    private static final int MOST_CHANGES = 6;
    private static final int MOST_STEPS = 12;

    private final ChurnModel model;
    private final ChurnPredictor predictor;

    ExampleCustomers(ChurnModel model) {
        this.model = model;
        predictor = ChurnPredictor.of(model);
    }

    /** Each number at its median, each level the most frequent one. */
    double[] typical() {
        List<Feature> features = model.schema().features();
        double[] slots = new double[features.size()];
        for (int i = 0; i < slots.length; i++) {
            Distribution seen = model.profile().features().get(i);
            Feature feature = features.get(i);
            slots[i] = feature instanceof NumericFeature ? seen.quantile(.5) : mostFrequent(seen);
            if (Double.isNaN(slots[i]) && !(feature instanceof NumericFeature)) {
                slots[i] = 0;
            }
        }
        return slots;
    }

    /** Somebody the model thinks likely to leave. */
    double[] atRisk() {
        double enough = Math.min(
                .95, Math.max(model.decision().highAbove(), model.decision().threshold()) + CLEARLY);
        double[] typical = typical();
        double[] slots = typical;
        for (int stage = 0; stage < QUANTILES.length; stage++) {
            List<double[]> values = values(stage);
            for (int step = 0; step < MOST_STEPS && !enough(slots, typical, enough); step++) {
                double[] next = riskier(slots, typical, values);
                if (next == slots) {
                    break;
                }
                slots = next;
            }
        }
        return slots;
    }

    private boolean enough(double[] slots, double[] typical, double risk) {
        return changes(slots, typical) >= FEWEST_CHANGES && predictor.probability(slots) >= risk;
    }

    private static int changes(double[] slots, double[] typical) {
        int changes = 0;
        for (int i = 0; i < slots.length; i++) {
            changes += Double.compare(slots[i], typical[i]) == 0 ? 0 : 1;
        }
        return changes;
    }

    /** The customer with the one field changed that raises the risk most; the same if none raises it. */
    private double[] riskier(double[] slots, double[] typical, List<double[]> values) {
        boolean full = changes(slots, typical) >= MOST_CHANGES;
        double[] best = slots;
        double highest = predictor.probability(slots);
        double[] tried = slots.clone();
        for (int i = 0; i < slots.length; i++) {
            if (full && Double.compare(slots[i], typical[i]) == 0) {
                continue;
            }
            for (double value : values.get(i)) {
                tried[i] = value;
                double risk = predictor.probability(tried);
                if (risk > highest) {
                    highest = risk;
                    best = tried.clone();
                }
            }
            tried[i] = slots[i];
        }
        return best;
    }

    private List<double[]> values(int stage) {
        List<double[]> values = new ArrayList<>();
        for (int slot = 0; slot < model.schema().features().size(); slot++) {
            values.add(values(slot, stage));
        }
        return values;
    }

    /** Values of a feature that are as usual as the stage wants them. */
    private double[] values(int slot, int stage) {
        Distribution seen = model.profile().features().get(slot);
        if (seen.count() == 0) {
            return new double[0];
        }
        if (model.schema().features().get(slot) instanceof NumericFeature) {
            return Arrays.stream(QUANTILES[stage])
                    .map(seen::quantile)
                    .distinct()
                    .toArray();
        }
        double[] points = seen.points();
        double[] cumulative = seen.cumulative();
        return IntStream.range(0, points.length)
                .filter(i -> cumulative[i] - (i == 0 ? 0 : cumulative[i - 1]) >= FREQUENT[stage])
                .mapToDouble(i -> points[i])
                .toArray();
    }

    private static double mostFrequent(Distribution seen) {
        double[] points = seen.points();
        double[] cumulative = seen.cumulative();
        double best = Double.NaN;
        double most = 0;
        for (int i = 0; i < points.length; i++) {
            double share = cumulative[i] - (i == 0 ? 0 : cumulative[i - 1]);
            if (share > most) {
                most = share;
                best = points[i];
            }
        }
        return best;
    }
}
