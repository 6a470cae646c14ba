package io.github.churn4j.training;

import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.ValidationReport;
import io.github.churn4j.evaluate.CandidateScore;
import io.github.churn4j.evaluate.Evaluation;
import io.github.churn4j.evaluate.EvaluationOptions;
import io.github.churn4j.evaluate.FieldImportance;
import io.github.churn4j.evaluate.Metrics;
import io.github.churn4j.evaluate.ModelEvaluation;
import io.github.churn4j.evaluate.Scores;
import io.github.churn4j.evaluate.SliceEvaluation;
import io.github.churn4j.model.Calibration;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.DataVersion;
import io.github.churn4j.model.Decision;
import io.github.churn4j.model.MonitoringCalibrator;
import io.github.churn4j.model.Provenance;
import io.github.churn4j.model.ReferenceProfile;
import io.github.churn4j.model.SeenRows;
import io.github.churn4j.training.SearchOutcome.Scored;
import io.github.churn4j.training.calibrate.ThresholdChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a churn model: hold-out aside, search on cross-validation folds, calibration, threshold, honest evaluation,
 * reference profile, report.
 *
 * <p>The hold-out takes part in nothing until the end. Cross-validated figures are pooled over out-of-fold predictions
 * whose candidate, calibration and threshold were chosen without the fold that is scored. The shipped model was fitted
 * to all rows but the hold-out, with the winning candidate; its calibration and threshold come from that candidate's
 * out-of-fold scores.
 *
 * <p>The same data, configuration and library versions give the same bundle on any number of threads. Immutable;
 * {@link #run} may be called again and from several threads. Interrupting the thread stops it with a
 * {@link java.util.concurrent.CancellationException}.
 */
public final class ChurnTraining {

    private final TrainingConfiguration configuration;
    private final int threads;
    private final Duration budget;
    private final TrainingListener listener;
    private final RecordedFacts facts;

    private ChurnTraining(
            TrainingConfiguration configuration,
            int threads,
            Duration budget,
            TrainingListener listener,
            RecordedFacts facts) {
        this.configuration = configuration;
        this.threads = threads;
        this.budget = budget;
        this.listener = listener;
        this.facts = facts;
    }

    /** A training on all processors, without time limit, heard by nobody. */
    public static ChurnTraining of(TrainingConfiguration configuration) {
        return new ChurnTraining(
                configuration,
                Runtime.getRuntime().availableProcessors(),
                Duration.ofDays(10_000),
                TrainingListener.SILENT,
                RecordedFacts.NONE);
    }

    /** The same training on another number of threads, 1 or more; the result does not depend on it. */
    public ChurnTraining withThreads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads is " + count + ", expected 1 or more");
        }
        return new ChurnTraining(configuration, count, budget, listener, facts);
    }

    /** The same training with a time limit for the search; the bundle records what was tried, for a replay. */
    public ChurnTraining withBudget(Duration limit) {
        return new ChurnTraining(configuration, threads, limit, listener, facts);
    }

    /** The same training, heard by a listener. */
    public ChurnTraining withListener(TrainingListener newListener) {
        return new ChurnTraining(configuration, threads, budget, newListener, facts);
    }

    /** The same training, recording the revision of the code that asked for it. */
    public ChurnTraining withCodeRevision(String revision) {
        return new ChurnTraining(configuration, threads, budget, listener, facts.withCodeRevision(revision));
    }

    /** The same training, recording the version of the data, where it is tracked. */
    public ChurnTraining withDataVersion(DataVersion version) {
        return new ChurnTraining(configuration, threads, budget, listener, facts.withDataVersion(version));
    }

    /**
     * The same training of a model that does not remember which rows it was trained on. Nobody can ask it then whether a
     * certain customer was among them, and gates cannot prove which rows are new to it.
     */
    public ChurnTraining withoutSeenRows() {
        return new ChurnTraining(configuration, threads, budget, listener, facts.withoutSeenRows());
    }

    /**
     * The same training of a model that says how it is to be watched: the calibrator is given the reference profile and the
     * rows it was taken from, on which the model was not fitted.
     */
    public ChurnTraining withMonitoring(MonitoringCalibrator calibrator) {
        return new ChurnTraining(configuration, threads, budget, listener, facts.withMonitoring(calibrator));
    }

    /** The same training, showing validation findings in its report. */
    public ChurnTraining withValidation(ValidationReport report) {
        return new ChurnTraining(configuration, threads, budget, listener, facts.withValidation(report));
    }

    /**
     * Trains on data that did not come from a file; its provenance is a hash of the values.
     *
     * @throws io.github.churn4j.ChurnException if the data do not allow it, with the reason and a remedy
     */
    public TrainingResult run(Dataset data) {
        return run(data, DataFingerprint.of(data));
    }

    /**
     * Trains.
     *
     * @param dataSha256 SHA-256 of the data's file
     * @throws io.github.churn4j.ChurnException if the data do not allow it, with the reason and a remedy
     */
    public TrainingResult run(Dataset data, String dataSha256) {
        return new Run(data, dataSha256).train();
    }

    /** One training under way. */
    private final class Run {
        private final Dataset data;
        private final String dataSha256;
        private final byte[] labels;
        private final List<String> warnings = new ArrayList<>();
        private final Map<String, Duration> durations = new LinkedHashMap<>();
        private final EvaluationOptions options;
        private String phase = "";
        private long phaseBegan;

        Run(Dataset data, String dataSha256) {
            this.data = data;
            this.dataSha256 = dataSha256;
            this.labels = data.labels();
            this.options = EvaluationOptions.ofSeed(configuration.seed())
                    .withProfit(configuration.profit())
                    .withReplicates(configuration.replicates())
                    .withThreads(threads);
            warnings.addAll(configuration.notices());
            configuration.monotone().keySet().forEach(this::requireConstrainable);
            ModelSlices.columns(data, configuration.slices());
            configuration.together().forEach(group -> group.forEach(data.schema()::requireSlot));
        }

        private void requireConstrainable(String column) {
            boolean ratio = configuration.pipeline().ratios().stream()
                    .anyMatch(r -> r.name().equals(column));
            boolean numeric = data.schema().features().stream()
                    .anyMatch(f ->
                            f.column().equals(column) && !(f instanceof io.github.churn4j.data.CategoricalFeature));
            if (!ratio && !numeric) {
                throw new IllegalArgumentException("churn.monotone names '" + column
                        + "', expected the column of a numeric or binary feature or the name of a ratio");
            }
        }

        TrainingResult train() {
            begin("splits");
            Splits splits = Splits.of(data, configuration.seed());
            Fold parts = splits.holdOut(configuration.holdOut());
            List<Fold> folds = splits.folds(parts.training(), configuration.folds());
            TrialRunner runner = new TrialRunner(data, splits.groups(), configuration, threads, budget);

            begin("search");
            Search search = new Search(data, folds, runner, hearing());
            SearchOutcome outcome = search.run(configuration.space(), configuration.replay());
            Scored champion = outcome.scores().get(0);
            if (champion.index() != outcome.champion()) {
                throw new IllegalStateException("the first candidate is not the champion");
            }

            begin("calibration");
            CrossFitted crossFitted = new CrossFitted(folds, labels, search, configuration);
            CrossFitted.Result chosen = crossFitted.of(outcome, outcome.championWithout()::get);
            CrossFitted.Result own = crossFitted.of(outcome, fold -> outcome.champion());
            Calibration calibration = crossFitted.calibration(champion.margins(), own.rows());
            double threshold = Math.min(
                    1,
                    ThresholdChoice.of(own.scores(labels), configuration.threshold())
                            .threshold());

            begin("final model");
            int[] fitted = configuration.refit() ? splits.all() : parts.training();
            TrialRunner.Fitted shipped = runner.fit(champion.candidate(), fitted, configuration.seed());
            TrialRunner.Fitted measured = configuration.refit()
                    ? runner.fit(champion.candidate(), parts.training(), configuration.seed())
                    : shipped;

            begin("evaluation");
            Measured holdOut = new Measured(parts.test(), probabilities(runner, measured, calibration, parts.test()));
            Measured reference =
                    parts.test().length > 0 ? holdOut : new Measured(chosen.rows(), chosen.probabilities());
            ModelEvaluation evaluation = new ModelEvaluation(
                    chosen.evaluate(labels, threshold, clustered(chosen.rows(), splits)),
                    parts.test().length == 0 ? Optional.empty() : Optional.of(holdOut.evaluate(threshold, splits)),
                    new Measured(reference.rows(), constant(reference.rows().length, rate(parts.training())))
                            .evaluate(threshold, splits),
                    logistic(outcome, crossFitted, runner, parts, splits),
                    candidates(outcome),
                    threshold,
                    name(calibration),
                    configuration.refit(),
                    slices(reference, threshold),
                    parts.test().length > 0
                            ? importance(measured, calibration, parts.test())
                            : importance(
                                    runner.fit(
                                            champion.candidate(), folds.get(0).training(), configuration.seed()),
                                    calibration,
                                    folds.get(0).test()));

            ReferenceProfile profile = ReferenceProfile.of(
                    data,
                    reference.rows(),
                    reference.probabilities(),
                    parts.test().length > 0 ? "hold-out" : "cross-validation");
            Optional<String> monitoring = monitoring(profile, reference);

            begin("report");
            Provenance provenance = provenance(outcome, champion.candidate());
            Memory memory = new Memory(profile, seen(parts, splits), monitoring);
            ChurnModel model = assemble(shipped, calibration, threshold, memory, provenance, evaluation);
            begin("");
            return new TrainingResult(model, evaluation, List.copyOf(warnings), Collections.unmodifiableMap(durations));
        }

        private void begin(String next) {
            long now = System.nanoTime();
            if (!phase.isEmpty()) {
                durations.put(phase, Duration.ofNanos(now - phaseBegan));
            }
            phase = next;
            phaseBegan = now;
            if (!next.isEmpty()) {
                listener.phase(next);
            }
        }

        private TrainingListener hearing() {
            return new TrainingListener() {
                @Override
                public void trial(Trial trial) {
                    listener.trial(trial);
                }

                @Override
                public void warning(String message) {
                    warnings.add(message);
                    listener.warning(message);
                }
            };
        }

        /** Probabilities of rows that the model was not fitted on. */
        private final class Measured {
            private final int[] rows;
            private final double[] probabilities;

            Measured(int[] rows, double[] probabilities) {
                this.rows = rows;
                this.probabilities = probabilities;
            }

            int[] rows() {
                return rows;
            }

            double[] probabilities() {
                return probabilities;
            }

            Scores scores() {
                return Scores.of(probabilities, CrossFitted.pick(labels, rows));
            }

            Evaluation evaluate(double threshold, Splits splits) {
                return Evaluation.of(scores(), threshold, clustered(rows, splits));
            }
        }

        private EvaluationOptions clustered(int[] rows, Splits splits) {
            int[] groups = splits.groups();
            return options.withClusters(Arrays.stream(rows).map(r -> groups[r]).toArray());
        }

        private double[] probabilities(
                TrialRunner runner, TrialRunner.Fitted fitted, Calibration calibration, int[] rows) {
            return Arrays.stream(runner.margins(fitted, rows))
                    .map(calibration::apply)
                    .toArray();
        }

        private double rate(int[] rows) {
            long positives = 0;
            for (int row : rows) {
                positives += labels[row];
            }
            return (double) positives / rows.length;
        }

        private double[] constant(int count, double value) {
            double[] values = new double[count];
            Arrays.fill(values, value);
            return values;
        }

        /** The best logistic regression, calibrated and measured as the champion is. */
        private Optional<Evaluation> logistic(
                SearchOutcome outcome, CrossFitted crossFitted, TrialRunner runner, Fold parts, Splits splits) {
            Optional<Scored> best = outcome.scores().stream()
                    .filter(s -> s.candidate().algorithm() == Algorithm.LOGISTIC && s.share() == 1)
                    .findFirst();
            return best.map(scored -> {
                CrossFitted.Result result = crossFitted.of(outcome, fold -> scored.index());
                double threshold = Math.min(
                        1,
                        ThresholdChoice.of(result.scores(labels), configuration.threshold())
                                .threshold());
                if (parts.test().length == 0) {
                    return result.evaluate(labels, threshold, clustered(result.rows(), splits));
                }
                Calibration calibration = crossFitted.calibration(scored.margins(), result.rows());
                TrialRunner.Fitted fitted = runner.fit(scored.candidate(), parts.training(), configuration.seed());
                return new Measured(parts.test(), probabilities(runner, fitted, calibration, parts.test()))
                        .evaluate(threshold, splits);
            });
        }

        private List<CandidateScore> candidates(SearchOutcome outcome) {
            List<CandidateScore> scores = new ArrayList<>();
            for (Scored scored : outcome.scores()) {
                int[] rows = java.util.stream.IntStream.range(0, labels.length)
                        .filter(r -> !Double.isNaN(scored.margins()[r]))
                        .toArray();
                Calibration identity = new Calibration.Identity();
                double[] probabilities = Arrays.stream(rows)
                        .mapToDouble(r -> identity.apply(scored.margins()[r]))
                        .toArray();
                Metrics metrics = Metrics.of(
                        Scores.of(probabilities, CrossFitted.pick(labels, rows)), .5, configuration.profit());
                scores.add(new CandidateScore(
                        scored.candidate().algorithm().key(),
                        scored.candidate().hyperparameters(),
                        scored.share(),
                        scored.loss(),
                        metrics));
            }
            return scores;
        }

        private List<SliceEvaluation> slices(Measured reference, double threshold) {
            return ModelSlices.of(
                    data,
                    reference.rows(),
                    reference.scores(),
                    threshold,
                    configuration.slices(),
                    configuration.profit());
        }

        private List<FieldImportance> importance(TrialRunner.Fitted fitted, Calibration calibration, int[] rows) {
            return new Importance(data, configuration, fitted, calibration).of(rows);
        }

        private Provenance provenance(SearchOutcome outcome, Candidate champion) {
            TrainingConfiguration replayable =
                    configuration.toBuilder().replay(outcome.completed()).build();
            return new Provenance(
                    dataSha256,
                    facts.dataVersion(),
                    data.size(),
                    facts.codeRevision(),
                    configuration.seed(),
                    champion.algorithm().key(),
                    replayable.toJson(),
                    Libraries.versions());
        }

        /** Everything but the hold-out, also what a split by time leaves between past and future; all after a refit. */
        private Optional<SeenRows> seen(Fold parts, Splits splits) {
            if (!facts.seenRows()) {
                return Optional.empty();
            }
            BitSet unseen = new BitSet();
            if (!configuration.refit()) {
                Arrays.stream(parts.test()).forEach(unseen::set);
            }
            return Optional.of(SeenRows.of(
                    data,
                    Arrays.stream(splits.all()).filter(row -> !unseen.get(row)).toArray()));
        }

        private Optional<String> monitoring(ReferenceProfile profile, Measured reference) {
            return facts.monitoring().map(calibrator -> {
                begin("monitoring");
                return calibrator.calibrate(
                        profile, data, reference.rows(), reference.probabilities(), configuration.seed(), threads);
            });
        }

        /** What a model keeps of its customers. */
        private record Memory(ReferenceProfile profile, Optional<SeenRows> seen, Optional<String> monitoring) {}

        private ChurnModel assemble(
                TrialRunner.Fitted shipped,
                Calibration calibration,
                double threshold,
                Memory memory,
                Provenance provenance,
                ModelEvaluation evaluation) {
            var label = data.schema().requireLabel();
            ModelDocuments documents = new ModelDocuments(
                    configuration, data.schema(), evaluation, provenance, facts.validation(), warnings);
            ChurnModel.Builder model = ChurnModel.builder();
            memory.seen().ifPresent(model::seenRows);
            memory.monitoring().ifPresent(model::monitoring);
            return model.name(configuration.name())
                    .pipeline(shipped.pipeline())
                    .classifier(shipped.classifier())
                    .calibration(calibration)
                    .decision(new Decision(
                            threshold,
                            configuration.mediumAbove(),
                            configuration.highAbove(),
                            label.negative(),
                            label.positive()))
                    .profile(memory.profile())
                    .provenance(provenance)
                    .evaluation(evaluation.toJson())
                    .card(documents.card())
                    .report(documents.report())
                    .build();
        }

        private String name(Calibration calibration) {
            return calibration instanceof Calibration.Platt
                    ? "platt"
                    : calibration instanceof Calibration.Isotonic ? "isotonic" : "none";
        }
    }
}
