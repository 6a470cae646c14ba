package io.github.churn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.evaluate.Evaluation;
import io.github.churn4j.evaluate.FieldImportance;
import io.github.churn4j.evaluate.Interval;
import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.evaluate.ModelEvaluation;
import io.github.churn4j.evaluate.SliceEvaluation;
import io.github.churn4j.model.Calibration;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.pipeline.FeaturePipeline;
import io.github.churn4j.pipeline.Ratio;
import io.github.churn4j.training.TrainingConfiguration.CalibrationPolicy;
import io.github.churn4j.training.calibrate.ThresholdPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChurnTrainingTest {

    private static final Candidate LOGISTIC = Candidate.of(Algorithm.LOGISTIC);
    private static final Candidate BOOSTING = Candidate.of(Algorithm.BOOSTING)
            .with("rounds", 25)
            .with("eta", .2)
            .with("maxDepth", 3)
            .with("subsample", .8);
    private static final List<Candidate> ALL = List.of(
            LOGISTIC,
            Candidate.of(Algorithm.CART).with("maxDepth", 4).with("minLeafWeight", 5),
            Candidate.of(Algorithm.FOREST).with("trees", 8),
            BOOSTING,
            BOOSTING.with("rounds", 40));
    private static final Dataset TELLING = Customers.telling(900, 1);

    private static TrainingConfiguration.Builder of(Candidate... candidates) {
        return of(SearchSpace.exhaustive(List.of(candidates)));
    }

    private static TrainingConfiguration.Builder of(SearchSpace space) {
        return TrainingConfiguration.builder().space(space).folds(3).replicates(50);
    }

    private static TrainingResult run(TrainingConfiguration.Builder configuration, Dataset data) {
        return ChurnTraining.of(configuration.build()).withThreads(2).run(data);
    }

    // ---- the same bytes

    @Test
    void theBytesDependOnTheSeedAndNotOnThreadsOrTheRun() {
        TrainingConfiguration.Builder configuration = of(new SearchSpace(ALL, List.of(.4, 1.), .4));
        ChurnTraining training = ChurnTraining.of(configuration.build());
        String once = training.withThreads(1).run(TELLING).model().sha256();
        assertThat(training.withThreads(1).run(TELLING).model().sha256()).isEqualTo(once);
        assertThat(training.withThreads(2).run(TELLING).model().sha256()).isEqualTo(once);
        assertThat(training.withThreads(4).run(TELLING).model().sha256()).isEqualTo(once);
        assertThat(run(configuration.seed(43), TELLING).model().sha256()).isNotEqualTo(once);
    }

    @Test
    void aSearchCutByTimeIsRepeatedFromItsProvenance() {
        TrainingConfiguration configuration =
                of(new SearchSpace(ALL, List.of(.4, 1.), .4)).build();
        ChurnModel cut = ChurnTraining.of(configuration)
                .withThreads(2)
                .withBudget(java.time.Duration.ofNanos(1))
                .run(TELLING)
                .model();
        TrainingConfiguration recorded =
                TrainingConfiguration.fromJson(cut.provenance().configuration());
        assertThat(recorded.replay()).hasSize(2);
        assertThat(recorded.replay().get(0)).isNotEmpty().hasSizeLessThan(ALL.size());
        assertThat(ChurnTraining.of(recorded)
                        .withThreads(2)
                        .run(TELLING)
                        .model()
                        .sha256())
                .isEqualTo(cut.sha256());
    }

    @Test
    void aReplayOfAFinishedSearchGivesTheSameBytes() {
        ChurnModel model =
                run(of(new SearchSpace(ALL, List.of(.4, 1.), .4)), TELLING).model();
        TrainingConfiguration recorded =
                TrainingConfiguration.fromJson(model.provenance().configuration());
        assertThat(ChurnTraining.of(recorded).run(TELLING).model().sha256()).isEqualTo(model.sha256());
    }

    @Test
    void aWrittenModelPredictsBitForBitLikeTheTrainedOne(@TempDir Path folder) throws Exception {
        for (Candidate candidate : ALL) {
            ChurnModel model = run(of(candidate), TELLING).model();
            Path file = folder.resolve(candidate.algorithm().key() + ".churn");
            model.write(file);
            assertThat(ChurnPredictor.of(ChurnModel.read(file)).probabilities(TELLING))
                    .isEqualTo(ChurnPredictor.of(model).probabilities(TELLING));
            assertThat(Files.size(file)).isEqualTo(model.size());
        }
    }

    // ---- no leak

    @Test
    void labelsOfPureNoiseCannotBePredictedHoweverManyCandidatesCompete() {
        List<Candidate> candidates = new ArrayList<>();
        for (int depth = 1; depth <= 6; depth++) {
            for (double leaf : new double[] {2, 15}) {
                candidates.add(
                        Candidate.of(Algorithm.CART).with("maxDepth", depth).with("minLeafWeight", leaf));
            }
        }
        int contained = 0;
        double headline = 0;
        double naive = 0;
        for (int seed = 1; seed <= 5; seed++) {
            ModelEvaluation evaluation = run(
                            of(SearchSpace.exhaustive(candidates))
                                    .holdOut(0)
                                    .seed(seed)
                                    .replicates(200),
                            Customers.noise(600, seed))
                    .evaluation();
            Interval interval = evaluation.crossValidation().interval(Metric.ROC_AUC);
            contained += interval.low() <= .5 && .5 <= interval.high() ? 1 : 0;
            headline += evaluation.crossValidation().metrics().rocAuc() / 5;
            naive += evaluation.candidates().stream()
                            .mapToDouble(c -> c.metrics().rocAuc())
                            .max()
                            .orElseThrow()
                    / 5;
        }
        // of five 95 % intervals all miss at most once but in 2 % of the cases
        assertThat(contained).isGreaterThanOrEqualTo(4);
        assertThat(headline).isLessThan(.53);
        assertThat(naive).isGreaterThan(.52).isGreaterThan(headline);
    }

    @Test
    void shuffledLabelsAreNotPredictedByTheWholeSearchEither() {
        ModelEvaluation evaluation = run(
                        of(new SearchSpace(ALL, List.of(.4, 1.), .4)).holdOut(0).replicates(200),
                        Customers.noise(600, 11))
                .evaluation();
        Interval interval = evaluation.crossValidation().interval(Metric.ROC_AUC);
        assertThat(interval.low()).isLessThanOrEqualTo(.5);
        assertThat(interval.high()).isGreaterThanOrEqualTo(.5);
        // calibration and threshold must not pretend to know more than the churn rate either
        assertThat(evaluation.crossValidation().metrics().logLoss())
                .isGreaterThan(evaluation.baseline().metrics().logLoss() - .005);
    }

    // ---- options

    @Test
    void measuresOnTheHoldOutAndByCrossValidation() {
        ModelEvaluation evaluation =
                run(of(ALL.toArray(Candidate[]::new)), TELLING).evaluation();
        Evaluation holdOut = evaluation.holdout().orElseThrow();
        assertThat(holdOut.n()).isEqualTo(180);
        assertThat(evaluation.crossValidation().n()).isEqualTo(720);
        assertThat(evaluation.headline()).isSameAs(holdOut);
        assertThat(holdOut.metrics().rocAuc()).isGreaterThan(.75);
        assertThat(evaluation.baseline().metrics().rocAuc()).isEqualTo(.5);
        assertThat(evaluation.logisticBaseline().orElseThrow().n()).isEqualTo(180);
        assertThat(evaluation.candidates()).hasSize(5);
        assertThat(evaluation.candidates())
                .isSortedAccordingTo((a, b) -> Double.compare(a.selectionLoss(), b.selectionLoss()));
        assertThat(ModelEvaluation.fromJson(evaluation.toJson()).toJson()).isEqualTo(evaluation.toJson());
    }

    @Test
    void withoutAHoldOutTheHeadlineIsCrossValidated() {
        TrainingResult result = run(of(BOOSTING).holdOut(0), TELLING);
        assertThat(result.evaluation().holdout()).isEmpty();
        assertThat(result.evaluation().headline().n()).isEqualTo(900);
        assertThat(result.model().profile().rows()).isEqualTo(900);
        assertThat(result.model().profile().origin()).isEqualTo("cross-validation");
        assertThat(result.evaluation().logisticBaseline()).isEmpty();
    }

    @Test
    void refittingShipsAnotherModelWithTheSameFigures() {
        TrainingResult once = run(of(LOGISTIC), TELLING);
        TrainingResult again = run(of(LOGISTIC).refit(true), TELLING);
        assertThat(again.evaluation().refitted()).isTrue();
        assertThat(again.evaluation().headline().metrics())
                .isEqualTo(once.evaluation().headline().metrics());
        assertThat(ChurnPredictor.of(again.model()).probabilities(TELLING))
                .isNotEqualTo(ChurnPredictor.of(once.model()).probabilities(TELLING));
        assertThat(again.model().card()).contains("fitted again to all rows");
    }

    @Test
    void aCapacityContactsNoMoreThanItsShare() {
        ModelEvaluation evaluation = run(of(LOGISTIC).threshold(new ThresholdPolicy.ContactCapacity(.1)), TELLING)
                .evaluation();
        double[] p = ChurnPredictor.of(run(of(LOGISTIC), TELLING).model()).probabilities(TELLING);
        double share = IntStream.range(0, 900)
                        .filter(i -> p[i] >= evaluation.threshold())
                        .count()
                / 900.0;
        assertThat(share).isCloseTo(.1, within(.03));
    }

    @Test
    void dearMissesLowerTheThreshold() {
        double cheap = run(of(LOGISTIC).threshold(new ThresholdPolicy.Costs(10, 1)), TELLING)
                .evaluation()
                .threshold();
        double dear = run(of(LOGISTIC).threshold(new ThresholdPolicy.Costs(1, 10)), TELLING)
                .evaluation()
                .threshold();
        assertThat(dear).isBetween(.01, .25);
        assertThat(cheap).isGreaterThan(.6);
    }

    @Test
    void withoutCalibrationMarginsAreLogOdds() {
        TrainingResult result = run(of(BOOSTING).calibration(CalibrationPolicy.NONE), TELLING);
        assertThat(result.model().calibration()).isEqualTo(new Calibration.Identity());
        assertThat(result.evaluation().calibration()).isEqualTo("none");
    }

    @Test
    void aMonotoneFeatureAndRatioOnlyLowerTheRisk() {
        FeaturePipeline ratios = FeaturePipeline.withDefaults().withRatio(new Ratio("per use", "spend", "use"));
        ChurnModel model = run(
                        of(BOOSTING)
                                .pipeline(ratios)
                                .monotone("spend", -1)
                                .monotone("per use", -1)
                                .monotone("active", -1),
                        TELLING)
                .model();
        assertThat(model.pipeline().modelFeatures()).last().hasFieldOrPropertyWithValue("name", "per use");
        ChurnPredictor predictor = ChurnPredictor.of(model);
        double[] slots = new double[5];
        for (int row = 0; row < 50; row++) {
            TELLING.copyRow(row, slots);
            slots[0] = Math.abs(slots[0]);
            double before = 1;
            for (double spend = 0; spend <= 10_000; spend += 250) {
                slots[1] = spend;
                double p = predictor.probability(slots);
                assertThat(p).isLessThanOrEqualTo(before);
                before = p;
            }
            slots[4] = 0;
            double passive = predictor.probability(slots);
            slots[4] = 1;
            assertThat(predictor.probability(slots)).isLessThanOrEqualTo(passive);
        }
        assertThatThrownBy(() -> run(of(BOOSTING).monotone("plan", 1), TELLING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("churn.monotone names 'plan'");
    }

    @Test
    void slicesAndColumnsToPermuteTogetherAreThoseDeclared() {
        ModelEvaluation all = run(of(LOGISTIC), TELLING).evaluation();
        assertThat(all.slices()).extracting(SliceEvaluation::column).contains("plan", "active");
        ModelEvaluation declared = run(of(LOGISTIC).slice("plan").together(List.of("noise", "active")), TELLING)
                .evaluation();
        assertThat(declared.slices()).extracting(SliceEvaluation::column).containsOnly("plan");
        assertThat(declared.slices().stream().mapToInt(SliceEvaluation::n).sum())
                .isEqualTo(180);
        assertThat(declared.importance())
                .extracting(FieldImportance::fields)
                .contains(List.of("noise", "active"))
                .doesNotContain(List.of("noise"));
        assertThat(declared.importance().get(0).fields()).containsExactly("use");
    }

    @Test
    void columnsThatDoNotExistAreRefusedBeforeTheSearch() {
        for (TrainingConfiguration.Builder wrong : List.of(
                of(LOGISTIC).slice("colour"),
                of(LOGISTIC).slice("spend"),
                of(LOGISTIC).together(List.of("spend", "colour")))) {
            List<String> heard = new ArrayList<>();
            TrainingListener listener = new TrainingListener() {
                @Override
                public void phase(String what) {
                    heard.add(what);
                }
            };
            assertThatThrownBy(() -> ChurnTraining.of(wrong.build())
                            .withListener(listener)
                            .run(TELLING))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void noticesReachTheResultAndTheCard() {
        TrainingResult result = run(of(LOGISTIC).notice("These customers are simulated."), TELLING);
        assertThat(result.warnings()).contains("These customers are simulated.");
        assertThat(result.model().card()).contains("These customers are simulated.");
    }

    @Test
    void theCardTellsWhatTheEvaluationMeasured() {
        TrainingResult result = run(of(LOGISTIC, BOOSTING).name("bank-churn"), TELLING);
        String auc = String.format(
                java.util.Locale.ROOT,
                "| rocAuc | %.3f |",
                result.evaluation().headline().metrics().rocAuc());
        assertThat(result.model().card())
                .startsWith("# Model card: bank-churn\n")
                .contains(auc)
                .contains("900 rows, SHA-256 `" + result.model().provenance().dataSha256() + "`");
    }

    // ---- data of every shape

    @ParameterizedTest
    @EnumSource(
            value = MissingPolicy.class,
            names = {"IMPUTE", "IMPUTE_AND_FLAG", "KEEP"})
    void missingValuesGoThroughAllAlgorithms(MissingPolicy policy) {
        Dataset data = Customers.telling(700, 3, .2, policy);
        TrainingResult result = run(of(ALL.toArray(Candidate[]::new)), data);
        assertThat(result.evaluation().candidates())
                .allSatisfy(c -> assertThat(c.metrics().rocAuc()).isBetween(.6, 1.0));
        for (Candidate candidate : ALL.subList(0, 4)) {
            ChurnModel model = run(of(candidate).folds(2).replicates(10), data).model();
            boolean kept = policy == MissingPolicy.KEEP && candidate.algorithm() == Algorithm.BOOSTING;
            boolean flagged = policy != MissingPolicy.IMPUTE && !kept;
            assertThat(model.pipeline().width()).isEqualTo(flagged ? 7 : 6);
            assertThat(ChurnPredictor.of(model).probabilities(data)).doesNotContain(Double.NaN);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void schemasOfOneKindOfFeatureWork(boolean binary) {
        Dataset data = Customers.levels(800, 5, binary);
        ModelEvaluation evaluation =
                run(of(ALL.toArray(Candidate[]::new)), data).evaluation();
        assertThat(evaluation.headline().metrics().rocAuc()).isGreaterThan(.65);
        assertThat(evaluation.importance().get(0).fields().get(0)).endsWith("1");
    }

    @Test
    void groupedAndTimedRowsWork() {
        int[] labels = Customers.labels(600, .3, 4);
        long[] customers = LongStream.range(0, 600).map(r -> r / 3).toArray();
        long[] times = LongStream.range(0, 600).map(r -> r / 10 * 86_400_000L).toArray();
        double[] values = IntStream.range(0, 600)
                .mapToDouble(r -> labels[r] + r * 89 % 601 / 300.0)
                .toArray();
        for (Dataset data : List.of(
                Customers.rows(labels, values, customers, new long[0]),
                Customers.rows(labels, values, customers, times))) {
            TrainingResult result = run(of(LOGISTIC, BOOSTING), data);
            assertThat(result.evaluation().headline().metrics().rocAuc()).isBetween(.7, .999);
            assertThat(run(of(LOGISTIC, BOOSTING).holdOut(0), data)
                            .evaluation()
                            .crossValidation()
                            .n())
                    .isLessThanOrEqualTo(600);
        }
    }

    // ---- on the way

    @Test
    void theListenerHearsPhasesAndEveryTrialOnce() {
        List<String> phases = Collections.synchronizedList(new ArrayList<>());
        List<TrainingListener.Trial> trials = Collections.synchronizedList(new ArrayList<>());
        TrainingResult result = ChurnTraining.of(of(LOGISTIC, BOOSTING).build())
                .withThreads(2)
                .withListener(new TrainingListener() {
                    @Override
                    public void phase(String what) {
                        phases.add(what);
                    }

                    @Override
                    public void trial(Trial trial) {
                        trials.add(trial);
                    }
                })
                .run(TELLING);
        assertThat(phases).containsExactly("splits", "search", "calibration", "final model", "evaluation", "report");
        assertThat(result.durations()).containsOnlyKeys(phases);
        assertThat(trials).extracting(TrainingListener.Trial::done).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(trials).allSatisfy(t -> assertThat(t.total()).isEqualTo(6));
        assertThat(trials).extracting(t -> t.candidate() + "/" + t.fold()).doesNotHaveDuplicates();
        assertThat(trials.get(5).bestLoss())
                .isEqualTo(result.evaluation().champion().selectionLoss());
    }

    @Test
    void anInterruptedTrainingStopsAndKeepsTheFlag() {
        List<TrainingListener.Trial> late = Collections.synchronizedList(new ArrayList<>());
        Thread caller = Thread.currentThread();
        ChurnTraining training = ChurnTraining.of(
                        of(BOOSTING.with("rounds", 400), BOOSTING.with("rounds", 401), BOOSTING.with("rounds", 402))
                                .build())
                .withThreads(2)
                .withListener(new TrainingListener() {
                    @Override
                    public void trial(Trial trial) {
                        late.add(trial);
                        caller.interrupt();
                    }
                });
        try {
            assertThatThrownBy(() -> training.run(TELLING)).isInstanceOf(CancellationException.class);
            int heard = late.size();
            assertThat(heard).isLessThan(9);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(t -> t.getName().equals("churn-training") && t.isAlive());
            assertThat(late).hasSize(heard);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aFailingTrialEndsTheTrainingAtOnce() {
        List<TrainingListener.Trial> heard = Collections.synchronizedList(new ArrayList<>());
        ChurnTraining training = ChurnTraining.of(
                        of(LOGISTIC, BOOSTING).folds(10).build())
                .withThreads(2)
                .withListener(new TrainingListener() {
                    @Override
                    public void trial(Trial trial) {
                        heard.add(trial);
                        throw new IllegalStateException("the listener has had enough");
                    }
                });
        assertThatThrownBy(() -> training.run(TELLING))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the listener has had enough");
        assertThat(heard).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void rejectsWhatItCannotUse() {
        ChurnTraining training = ChurnTraining.of(of(LOGISTIC).build());
        assertThatThrownBy(() -> training.withThreads(0)).isInstanceOf(IllegalArgumentException.class);
        Dataset unlabelled = Dataset.of(TELLING.schema(), List.of(TELLING.record(0)));
        assertThatThrownBy(() -> training.run(unlabelled)).isInstanceOf(IllegalStateException.class);
    }
}
