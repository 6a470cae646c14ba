package io.github.churn4j.evaluate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an evaluation is made: the campaign's costs, the bootstrap and its seed. Immutable. */
public final class EvaluationOptions {
    private static final int DEFAULT_REPLICATES = 1000;

    private final long seed;
    private final ProfitParameters profit;
    private final int replicates;
    private final int threads;
    private final int @Nullable [] clusters;
    private final byte @Nullable [] decisions;

    private EvaluationOptions(
            long seed,
            ProfitParameters profit,
            int replicates,
            int threads,
            int @Nullable [] clusters,
            byte @Nullable [] decisions) {
        this.seed = seed;
        this.profit = profit;
        this.replicates = replicates;
        this.threads = threads;
        this.clusters = clusters;
        this.decisions = decisions;
    }

    /** Returns defaults: {@link ProfitParameters#defaults()}, 1000 replicates, one thread, independent rows. */
    public static EvaluationOptions ofSeed(long seed) {
        return new EvaluationOptions(seed, ProfitParameters.defaults(), DEFAULT_REPLICATES, 1, null, null);
    }

    /** Returns these options with other costs. */
    public EvaluationOptions withProfit(ProfitParameters parameters) {
        return new EvaluationOptions(seed, parameters, replicates, threads, clusters, decisions);
    }

    /**
     * Returns these options with another number of bootstrap replicates.
     *
     * @param count 0 or more; 0 leaves every interval but DeLong's unknown
     */
    public EvaluationOptions withReplicates(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("replicates is " + count + ", expected 0 or more");
        }
        return new EvaluationOptions(seed, profit, count, threads, clusters, decisions);
    }

    /**
     * Returns these options on so many threads of the common pool; the result does not depend on it.
     *
     * @param count 1 or more
     */
    public EvaluationOptions withThreads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads is " + count + ", expected 1 or more");
        }
        return new EvaluationOptions(seed, profit, replicates, count, clusters, decisions);
    }

    /**
     * Returns these options with rows that belong together, several months of one customer for instance. The bootstrap
     * then draws whole clusters, for the AUC as well, since DeLong's variance needs independent rows.
     *
     * @param ids any number per row, equal for rows of one cluster; copied
     */
    public EvaluationOptions withClusters(int[] ids) {
        return new EvaluationOptions(seed, profit, replicates, threads, ids.clone(), decisions);
    }

    /**
     * Returns these options with decisions made elsewhere. They replace "probability ≥ threshold" in accuracyAtThreshold,
     * precision, recall, F1 and the confusion counts: with thresholds chosen on other folds these are honest estimates,
     * while one threshold tuned on the same rows flatters itself.
     *
     * @param perRow 1 = predicted to churn, 0 = predicted to stay; copied
     */
    public EvaluationOptions withDecisions(byte[] perRow) {
        return new EvaluationOptions(seed, profit, replicates, threads, clusters, perRow.clone());
    }

    /** Returns the bootstrap's seed. */
    public long seed() {
        return seed;
    }

    /** Returns the campaign's costs. */
    public ProfitParameters profit() {
        return profit;
    }

    /** Returns the number of bootstrap replicates. */
    public int replicates() {
        return replicates;
    }

    /** Returns the number of threads. */
    public int threads() {
        return threads;
    }

    Optional<int[]> clusters() {
        return Optional.ofNullable(clusters);
    }

    Optional<byte[]> decisions() {
        return Optional.ofNullable(decisions);
    }
}
