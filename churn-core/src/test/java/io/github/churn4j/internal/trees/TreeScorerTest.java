package io.github.churn4j.internal.trees;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.model.TreeEnsemble.Rule;
import io.github.churn4j.pipeline.FeatureMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TreeScorerTest {

    private static final double[] HARD = {
        Double.NEGATIVE_INFINITY,
        -Double.MAX_VALUE,
        -1.5,
        -Float.MIN_VALUE,
        -Double.MIN_VALUE,
        -0.0,
        0.0,
        Double.MIN_VALUE,
        Float.MIN_VALUE,
        .1,
        Math.nextUp(.1),
        .1f,
        Math.nextUp(.1f),
        1.5,
        Float.MAX_VALUE,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY
    };

    /** Every scorer that an ensemble's shape allows, whichever of them would be chosen. */
    private static List<TreeScorer> scorers(TreeEnsemble ensemble) {
        List<TreeScorer> scorers = new ArrayList<>();
        scorers.add(TreeScorer.fastest(ensemble));
        ThresholdRanks ranks = ThresholdRanks.of(ensemble);
        scorers.add(new InterleavedScorer(ensemble, ranks));
        int[] leaves = LeafBits.leafCounts(ensemble);
        if (LeafBits.fits(ensemble, leaves)) {
            scorers.add(bitTable(ensemble));
        }
        return scorers;
    }

    private static TreeScorer bitTable(TreeEnsemble ensemble) {
        ThresholdRanks ranks = ThresholdRanks.of(ensemble);
        LeafBits bits = LeafBits.of(ensemble, LeafBits.leafCounts(ensemble));
        return new BitTableScorer(ensemble, ranks, bits, new FeatureGroups(ranks));
    }

    static Stream<TreeEnsemble> ensembles() {
        SplittableRandom random = new SplittableRandom(20_180_603);
        DoubleSupplier hard = () -> HARD[random.nextInt(HARD.length)];
        DoubleSupplier fine = () -> random.nextDouble() * 2 - 1;
        DoubleSupplier coarse = () -> random.nextInt(9) / 4.0 - 1;
        List<RandomTrees> shapes = new ArrayList<>();
        for (DoubleSupplier thresholds : List.of(hard, fine, coarse)) {
            shapes.add(new RandomTrees(1, 1, t -> 1, .5, thresholds));
            shapes.add(new RandomTrees(1, 3, t -> 2, .5, thresholds));
            shapes.add(new RandomTrees(40, 2, t -> 1, .5, thresholds));
            shapes.add(new RandomTrees(90, 1, t -> 2, .5, thresholds));
            shapes.add(new RandomTrees(7, 4, t -> 64, 0, thresholds));
            shapes.add(new RandomTrees(9, 4, t -> 65, 0, thresholds));
            shapes.add(new RandomTrees(33, 20, t -> 64, .5, thresholds));
            shapes.add(new RandomTrees(12, 20, t -> t == 5 ? 65 : 64, .5, thresholds));
            shapes.add(new RandomTrees(100, 50, t -> 1 + t % 64, .3, thresholds));
            shapes.add(new RandomTrees(1000, 6, t -> 1 + random.nextInt(16), .4, thresholds));
            shapes.add(new RandomTrees(50, 300, t -> 1 + random.nextInt(64), .2, thresholds));
            shapes.add(new RandomTrees(11, 8, t -> 1 + random.nextInt(700), .35, thresholds));
        }
        return shapes.stream()
                .flatMap(shape -> Stream.of(Rule.values()).map(rule -> shape.build(rule, random.split())));
    }

    @ParameterizedTest
    @MethodSource("ensembles")
    void equalsTheWalkToTheLastBit(TreeEnsemble ensemble) {
        SplittableRandom random = new SplittableRandom(ensemble.nodes());
        List<TreeScorer> scorers = scorers(ensemble);
        for (int i = 0; i < 400; i++) {
            double[] row = RandomTrees.row(ensemble, random);
            long expected = Double.doubleToLongBits(ensemble.walk(row));
            for (TreeScorer scorer : scorers) {
                assertThat(Double.doubleToLongBits(scorer.margin(row)))
                        .as("%s, row %d", scorer, i)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ensembles")
    void equalsTheWalkInBatches(TreeEnsemble ensemble) {
        SplittableRandom random = new SplittableRandom(ensemble.nodes() + 1);
        int rows = 37;
        int columns = ensemble.featureCount() + 2;
        double[] values = new double[rows * columns];
        double[] expected = new double[rows];
        for (int r = 0; r < rows; r++) {
            double[] row = RandomTrees.row(ensemble, random);
            System.arraycopy(row, 0, values, r * columns, row.length);
            expected[r] = ensemble.walk(row);
        }
        double[] out = new double[rows];
        for (TreeScorer scorer : scorers(ensemble)) {
            scorer.margins(values, rows, columns, out);
            assertThat(out).as("%s", scorer).containsExactly(expected);
        }
        ensemble.margins(new FeatureMatrix(values, rows, columns), out);
        assertThat(out).containsExactly(expected);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void equalsTheWalkWhereLeavesOverflowTheFloatSum(Rule rule) {
        TreeEnsemble.Builder builder = TreeEnsemble.builder(rule, 1, 0);
        for (int t = 0; t < 4; t++) {
            builder.beginTree();
            int node = builder.split(0, 0, true, 2);
            builder.children(node, builder.leaf(1e300, 1), builder.leaf(t % 2 == 0 ? 3e38 : -3e38, 1));
        }
        TreeEnsemble ensemble = builder.build();
        for (TreeScorer scorer : scorers(ensemble)) {
            for (double x : new double[] {-1, 0, 1, Double.NaN}) {
                double[] row = {x};
                assertThat(Double.doubleToLongBits(scorer.margin(row)))
                        .isEqualTo(Double.doubleToLongBits(ensemble.walk(row)));
            }
        }
    }

    @Test
    void choosesByShape() {
        SplittableRandom random = new SplittableRandom(3);
        DoubleSupplier cuts = () -> random.nextInt(200);
        assertThat(TreeScorer.fastest(
                        new RandomTrees(300, 32, t -> 50, .4, cuts).build(Rule.SUM_FLOAT, random.split())))
                .isInstanceOf(BitTableScorer.class);
        assertThat(TreeScorer.fastest(
                        new RandomTrees(300, 32, t -> 65, .4, cuts).build(Rule.SUM_FLOAT, random.split())))
                .isInstanceOf(InterleavedScorer.class);
        assertThat(TreeScorer.fastest(
                        new RandomTrees(300, 250, t -> 50, .4, cuts).build(Rule.SUM_FLOAT, random.split())))
                .isInstanceOf(InterleavedScorer.class);
        TreeEnsemble single = new RandomTrees(1, 32, t -> 50, .4, cuts).build(Rule.MEAN_PROBABILITY, random.split());
        assertThat(TreeScorer.fastest(single)).isNotInstanceOfAny(BitTableScorer.class, InterleavedScorer.class);
    }

    @Test
    void boundsTheTable() {
        // 19,000 distinct thresholds × 300 words of 8 bytes would be 43 MiB
        SplittableRandom random = new SplittableRandom(4);
        TreeEnsemble ensemble =
                new RandomTrees(300, 8, t -> 64, .5, random::nextDouble).build(Rule.SUM_FLOAT, random.split());
        assertThat(TreeScorer.fastest(ensemble)).isInstanceOf(InterleavedScorer.class);
    }

    @Test
    void mayBeSharedByManyThreads() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        TreeEnsemble ensemble =
                new RandomTrees(60, 16, t -> 1 + t, .4, () -> random.nextInt(40)).build(Rule.SUM_FLOAT, random.split());
        double[][] rows = IntStream.range(0, 500)
                .mapToObj(i -> RandomTrees.row(ensemble, random))
                .toArray(double[][]::new);
        List<TreeScorer> scorers = scorers(ensemble);
        ExecutorService threads = Executors.newFixedThreadPool(24);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                int first = i * 17;
                wrong.add(threads.submit(() -> mismatches(ensemble, scorers, rows, first)));
            }
            for (Future<Integer> count : wrong) {
                assertThat(count.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int mismatches(TreeEnsemble ensemble, List<TreeScorer> scorers, double[][] rows, int first) {
        int wrong = 0;
        for (int i = 0; i < 2000; i++) {
            double[] row = rows[(first + i) % rows.length];
            long expected = Double.doubleToLongBits(ensemble.walk(row));
            for (TreeScorer scorer : scorers) {
                wrong += Double.doubleToLongBits(scorer.margin(row)) == expected ? 0 : 1;
            }
        }
        return wrong;
    }

    @Test
    void packsSmallTreesIntoSharedWords() {
        SplittableRandom random = new SplittableRandom(6);
        TreeEnsemble ensemble =
                new RandomTrees(100, 4, t -> 16, .5, random::nextDouble).build(Rule.SUM_FLOAT, random.split());
        LeafBits bits = LeafBits.of(ensemble, LeafBits.leafCounts(ensemble));
        assertThat(bits.words).isEqualTo(25);
        assertThat(IntStream.of(bits.place).distinct().count()).isEqualTo(100);
    }
}
