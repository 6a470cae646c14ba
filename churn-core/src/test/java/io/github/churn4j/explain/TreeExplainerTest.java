package io.github.churn4j.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.model.TreeEnsemble.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TreeExplainerTest {

    private static TreeEnsemble random(
            Rule rule, int trees, int features, int depth, boolean emptyBranches, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeEnsemble.Builder builder = TreeEnsemble.builder(rule, features, rule == Rule.SUM_FLOAT ? .25f : 0);
        for (int t = 0; t < trees; t++) {
            builder.beginTree();
            grow(builder, features, depth, 1000, emptyBranches, random);
        }
        return builder.build();
    }

    private static int grow(
            TreeEnsemble.Builder b, int features, int depth, double cover, boolean emptyBranches, SplittableRandom r) {
        if (depth == 0 || r.nextInt(8) == 0) {
            return b.leaf(r.nextDouble(), cover);
        }
        int node = b.split(r.nextInt(features), r.nextInt(5) / 4.0, r.nextBoolean(), cover);
        double share = emptyBranches && r.nextInt(3) == 0 ? r.nextInt(2) : r.nextDouble();
        int left = grow(b, features, depth - 1, cover * share, emptyBranches, r);
        int right = grow(b, features, depth - 1, cover * (1 - share), emptyBranches, r);
        b.children(node, left, right);
        return node;
    }

    private static double[] row(int features, SplittableRandom random) {
        return IntStream.range(0, features)
                .mapToDouble(i -> random.nextInt(5) == 0 ? Double.NaN : random.nextInt(9) / 8.0)
                .toArray();
    }

    static Stream<TreeEnsemble> small() {
        List<TreeEnsemble> all = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            for (int seed = 0; seed < 6; seed++) {
                all.add(random(rule, 1, 1, 4, false, seed));
                all.add(random(rule, 1, 2, 7, false, seed));
                all.add(random(rule, 3, 3, 8, false, seed));
                all.add(random(rule, 4, 8, 5, false, seed));
                all.add(random(rule, 2, 9, 9, false, seed));
                all.add(random(rule, 4, 5, 6, true, seed));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("small")
    void equalsTheDefinitionOfShapleyValues(TreeEnsemble ensemble) {
        Explainer explainer = Explainer.of(ensemble);
        SplittableRandom random = new SplittableRandom(ensemble.nodes());
        for (int i = 0; i < 8; i++) {
            double[] row = row(ensemble.featureCount(), random);
            Contributions found = explainer.explain(row);
            assertThat(found.perModelFeature())
                    .containsExactly(ShapleyEnumeration.values(ensemble, row), within(1e-10));
            assertThat(found.baseValue()).isCloseTo(ShapleyEnumeration.worth(ensemble, row, 0), within(1e-10));
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void addsUpToTheScoreOfLargeAndDeepEnsembles(Rule rule) {
        for (TreeEnsemble ensemble : List.of(
                random(rule, 300, 32, 6, false, 1),
                random(rule, 20, 40, 12, false, 2),
                random(rule, 3, 200, 14, true, 3))) {
            SplittableRandom random = new SplittableRandom(4);
            Explainer explainer = Explainer.of(ensemble);
            for (int i = 0; i < 20; i++) {
                double[] row = row(ensemble.featureCount(), random);
                assertThat(explainer.explain(row).score()).isCloseTo(score(ensemble, row), within(1e-9));
            }
        }
    }

    /** All features known: the double sum of the base and the leaves, or the mean of the leaves. */
    private static double score(TreeEnsemble ensemble, double[] row) {
        double sum = 0;
        for (int t = 0; t < ensemble.trees(); t++) {
            int n = ensemble.root(t);
            while (!ensemble.leaf(n)) {
                n = ensemble.goesLeft(n, row[ensemble.feature(n)]) ? ensemble.left(n) : ensemble.right(n);
            }
            sum += ensemble.rule() == Rule.SUM_FLOAT ? (float) ensemble.value(n) : ensemble.value(n);
        }
        return ensemble.rule() == Rule.SUM_FLOAT ? ensemble.baseMargin() + sum : sum / ensemble.trees();
    }

    @Test
    void staysExactOnAChainOfManyDistinctFeatures() {
        // one path of 60 features, each taken by half of the rows: by symmetry all get the same
        int depth = 60;
        TreeEnsemble.Builder b = TreeEnsemble.builder(Rule.SUM_FLOAT, depth, 0);
        b.beginTree();
        int[] chain = new int[depth];
        for (int i = 0; i < depth; i++) {
            chain[i] = b.split(i, .5, true, StrictMath.pow(2, -i));
        }
        int last = b.leaf(1, StrictMath.pow(2, -depth));
        for (int i = depth - 1; i >= 0; i--) {
            int out = b.leaf(0, StrictMath.pow(2, -i - 1));
            b.children(chain[i], out, i == depth - 1 ? last : chain[i + 1]);
        }
        double[] row = new double[depth];
        java.util.Arrays.fill(row, 1);
        Contributions found = Explainer.of(b.build()).explain(row);
        double each = (1 - StrictMath.pow(2, -depth)) / depth;
        for (double contribution : found.perModelFeature()) {
            assertThat(contribution).isCloseTo(each, within(1e-15));
        }
    }

    @Test
    void leavesNothingForFeaturesThatNoSplitUses() {
        TreeEnsemble.Builder b = TreeEnsemble.builder(Rule.MEAN_PROBABILITY, 3, 0);
        b.beginTree();
        b.leaf(.25, 10);
        Explainer explainer = Explainer.of(b.build());
        assertThat(explainer.scale()).isEqualTo(Explainer.Scale.PROBABILITY);
        Contributions found = explainer.explain(new double[3]);
        assertThat(found.baseValue()).isEqualTo(.25);
        assertThat(found.perModelFeature()).containsExactly(0, 0, 0);
    }

    @Test
    void mayBeSharedByManyThreads() throws Exception {
        TreeEnsemble ensemble = random(Rule.SUM_FLOAT, 20, 8, 6, false, 5);
        Explainer explainer = Explainer.of(ensemble);
        SplittableRandom random = new SplittableRandom(6);
        double[][] rows = IntStream.range(0, 200).mapToObj(i -> row(8, random)).toArray(double[][]::new);
        double[][] expected =
                Stream.of(rows).map(r -> explainer.explain(r).perModelFeature()).toArray(double[][]::new);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<double[][]>> found = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                found.add(threads.submit(() -> Stream.of(rows)
                        .map(r -> explainer.explain(r).perModelFeature())
                        .toArray(double[][]::new)));
            }
            for (Future<double[][]> one : found) {
                assertThat(one.get()).isDeepEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
