package io.github.churn4j.benchmarks;

import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.drift.Correction;
import io.github.churn4j.drift.DriftDetector;
import io.github.churn4j.drift.DriftOptions;
import io.github.churn4j.drift.DriftReport;
import io.github.churn4j.drift.DriftSample;
import io.github.churn4j.drift.DriftTest;
import io.github.churn4j.drift.FeatureDrift;
import io.github.churn4j.drift.TestResult;
import io.github.churn4j.drift.Verdict;
import java.util.Locale;
import java.util.SplittableRandom;

/** How often the batch detector alarms: on splits of one population, and on splits where one feature moved. */
final class BatchTables {

    private static final int[][] SIZES = {{2_000, 200}, {2_000, 500}, {2_000, 2_000}, {8_000, 500}, {8_000, 2_000}};
    private static final double[] SHIFTS = {.1, .2, .3, .5};
    private static final DriftTest[] TESTS = {
        DriftTest.KOLMOGOROV_SMIRNOV,
        DriftTest.CRAMER_VON_MISES,
        DriftTest.WASSERSTEIN,
        DriftTest.POPULATION_STABILITY,
        DriftTest.JENSEN_SHANNON
    };

    private final String name;
    private final Dataset pool;
    private final int repeats;

    BatchTables(String name, Dataset pool, int repeats) {
        this.name = name;
        this.pool = pool;
        this.repeats = repeats;
    }

    void print() {
        falseAlarms();
        power();
    }

    private void falseAlarms() {
        System.out.printf("%n### Batches without drift, %s, %d splits%n%n", name, repeats);
        System.out.println(
                "| reference | current | any feature, Bonferroni .05 | Benjamini-Hochberg .05 | Evidently's rules |");
        System.out.println("|---:|---:|---:|---:|---:|");
        DriftOptions[] options = {
            DriftOptions.defaults(),
            DriftOptions.defaults().withCorrection(Correction.BENJAMINI_HOCHBERG),
            DriftOptions.evidently()
        };
        for (int[] size : SIZES) {
            int[] alarms = new int[options.length];
            SplittableRandom random = new SplittableRandom(41);
            for (int r = 0; r < repeats; r++) {
                int[] order = DriftTables.shuffled(pool.size(), random);
                DriftSample reference = DriftSample.of(DriftTables.pick(pool, order, 0, size[0]));
                DriftSample current = DriftSample.of(DriftTables.pick(pool, order, size[0], size[0] + size[1]));
                for (int o = 0; o < options.length; o++) {
                    DriftReport report = DriftDetector.builder(reference)
                            .options(options[o])
                            .build()
                            .detect(current);
                    alarms[o] += report.verdict() == Verdict.DRIFT ? 1 : 0;
                }
            }
            System.out.printf(Locale.ROOT, "| %,d | %,d |", size[0], size[1]);
            for (int count : alarms) {
                System.out.print(" " + DriftTables.share(count, repeats) + " |");
            }
            System.out.println();
        }
    }

    /** Averaged over all numeric features: which share of the moved features is told to have moved. */
    private void power() {
        System.out.printf("%n### One numeric feature moved, %s: share found, mean over the features%n%n", name);
        System.out.println("| reference | current | shift, sd | ks | cvm | wasserstein | psi | js |");
        System.out.println("|---:|---:|---:|---:|---:|---:|---:|---:|");
        DriftOptions options = DriftOptions.defaults().withTests(FeatureDrift.Kind.NUMERIC, TESTS);
        int rounds = Math.max(1, repeats / 20);
        for (int[] size : SIZES) {
            for (double shift : SHIFTS) {
                int[] found = new int[TESTS.length];
                int tried = found(size, shift, options, rounds, found);
                System.out.printf(Locale.ROOT, "| %,d | %,d | %.1f |", size[0], size[1], shift);
                for (int count : found) {
                    System.out.printf(Locale.ROOT, " %.2f |", (double) count / tried);
                }
                System.out.println();
            }
        }
    }

    private int found(int[] size, double shift, DriftOptions options, int rounds, int[] found) {
        int tried = 0;
        SplittableRandom random = new SplittableRandom(42);
        for (int r = 0; r < rounds; r++) {
            int[] order = DriftTables.shuffled(pool.size(), random);
            Dataset reference = DriftTables.pick(pool, order, 0, size[0]);
            Dataset current = DriftTables.pick(pool, order, size[0], size[0] + size[1]);
            DriftDetector detector = DriftDetector.builder(DriftSample.of(reference))
                    .options(options)
                    .build();
            for (int f = 0; f < pool.schema().features().size(); f++) {
                if (pool.schema().features().get(f) instanceof NumericFeature numeric) {
                    Dataset moved = DriftTables.moved(
                            current,
                            f,
                            shift * DriftTables.deviation(reference, f),
                            DriftTables.whole(pool, f),
                            random);
                    FeatureDrift drift = detector.detect(DriftSample.of(moved)).feature(numeric.column());
                    count(drift, found);
                    tried++;
                }
            }
        }
        return tried;
    }

    private static void count(FeatureDrift drift, int[] found) {
        for (TestResult result : drift.tests()) {
            for (int t = 0; t < TESTS.length; t++) {
                found[t] += result.test() == TESTS[t] && result.verdict() == Verdict.DRIFT ? 1 : 0;
            }
        }
    }
}
