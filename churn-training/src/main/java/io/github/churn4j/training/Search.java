package io.github.churn4j.training;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.model.Calibration;
import io.github.churn4j.training.SearchOutcome.Scored;
import io.github.churn4j.training.boosting.EngineUnavailableException;
import io.github.churn4j.training.calibrate.PlattFitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Lets candidates compete on folds.
 *
 * <p>Implementation note: a choice must not be scored on the rows that made it, and every rung chooses. So the search
 * keeps one view per fold, which sees the losses of the other folds only, beside the view of all folds. Each view
 * ranks and keeps candidates for itself; the union of what the views keep goes on. The predictions of a fold are then
 * taken from the candidate that its own view chose, as stacking does with cross-fitted models. The views nearly always
 * agree, so this costs little more than one search.
 *
 * <p>Candidates are ranked by the log loss of their pooled out-of-fold scores after Platt scaling, so that an
 * algorithm is not judged by how its raw scores happen to be scaled.
 */
final class Search {

    private final Dataset data;
    private final List<Fold> folds;
    private final TrialRunner runner;
    private final TrainingListener listener;
    private final byte[] labels;

    Search(Dataset data, List<Fold> folds, TrialRunner runner, TrainingListener listener) {
        this.data = data;
        this.folds = folds;
        this.runner = runner;
        this.listener = listener;
        this.labels = data.labels();
    }

    /**
     * Runs all rungs.
     *
     * @param replay candidate indices to run on each rung, as an earlier search completed them; empty for a new search
     * @throws ChurnException if no candidate can be trained
     */
    SearchOutcome run(SearchSpace space, List<List<Integer>> replay) {
        List<Integer> running =
                IntStream.range(0, space.candidates().size()).boxed().toList();
        Map<Integer, Scored> scored = new HashMap<>();
        List<List<Integer>> completed = new ArrayList<>();
        for (int rung = 0; rung < space.rungs().size(); rung++) {
            if (!replay.isEmpty()) {
                running = replay.get(rung);
            }
            double share = space.rungs().get(rung);
            Map<Integer, double[]> margins = new Rung(space, running, rung, share).run();
            List<Integer> through = margins.keySet().stream().sorted().toList();
            completed.add(through);
            Losses losses = new Losses(margins);
            margins.forEach((index, own) -> scored.put(
                    index, new Scored(index, space.candidates().get(index), share, losses.of(index, -1), own)));
            if (rung + 1 < space.rungs().size()) {
                running = survivors(space, through, losses);
            } else {
                return outcome(scored, through, losses, completed);
            }
        }
        throw new AssertionError("a search has a last rung");
    }

    private static Algorithm algorithm(SearchSpace space, int index) {
        return space.candidates().get(index).algorithm();
    }

    /** The best part of each view and each algorithm's best of each view, ordered by the loss over all folds. */
    private List<Integer> survivors(SearchSpace space, List<Integer> through, Losses losses) {
        int keep = (int) Math.ceil(through.size() * space.kept());
        Set<Integer> kept = new TreeSet<>();
        for (int view = -1; view < folds.size(); view++) {
            Set<Algorithm> seen = EnumSet.noneOf(Algorithm.class);
            List<Integer> ranked = losses.ranked(through, view);
            for (int place = 0; place < ranked.size(); place++) {
                boolean first = seen.add(algorithm(space, ranked.get(place)));
                if (place < keep || first) {
                    kept.add(ranked.get(place));
                }
            }
        }
        return losses.ranked(List.copyOf(kept), -1);
    }

    private SearchOutcome outcome(
            Map<Integer, Scored> scored, List<Integer> last, Losses losses, List<List<Integer>> completed) {
        List<Integer> without = new ArrayList<>();
        for (int fold = 0; fold < folds.size(); fold++) {
            without.add(losses.ranked(last, fold).get(0));
        }
        List<Scored> all = scored.values().stream()
                .sorted(Comparator.comparingDouble((Scored s) -> -s.share())
                        .thenComparingDouble(Scored::loss)
                        .thenComparingInt(Scored::index))
                .toList();
        return new SearchOutcome(all, losses.ranked(last, -1).get(0), without, losses.margins, completed);
    }

    /** Selection losses by candidate and view, each computed once. */
    private final class Losses {
        private final Map<Integer, double[]> margins;
        private final Map<Long, Double> known = new HashMap<>();

        Losses(Map<Integer, double[]> margins) {
            this.margins = margins;
        }

        List<Integer> ranked(List<Integer> candidates, int view) {
            return candidates.stream()
                    .sorted(Comparator.comparingDouble((Integer c) -> of(c, view))
                            .thenComparingInt(c -> c))
                    .toList();
        }

