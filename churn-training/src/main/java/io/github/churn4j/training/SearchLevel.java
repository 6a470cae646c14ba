package io.github.churn4j.training;

import io.github.churn4j.training.SearchSpace.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ready-made search spaces, from a first look to a long night. */
public enum SearchLevel {
    /** Logistic regression and three boosting candidates. */
    QUICK,
    /** All four algorithms; 32 boosting candidates in two rungs. */
    STANDARD,
    /** All four algorithms; 120 boosting candidates in three rungs, several forests. */
    THOROUGH;

    private static final double MOST_ROUNDS = 2000;

    /**
     * The level with that name, in any case.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static SearchLevel ofName(String name) {
        for (SearchLevel level : values()) {
            if (level.name().equalsIgnoreCase(name)) {
                return level;
            }
        }
        throw new IllegalArgumentException("churn.search is \"" + name + "\", expected quick, standard or thorough");
    }

    /** Lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The candidates and rungs; the same seed gives the same ones. */
    public SearchSpace space(long seed) {
        List<Candidate> candidates = new ArrayList<>();
        switch (this) {
            case QUICK -> {
                candidates.add(Candidate.of(Algorithm.LOGISTIC));
                Candidate base = boosting(30).with("eta", .1);
                candidates.add(base.with("maxDepth", 3));
                candidates.add(base.with("maxDepth", 4).with("subsample", .8).with("colsample", .8));
                candidates.add(base.with("maxDepth", 6).with("subsample", .8).with("colsample", .6));
                return SearchSpace.exhaustive(candidates);
            }
            case STANDARD -> {
                candidates.addAll(linear(.1, 1, 10));
                candidates.addAll(carts(4, 6, 8));
                candidates.add(Candidate.of(Algorithm.FOREST).with("trees", 100));
                candidates.add(boosting(30)
                        .with("eta", .05)
                        .with("maxDepth", 4)
                        .with("subsample", .8)
                        .with("colsample", .7));
                candidates.addAll(SearchSpace.random(boosting(30), boostingRanges(), 31, seed));
                return new SearchSpace(candidates, List.of(1. / 3, 1.), .1);
            }
            case THOROUGH -> {
                candidates.addAll(linear(.01, .03, .1, .3, 1, 3, 10));
                candidates.addAll(carts(3, 4, 5, 6, 8, 10, 12));
                for (double fraction : new double[] {.2, .35, .5}) {
                    candidates.add(
                            Candidate.of(Algorithm.FOREST).with("trees", 300).with("featureFraction", fraction));
                }
                candidates.addAll(SearchSpace.random(boosting(50), boostingRanges(), 120, seed));
                return new SearchSpace(candidates, List.of(.25, .5, 1.), .2);
            }
        }
        throw new AssertionError(this);
    }

    private static Candidate boosting(int patience) {
        return Candidate.of(Algorithm.BOOSTING).with("rounds", MOST_ROUNDS).with("patience", patience);
    }

    private static SortedMap<String, Range> boostingRanges() {
        SortedMap<String, Range> ranges = new TreeMap<>();
        ranges.put("maxDepth", Range.whole(3, 7));
        ranges.put("eta", Range.log(.04, .2));
        ranges.put("subsample", Range.of(.6, 1));
        ranges.put("colsample", Range.of(.4, 1));
        ranges.put("minChildWeight", Range.log(.5, 10));
        ranges.put("lambda", Range.log(.3, 10));
        return ranges;
    }

    private static List<Candidate> linear(double... costs) {
        List<Candidate> candidates = new ArrayList<>();
        for (double penalty = 2; penalty >= 1; penalty--) {
            for (double cost : costs) {
                candidates.add(Candidate.of(Algorithm.LOGISTIC)
                        .with("penalty", penalty)
                        .with("cost", cost));
            }
        }
        return candidates;
    }

    private static List<Candidate> carts(double... depths) {
        List<Candidate> candidates = new ArrayList<>();
        for (double depth : depths) {
            candidates.add(Candidate.of(Algorithm.CART).with("maxDepth", depth).with("minLeafWeight", 10));
        }
        return candidates;
    }
}
