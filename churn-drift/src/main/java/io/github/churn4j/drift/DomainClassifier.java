package io.github.churn4j.drift;

import io.github.churn4j.data.Dataset;
import io.github.churn4j.drift.DomainDrift.Revealing;
import io.github.churn4j.drift.stats.Normal;
import io.github.churn4j.model.Trainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets a classifier tell current customers from those of the reference (Lopez-Paz and Oquab 2017, <i>Revisiting classifier
 * two-sample tests</i>; Kim et al. 2021).
 *
 * <p>Implementation note. Scores of different folds come from different classifiers and are never compared: pooling them
 * biases the AUC away from ½ where nothing drifts. Each fold has its own Mann-Whitney U against a classifier that saw none
 * of it; given its rows, sides are exchangeable without drift, so that U has mean ½·n·m and the variance of rank sums with
 * ties. The folds' U are added up (a stratified rank sum, van Elteren 1960).
 *
 * <p>The sum varies more than its parts: a chance difference between two folds helps the classifier of either on the other.
 * For a score that is a sum of y·K(x, x') over training rows (linear discriminants, kernels) the sum of the U is a degenerate
 * U-statistic, in which every pair of rows counts from both sides, and its variance is twice that of independent folds,
 * whatever their number; with few features its tail is lighter than the normal one of that variance. So the variance is
 * doubled. Taken for independent, folds raise 10 % false alarms at a level of 5 %. The rates of linear models and trees are
 * simulated in the tests and stated in docs/drift.md.
 */
final class DomainClassifier {

    /** By what the variance of the folds' sum exceeds the sum of their variances. */
    private static final double DEPENDENCE = 2;

    private final List<DomainFold> folds;
    private final DomainRows rows;
    private final int[] features;
    private final Dataset current;
    private final List<String> notes;
    private final long seed;
    private final double auc;
    private final double deviation;

    private DomainClassifier(
            List<DomainFold> folds, DomainRows rows, int[] features, Dataset current, List<String> notes, long seed) {
        this.folds = folds;
        this.rows = rows;
        this.features = features;
        this.current = current;
        this.notes = notes;
        this.seed = seed;
        double pairs = folds.stream().mapToDouble(DomainFold::pairs).sum();
        auc = folds.stream().mapToDouble(DomainFold::u).sum() / pairs;
        deviation = Math.sqrt(DEPENDENCE
                        * folds.stream().mapToDouble(DomainFold::variance).sum())
                / pairs;
    }

    /** Trains one classifier a fold; null where no fold can be scored. */
    static @Nullable DomainClassifier train(Dataset reference, Dataset current, Trainer trainer, int folds, long seed) {
        int[] present = IntStream.range(0, reference.schema().features().size())
                .filter(f -> present(reference, f) + present(current, f) > 0)
                .toArray();
        if (present.length == 0) {
            return null;
        }
        DomainRows all = DomainRows.of(reference, current, present, folds, seed);
        int[] usable = IntStream.range(0, present.length)
                .filter(f -> everywhere(all, f))
                .map(f -> present[f])
                .toArray();
        if (usable.length == 0) {
            return null;
        }
        DomainRows rows =
                usable.length == present.length ? all : DomainRows.of(reference, current, usable, folds, seed);
        List<DomainFold> fitted = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            if (both(rows.sides(rows.rows(fold, true))) && both(rows.sides(rows.rows(fold, false)))) {
                fitted.add(DomainFold.of(rows, fold, trainer, seed));
            }
        }
        return fitted.isEmpty()
                ? null
                : new DomainClassifier(fitted, rows, usable, current, notes(reference, current, usable), seed);
    }

    private static List<String> notes(Dataset reference, Dataset current, int[] usable) {
        List<String> notes = new ArrayList<>();
        int most = DomainRows.MOST_ROWS;
        if (reference.size() > most || current.size() > most) {
            notes.add("at most " + most + " customers of either side took part, drawn by chance");
        }
        List<String> left = IntStream.range(0, reference.schema().features().size())
                .filter(f -> IntStream.of(usable).noneMatch(u -> u == f))
                .mapToObj(f -> reference.schema().features().get(f).column())
                .toList();
        if (!left.isEmpty()) {
            notes.add("without '" + String.join("', '", left) + "', which have too few values to learn from");
        }
        return notes;
    }

    private static long present(Dataset data, int feature) {
        return IntStream.range(0, data.size())
                .filter(row -> !Double.isNaN(data.slot(row, feature)))
                .count();
    }

    /** Whether the rows outside of each fold have a value of a feature. */
    private static boolean everywhere(DomainRows rows, int feature) {
        return IntStream.range(0, rows.folds())
                .allMatch(fold -> IntStream.of(rows.rows(fold, false))
                        .anyMatch(row -> !Double.isNaN(rows.data().slot(row, feature))));
    }

    private static boolean both(byte[] sides) {
        int current = 0;
        for (byte side : sides) {
            current += side;
        }
        return current > 0 && current < sides.length;
    }

    /** P(so large an AUC) without drift. */
    double pValue() {
        if (!(deviation > 0)) {
            return 1; // all scores are the same: nothing was learned
        }
        return Normal.survival((auc - .5) / deviation);
    }

    DomainDrift judged(double level) {
        double p = pValue();
        double critical = level < .5 ? Math.min(1, .5 + deviation * Normal.upperQuantile(level)) : .5;
        boolean drift = p <= level;
        return new DomainDrift(
                drift ? Verdict.DRIFT : Verdict.STABLE,
                auc,
                p,
                critical,
                folds.size(),
                rows.referenceRows(),
                rows.currentRows(),
                drift ? revealing() : List.of(),
                notes);
    }

    /** Features whose shuffling lowers the AUC, by permutation importance within the folds. */
    private List<Revealing> revealing() {
        List<Revealing> revealing = new ArrayList<>();
        double pairs = folds.stream().mapToDouble(DomainFold::pairs).sum();
        for (int i = 0; i < features.length; i++) {
            double u = 0;
            for (DomainFold fold : folds) {
                u += fold.shuffledU(i, seed);
            }
            double decrease = auc - u / pairs;
            if (decrease > 0) {
                revealing.add(new Revealing(
                        current.schema().features().get(features[i]).column(), decrease));
            }
        }
        revealing.sort(Comparator.comparingDouble(Revealing::aucDecrease).reversed());
        return revealing;
    }
}