        /** The loss a view sees; −1 is the view of all folds. */
        double of(int candidate, int view) {
            double[] all = Objects.requireNonNull(margins.get(candidate));
            return known.computeIfAbsent(((long) candidate << 32) | (view + 1), k -> loss(all, companions(view)));
        }

        private double loss(double[] all, int[] rows) {
            double[] own = new double[rows.length];
            byte[] truth = new byte[rows.length];
            for (int i = 0; i < rows.length; i++) {
                own[i] = all[rows[i]];
                truth[i] = labels[rows[i]];
            }
            Calibration scale = PlattFitter.fit(own, truth);
            double sum = 0;
            for (int i = 0; i < rows.length; i++) {
                double p = scale.apply(own[i]);
                double seen = truth[i] == 1 ? p : 1 - p;
                sum -= StrictMath.log(Math.max(seen, 1e-15));
            }
            return sum / rows.length;
        }
    }

    /** The rows whose labels may decide what predicts a fold; all measured rows for the view −1. Ascending. */
    int[] companions(int fold) {
        boolean past = data.timed() && fold > 0;
        int[] rows = IntStream.range(0, folds.size())
                .filter(f -> past ? f < fold : f != fold)
                .flatMap(f -> Arrays.stream(folds.get(f).test()))
                .toArray();
        Arrays.sort(rows);
        return rows;
    }

    /** All candidates of one rung on all folds. */
    private final class Rung {
        private final SearchSpace space;
        private final List<Integer> running;
        private final int number;
        private final double share;
        private final double[][] margins;
        private final int[] foldsDone;
        private final Map<Algorithm, String> unavailable = new EnumMap<>(Algorithm.class);
        private final long began = System.nanoTime();
        private int done;
        private double best = Double.NaN;

        Rung(SearchSpace space, List<Integer> running, int number, double share) {
            this.space = space;
            this.running = running;
            this.number = number;
            this.share = share;
            margins = new double[running.size()][];
            foldsDone = new int[running.size()];
            for (int i = 0; i < margins.length; i++) {
                margins[i] = new double[data.size()];
                Arrays.fill(margins[i], Double.NaN);
            }
        }

        Map<Integer, double[]> run() {
            runner.runAll(running.size() * folds.size(), this::trial, this::mustRun);
            Map<Integer, double[]> through = new HashMap<>();
            for (int i = 0; i < running.size(); i++) {
                if (foldsDone[i] == folds.size()) {
                    through.put(running.get(i), margins[i]);
                }
            }
            if (through.isEmpty()) {
                throw unavailable.isEmpty()
                        ? new ChurnException("no candidate could be trained; give the search more time (churn.budget)")
                        : new ChurnException(
                                "no candidate could be trained: " + String.join("; ", unavailable.values()));
            }
            return through;
        }

        /** The first candidate runs however little time is left, so that every search ends with a model. */
        private boolean mustRun(int task) {
            return task / folds.size() == 0;
        }

        private void trial(int task) {
            int place = task / folds.size();
            int fold = task % folds.size();
            Candidate candidate = space.candidates().get(running.get(place));
            synchronized (this) {
                if (unavailable.containsKey(candidate.algorithm())) {
                    return;
                }
            }
            try {
                double[] scores = runner.outOfFold(candidate, folds.get(fold), fold, share);
                finish(place, fold, candidate, scores);
            } catch (EngineUnavailableException e) {
                drop(candidate.algorithm(), e);
            }
        }

        private synchronized void drop(Algorithm algorithm, EngineUnavailableException e) {
            if (unavailable.put(algorithm, String.valueOf(e.getMessage())) == null) {
                listener.warning(e.getMessage() + "; the search goes on without " + algorithm.title());
            }
        }

        private synchronized void finish(int place, int fold, Candidate candidate, double[] scores) {
            int[] rows = folds.get(fold).test();
            for (int i = 0; i < rows.length; i++) {
                margins[place][rows[i]] = scores[i];
            }
            done++;
            if (++foldsDone[place] == folds.size()) {
                double loss = new Losses(Map.of(place, margins[place])).of(place, -1);
                best = Double.isNaN(best) ? loss : Math.min(best, loss);
            }
            int total = running.size() * folds.size();
            long left = (System.nanoTime() - began) / done * (total - done);
            listener.trial(new TrainingListener.Trial(
                    candidate, fold + 1, number + 1, done, total, best, java.time.Duration.ofNanos(left)));
        }
    }
}
