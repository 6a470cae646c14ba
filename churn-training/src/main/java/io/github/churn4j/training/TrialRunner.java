package io.github.churn4j.training;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.model.Classifier;
import io.github.churn4j.model.Trainer;
import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.pipeline.FeatureMatrix;
import io.github.churn4j.pipeline.FeaturePipeline;
import io.github.churn4j.pipeline.FittedPipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** Fits pipelines and classifiers to rows, many at a time, always with the same result. */
final class TrialRunner {

    private final Dataset data;
    private final int[] groups;
    private final TrainingConfiguration configuration;
    private final int threads;
    private final long deadline;

    /**
     * A runner.
     *
     * @param groups one number per row of the dataset
     * @param budget after which no further trial begins
     */
    TrialRunner(Dataset data, int[] groups, TrainingConfiguration configuration, int threads, Duration budget) {
        this.data = data;
        this.groups = groups;
        this.configuration = configuration;
        this.threads = threads;
        long now = System.nanoTime();
        this.deadline = budget.compareTo(Duration.ofDays(365)) > 0 ? now + (1L << 61) : now + budget.toNanos();
    }

    /** A pipeline and the classifier that reads its features. */
    record Fitted(FittedPipeline pipeline, Classifier classifier) {}

    /** Learns a candidate from some rows, on all threads where the algorithm can use them. */
    Fitted fit(Candidate candidate, int[] rows, long seed) {
        return fit(candidate, rows, seed, threads);
    }

    private Fitted fit(Candidate candidate, int[] rows, long seed, int own) {
        FeaturePipeline description = candidate.algorithm().prepare(configuration.pipeline());
        FittedPipeline pipeline = description.fit(data, rows);
        Trainer trainer = candidate.algorithm().trainer(candidate.hyperparameters(), constraints(pipeline), own);
        byte[] labels = new byte[rows.length];
        long[] together = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = (byte) data.label(rows[i]);
            together[i] = groups[rows[i]];
        }
        return new Fitted(
                pipeline, trainer.train(new TrainingSet(pipeline.transform(data, rows), labels, together), seed));
    }

    private int[] constraints(FittedPipeline pipeline) {
        SortedMap<String, Integer> declared = configuration.monotone();
        if (declared.isEmpty()) {
            return new int[0];
        }
        List<String> sources = pipeline.sources();
        return pipeline.modelFeatures().stream()
                .mapToInt(f -> f.name().equals(sources.get(f.source())) ? declared.getOrDefault(f.name(), 0) : 0)
                .toArray();
    }

    /** The margins of a fold's test rows by a candidate that learned from a share of its training rows. */
    double[] outOfFold(Candidate candidate, Fold fold, int number, double share) {
        int[] rows = share == 1 ? fold.training() : shareOf(fold.training(), share);
        Fitted fitted = fit(candidate, rows, configuration.seed() + 7919L * (number + 1), 1);
        return margins(fitted, fold.test());
    }

    /** The margins of some rows. */
    double[] margins(Fitted fitted, int[] rows) {
        FeatureMatrix matrix = fitted.pipeline().transform(data, rows);
        double[] features = new double[matrix.columns()];
        double[] margins = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            matrix.copyRow(i, features);
            margins[i] = fitted.classifier().margin(features);
        }
        return margins;
    }

    /** Whole groups drawn by the seed, the same ones for every candidate, churners and others alike. */
    private int[] shareOf(int[] rows, double share) {
        int[] chosen = Arrays.stream(rows)
                .filter(r -> new SplittableRandom(configuration.seed() ^ (groups[r] * 0x9E3779B97F4A7C15L)).nextDouble()
                        < share)
                .toArray();
        long positives = Arrays.stream(chosen).filter(r -> data.label(r) == 1).count();
        return positives == 0 || positives == chosen.length ? rows : chosen;
    }

    /**
     * Runs tasks 0 … count − 1 in order on the threads; after the deadline only those that must run.
     *
     * @throws CancellationException if the calling thread is interrupted; everything under way is stopped first
     */
    void runAll(int count, IntConsumer task, IntPredicate mustRun) {
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            try {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    if (mustRun.test(i) || System.nanoTime() - deadline < 0) {
                        task.accept(i);
                    }
                }
            } finally {
                next.set(count); // where one fails or is interrupted, the others begin nothing more
            }
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads, TrialRunner::daemon);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                workers.add(pool.submit(worker));
            }
            for (Future<?> each : workers) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("training was interrupted");
        } catch (ExecutionException e) {
            throw asItWas(e);
        } finally {
            next.set(count);
            pool.shutdownNow();
            awaitEnd(pool);
        }
    }

    /** Trials stop at their next look at the interrupt flag; nothing native may run on when the caller goes on. */
    private static void awaitEnd(ExecutorService pool) {
        boolean interrupted = Thread.interrupted();
        while (!pool.isTerminated()) {
            try {
                if (pool.awaitTermination(1, TimeUnit.DAYS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException asItWas(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException runtime) {
            return runtime;
        }
        if (e.getCause() instanceof OutOfMemoryError memory) {
            return new ChurnException(
                    "training ran out of memory; give the JVM more heap (MAVEN_OPTS=-Xmx6g) or fewer threads", memory);
        }
        return new IllegalStateException("training failed", e.getCause());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "churn-training");
        thread.setDaemon(true);
        return thread;
    }
}
