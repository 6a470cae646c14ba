package io.github.churn4j.training;

import java.util.List;
import java.util.Map;

/**
 * What a search found.
 *
 * @param scores every candidate that got through a rung, best first: the last rung's before earlier ones'
 * @param champion index of the candidate with the smallest loss over all folds
 * @param championWithout for each fold the index of the candidate chosen by the other folds alone (by time: by the
 *     earlier folds; the first fold has only later ones)
 * @param margins out-of-fold margins by candidate index, for those of the last rung: one number per row of the
 *     dataset, NaN where no fold measured the row
 * @param completed candidate indices that got through each rung, ascending; what a replay repeats
 */
record SearchOutcome(
        List<Scored> scores,
        int champion,
        List<Integer> championWithout,
        Map<Integer, double[]> margins,
        List<List<Integer>> completed) {

    /** A candidate's pooled result on the last rung it reached. */
    @SuppressWarnings("ArrayRecordComponent")
    record Scored(int index, Candidate candidate, double share, double loss, double[] margins) {}
}
