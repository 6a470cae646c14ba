package io.github.churn4j.drift;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.data.UnseenPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The customers of both sides in one set, label 1 for the current ones, in folds: rows that are equal, or of one customer,
 * share a fold, whichever side they are on, so that no classifier is asked about a row it has seen.
 *
 * <p>Any value may be missing here, and the learner is told where. Who is in which fold depends on the rows and the seed,
 * never on the side.
 */
final class DomainRows {

    /** The most customers of either side that take part, drawn by chance. */
    static final int MOST_ROWS = 20_000;

    private final Dataset data;
    private final byte[] sides;
    private final long[] groups;
    private final int[] foldOf;
    private final int folds;
    private final long referenceRows;

    private DomainRows(Dataset data, byte[] sides, long[] groups, int[] foldOf, int folds, long referenceRows) {
        this.data = data;
        this.sides = sides;
        this.groups = groups;
        this.foldOf = foldOf;
        this.folds = folds;
        this.referenceRows = referenceRows;
    }

    /**
     * Puts both sides together.
     *
     * @param features positions of the features that take part
     */
    static DomainRows of(Dataset reference, Dataset current, int[] features, int folds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] ofReference = draw(reference.size(), random);
        int[] ofCurrent = draw(current.size(), random);
        int size = ofReference.length + ofCurrent.length;
        Dataset.Builder builder =
                Dataset.builder(lenient(reference.schema(), features), "reference and current customers", true);
        byte[] sides = new byte[size];
        long[] customers = new long[size];
        add(builder, reference, ofReference, features, customers);
        Arrays.fill(sides, ofReference.length, size, (byte) 1);
        add(builder, current, ofCurrent, features, customers);
        Dataset data = builder.build();
        long[] groups = groups(data, customers);
        return new DomainRows(data, sides, groups, assign(groups, folds, random), folds, ofReference.length);
    }

    /** All rows, or some by Fisher and Yates's shuffle, in their order. */
    private static int[] draw(int size, SplittableRandom random) {
        int[] rows = new int[size];
        Arrays.setAll(rows, i -> i);
        if (size <= MOST_ROWS) {
            return rows;
        }
        for (int i = 0; i < MOST_ROWS; i++) {
            int j = i + random.nextInt(size - i);
            int swap = rows[i];
            rows[i] = rows[j];
            rows[j] = swap;
        }
        int[] drawn = Arrays.copyOf(rows, MOST_ROWS);
        Arrays.sort(drawn);
        return drawn;
    }

    private static ChurnSchema lenient(ChurnSchema schema, int[] features) {
        ChurnSchema.Builder builder = ChurnSchema.builder();
        for (int feature : features) {
            builder.feature(lenient(schema.features().get(feature)));
        }
        return builder.build();
    }

    private static Feature lenient(Feature feature) {
        if (feature instanceof NumericFeature numeric) {
            return numeric.withMissing(MissingPolicy.KEEP);
        }
        return feature instanceof CategoricalFeature categorical
                ? categorical.withPolicies(MissingPolicy.IMPUTE_AND_FLAG, UnseenPolicy.AS_MISSING)
                : ((BinaryFeature) feature).withPolicies(MissingPolicy.KEEP, UnseenPolicy.AS_MISSING);
    }

    private static void add(Dataset.Builder builder, Dataset from, int[] rows, int[] features, long[] customers) {
        double[] slots = new double[features.length];
        for (int row : rows) {
            for (int i = 0; i < features.length; i++) {
                slots[i] = from.slot(row, features[i]);
            }
            customers[builder.size()] = Repeats.customer(from, row);
            builder.add(slots, 0, "", 0, 0, builder.size() + 1);
        }
    }

    /** One number per row, shared by rows that are equal or of one customer, directly or through others. */
    private static long[] groups(Dataset data, long[] customers) {
        int[] parent = new int[data.size()];
        Arrays.setAll(parent, i -> i);
        Map<Long, Integer> byRow = new HashMap<>();
        Map<Long, Integer> byCustomer = new HashMap<>();
        for (int row = 0; row < parent.length; row++) {
            join(parent, row, byRow.getOrDefault(data.featureHash(row), row));
            byRow.putIfAbsent(data.featureHash(row), row);
            if (customers[row] != Repeats.NOBODY) {
                join(parent, row, byCustomer.getOrDefault(customers[row], row));
                byCustomer.putIfAbsent(customers[row], row);
            }
        }
        long[] groups = new long[parent.length];
        Arrays.setAll(groups, row -> root(parent, row));
        return groups;
    }

    private static void join(int[] parent, int row, int other) {
        int a = root(parent, row);
        int b = root(parent, other);
        parent[Math.max(a, b)] = Math.min(a, b);
    }

    private static int root(int[] parent, int row) {
        int at = row;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** Groups in an order of chance, each to the fold that has the fewest rows yet. */
    private static int[] assign(long[] groups, int folds, SplittableRandom random) {
        Map<Long, List<Integer>> members = new LinkedHashMap<>();
        for (int row = 0; row < groups.length; row++) {
            members.computeIfAbsent(groups[row], g -> new ArrayList<>()).add(row);
        }
        List<List<Integer>> order = new ArrayList<>(members.values());
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        int[] fold = new int[groups.length];
        int[] sizes = new int[folds];
        for (List<Integer> group : order) {
            int smallest = 0;
            for (int f = 1; f < folds; f++) {
                smallest = sizes[f] < sizes[smallest] ? f : smallest;
            }
            for (int row : group) {
                fold[row] = smallest;
            }
            sizes[smallest] += group.size();
        }
        return fold;
    }

    Dataset data() {
        return data;
    }

    int folds() {
        return folds;
    }

    long referenceRows() {
        return referenceRows;
    }

    long currentRows() {
        return data.size() - referenceRows;
    }

    /** The rows of a fold, or all others. */
    int[] rows(int fold, boolean inside) {
        return IntStream.range(0, foldOf.length)
                .filter(row -> (foldOf[row] == fold) == inside)
                .toArray();
    }

    /** For each of the rows, 1 if it is a current customer. */
    byte[] sides(int[] rows) {
        byte[] of = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            of[i] = sides[rows[i]];
        }
        return of;
    }

    /** For each of the rows, which belong together. */
    long[] groups(int[] rows) {
        long[] of = new long[rows.length];
        Arrays.setAll(of, i -> groups[rows[i]]);
        return of;
    }
}
