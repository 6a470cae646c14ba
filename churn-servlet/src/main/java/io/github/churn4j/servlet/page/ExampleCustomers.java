package io.github.churn4j.servlet.page;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Distribution;
import java.util.ArrayList;
import java.util.List;

/**
 * Customers to try a model with, made from its reference profile: a typical one, and one at risk. Deterministic.
 *
 * <p>The one at risk starts as the typical one; the change of a single field that raises the risk most is made, among
 * values that occur, until the risk is clearly high or nothing raises it any more. So few fields differ, and one sees
 * which. O(steps · features · values) predictions, some milliseconds.
 */
final class ExampleCustomers {

    private static final double[] QUANTILES = {.05, .1, .25, .5, .75, .9, .95};
    private static final double RARE = .02;
    private static final double CLEARLY = .08;
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
        List<double[]> values = new ArrayList<>();
        for (int i = 0; i < model.schema().features().size(); i++) {
            values.add(values(i));
        }
        double[] slots = typical();
        double risk = predictor.probability(slots);
        for (int step = 0; step < MOST_STEPS && risk < enough; step++) {
            double[] better = riskiestNeighbour(slots, values);
            double higher = predictor.probability(better);
            if (!(higher > risk)) {
                break;
            }
            slots = better;
            risk = higher;
        }
        return slots;
    }

    private double[] riskiestNeighbour(double[] slots, List<double[]> values) {
        double[] best = slots.clone();
        double highest = predictor.probability(slots);
        double[] tried = slots.clone();
        for (int i = 0; i < slots.length; i++) {
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

    /** Values of a feature that are not rare. */
    private double[] values(int slot) {
        Distribution seen = model.profile().features().get(slot);
        List<Double> values = new ArrayList<>();
        if (seen.count() > 0) {
            if (model.schema().features().get(slot) instanceof NumericFeature) {
                for (double q : QUANTILES) {
                    values.add(seen.quantile(q));
                }
            } else {
                double[] points = seen.points();
                double[] cumulative = seen.cumulative();
                for (int i = 0; i < points.length; i++) {
                    if (cumulative[i] - (i == 0 ? 0 : cumulative[i - 1]) >= RARE) {
                        values.add(points[i]);
                    }
                }
            }
        }
        return values.stream().distinct().mapToDouble(Double::doubleValue).toArray();
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
