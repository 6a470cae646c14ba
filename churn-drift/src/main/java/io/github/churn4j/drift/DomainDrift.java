package io.github.churn4j.drift;

import java.util.List;

/**
 * Whether a classifier can tell current customers from those of the reference: drift of all features together, also of
 * what no feature shows alone.
 *
 * @param verdict drift where it can; insufficient data where it was not run
 * @param auc how often a current customer scores above one of the reference, by a classifier that saw neither, [0, 1];
 *     .5 is chance. NaN where it was not run
 * @param pValue probability of so large an AUC without drift; NaN where it was not run
 * @param critical the AUC from which on this is drift, correction included; NaN where it was not run
 * @param folds how many parts were scored in turn by a classifier of the others
 * @param referenceRows customers of the reference that took part
 * @param currentRows current customers that took part
 * @param revealing the features that give it away, most telling first
 * @param notes in sentences: why it was not run, features that were left out
 */
public record DomainDrift(
        Verdict verdict,
        double auc,
        double pValue,
        double critical,
        int folds,
        long referenceRows,
        long currentRows,
        List<Revealing> revealing,
        List<String> notes) {

    /**
     * How much one feature gives away.
     *
     * @param column its column
     * @param aucDecrease how far the AUC falls when the feature is shuffled between the customers of a fold
     */
    public record Revealing(String column, double aucDecrease) {}

    public DomainDrift {
        revealing = List.copyOf(revealing);
        notes = List.copyOf(notes);
    }

    static DomainDrift notRun(String reason) {
        return new DomainDrift(
                Verdict.INSUFFICIENT_DATA, Double.NaN, Double.NaN, Double.NaN, 0, 0, 0, List.of(), List.of(reason));
    }

    /** Whether the classifier was trained at all. */
    public boolean run() {
        return folds > 0;
    }
}
