package io.github.churn4j.training;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Divides rows into a hold-out and folds.
 *
 * <p>Without a time column: whole groups (see {@link RowGroups}) are dealt by chance so that every part has about the
 * same churn rate. With one: the past is learned from and the future measured on; groups that would straddle a
 * boundary are left out of the past. The same rows and seed give the same parts. O(n log n).
 */
public final class Splits {

    private final Dataset data;
    private final int[] groups;
    private final long seed;

    private Splits(Dataset data, int[] groups, long seed) {
        this.data = data;
        this.groups = groups;
        this.seed = seed;
    }

    /** Splits of a labelled dataset. */
    public static Splits of(Dataset data, long seed) {
        return new Splits(data, RowGroups.of(data), seed);
    }

    /** One number per row; rows that must stay together share it. */
    public int[] groups() {
        return groups.clone();
    }

    /** All rows, ascending. */
    public int[] all() {
        return IntStream.range(0, data.size()).toArray();
    }

    /**
     * Sets a hold-out aside.
     *
     * @param fraction of the rows, in [0, 1)
     * @return rows to work with, and rows to leave alone until the end
     * @throws ChurnException if either part would lack a class
     */
    public Fold holdOut(double fraction) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new IllegalArgumentException("hold-out fraction is " + fraction + ", expected [0, 1)");
        }
        int[] all = all();
        if (fraction == 0) {
            return new Fold(all, new int[0]);
        }
        Fold fold = data.timed() ? latest(all, fraction) : partition(all, dealt(all, fraction));
        check(fold, "the hold-out");
        return fold;
    }

    /**
     * Cross-validation folds of some rows. By time, the rows are cut into k + 1 stretches of equal length; fold i
     * learns from the first i + 1 of them and is measured on the next.
     *
     * @param rows ascending
     * @param k 2 or more
     * @throws ChurnException if a fold would lack a class
     */
    public List<Fold> folds(int[] rows, int k) {
        if (k < 2) {
            throw new IllegalArgumentException("folds is " + k + ", expected 2 or more");
        }
        List<Fold> folds = data.timed() ? stretches(rows, k) : dealtFolds(rows, k);
        for (int i = 0; i < folds.size(); i++) {
            check(folds.get(i), "fold " + (i + 1));
        }
        return folds;
    }

    private void check(Fold fold, String what) {
        for (int[] part : new int[][] {fold.training(), fold.test()}) {
            int positives = 0;
            for (int row : part) {
                positives += data.label(row);
            }
            if (positives == 0 || positives == part.length) {
                throw new ChurnException(
                        data.source() + ": " + what + " would have " + positives + " churners in " + part.length
                                + " rows, expected both classes; give more rows, fewer folds or a smaller hold-out");
            }
        }
    }

    /** Groups in random order, dealt class by class: the positions of each group in its class, and the class sizes. */
    private List<List<Integer>> shuffledGroups(int[] rows) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] size = new int[data.size()];
        int[] positives = new int[data.size()];
        List<Integer> order = new ArrayList<>();
        for (int row : rows) {
            int group = groups[row];
            if (size[group]++ == 0) {
                order.add(group);
            }
            positives[group] += data.label(row);
        }
        for (int i = order.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Integer swap = order.get(i);
            order.set(i, order.get(j));
            order.set(j, swap);
        }
        List<List<Integer>> byClass = List.of(new ArrayList<>(), new ArrayList<>());
        for (Integer group : order) {
            byClass.get(positives[group] > 0 ? 1 : 0).add(group);
        }
        return byClass;
    }

    private boolean[] dealt(int[] rows, double fraction) {
        int[] size = sizes(rows);
        boolean[] held = new boolean[data.size()];
        for (List<Integer> stratum : shuffledGroups(rows)) {
            long total = stratum.stream().mapToLong(g -> size[g]).sum();
            long wanted = Math.max(1, Math.round(total * fraction));
            long taken = 0;
            for (int group : stratum) {
                if (taken >= wanted) {
                    break;
                }
                held[group] = true;
                taken += size[group];
            }
        }
        return held;
    }

    private int[] sizes(int[] rows) {
        int[] size = new int[data.size()];
        for (int row : rows) {
            size[groups[row]]++;
        }
        return size;
    }

    private Fold partition(int[] rows, boolean[] heldGroup) {
        return new Fold(
                Arrays.stream(rows).filter(r -> !heldGroup[groups[r]]).toArray(),
                Arrays.stream(rows).filter(r -> heldGroup[groups[r]]).toArray());
    }

    private List<Fold> dealtFolds(int[] rows, int k) {
        int[] size = sizes(rows);
        int[] foldOf = new int[data.size()];
        for (List<Integer> stratum : shuffledGroups(rows)) {
            long[] load = new long[k];
            for (int group : stratum) {
                int lightest = 0;
                for (int f = 1; f < k; f++) {
                    if (load[f] < load[lightest]) {
                        lightest = f;
                    }
                }
                foldOf[group] = lightest;
                load[lightest] += size[group];
            }
        }
        List<Fold> folds = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            int fold = f;
            folds.add(new Fold(
                    Arrays.stream(rows).filter(r -> foldOf[groups[r]] != fold).toArray(),
                    Arrays.stream(rows).filter(r -> foldOf[groups[r]] == fold).toArray()));
        }
        return List.copyOf(folds);
    }

    private int[] byTime(int[] rows) {
        return Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(data::time).thenComparingInt(r -> r))
                .mapToInt(r -> r)
                .toArray();
    }

    /** The first position at or after the given one where time moves on, so that one instant is never cut. */
    private int boundary(int[] ordered, int at) {
        int position = at;
        while (position > 0
                && position < ordered.length
                && data.time(ordered[position]) == data.time(ordered[position - 1])) {
            position++;
        }
        return position;
    }

    private Fold latest(int[] rows, double fraction) {
        int[] ordered = byTime(rows);
        int cut = boundary(ordered, ordered.length - (int) Math.round(ordered.length * fraction));
        return past(ordered, 0, cut, ordered.length);
    }

    private List<Fold> stretches(int[] rows, int k) {
        int[] ordered = byTime(rows);
        int[] cuts = new int[k + 2];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = boundary(ordered, (int) ((long) ordered.length * i / (k + 1)));
        }
        List<Fold> folds = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            folds.add(past(ordered, 0, cuts[i + 1], cuts[i + 2]));
        }
        return List.copyOf(folds);
    }

    /** Learns from [from, cut) without the groups that reappear in [cut, to), measured on the latter. */
    private Fold past(int[] ordered, int from, int cut, int to) {
        boolean[] later = new boolean[data.size()];
        for (int i = cut; i < to; i++) {
            later[groups[ordered[i]]] = true;
        }
        int[] training = Arrays.stream(ordered, from, cut)
                .filter(r -> !later[groups[r]])
                .sorted()
                .toArray();
        return new Fold(training, Arrays.stream(ordered, cut, to).sorted().toArray());
    }
}
