package io.github.churn4j.benchmarks;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.PredictionEvent;
import io.github.churn4j.ServedModel;
import io.github.churn4j.data.CellState;
import io.github.churn4j.data.CheckedRows;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.data.SchemaInference;
import io.github.churn4j.drift.DriftDetector;
import io.github.churn4j.drift.DriftReport;
import io.github.churn4j.drift.DriftSample;
import io.github.churn4j.drift.FeatureDrift;
import io.github.churn4j.drift.performance.Cbpe;
import io.github.churn4j.drift.stream.DriftCalibration;
import io.github.churn4j.drift.stream.DriftEpisode;
import io.github.churn4j.drift.stream.DriftMonitor;
import io.github.churn4j.drift.stream.DriftSnapshot;
import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.evaluate.Scores;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.training.Algorithm;
import io.github.churn4j.training.Candidate;
import io.github.churn4j.training.ChurnTraining;
import io.github.churn4j.training.SearchSpace;
import io.github.churn4j.training.TrainingConfiguration;
import io.github.churn4j.training.simulate.CustomerSimulator;
import io.github.churn4j.training.simulate.DriftKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the detection says in each scenario of the simulator, with a model trained on undisturbed customers: on the batch of
 * disturbed rows, on the stream, and of the performance that is estimated without labels beside the one that labels show.
 */
final class ScenarioTable {

    private static final int TRAINING = 10_000;
    private static final int STREAM = 12_000;
    private static final double START = .5;
    private static final double STRENGTH = .5;

    private final int repeats;
    private final ChurnModel model;
    private final ChurnPredictor predictor;

    ScenarioTable(int repeats) {
        this.repeats = repeats;
        model = train();
        predictor = ChurnPredictor.of(model);
    }

    private static ChurnModel train() {
        CsvSource source = SimulatedTraining.source(TRAINING);
        Dataset data = DatasetReader.of(SchemaInference.withDefaults()
                        .withLabel("Attrition_Flag")
                        .withPositive("Attrited Customer")
                        .infer(source)
                        .schema())
                .read(source)
                .dataset();
        Candidate boosting = Candidate.of(Algorithm.BOOSTING)
                .with("rounds", 300)
                .with("maxDepth", 4)
                .with("eta", .08);
        return ChurnTraining.of(TrainingConfiguration.builder()
                        .space(SearchSpace.exhaustive(List.of(boosting)))
                        .build())
                .withMonitoring(DriftCalibration.calibrator())
                .run(data)
                .model();
    }

    void print() {
        System.out.printf(
                Locale.ROOT,
                "%n### Scenarios of the simulator at strength %.1f, from row %d of %d on, %d runs each%n%n",
                STRENGTH,
                (int) (START * STREAM),
                STREAM,
                repeats);
        System.out.println("| scenario | batch: runs with drift | leads | stream: runs with an alarm before, after |"
                + " windows until the alarm, median | alarms on | ROC AUC estimated | ROC AUC in truth |");
        System.out.println("|---|---:|---|---:|---:|---|---:|---:|");
        for (DriftKind kind : DriftKind.values()) {
            List<Run> runs = new ArrayList<>();
            for (int r = 0; r < repeats; r++) {
                runs.add(run(kind, 100 + r));
            }
            System.out.println(line(kind, runs));
        }
    }

    /** What one run came to. */
    private record Run(
            boolean batch,
            String leads,
            boolean early,
            double windows,
            String alarms,
            double estimated,
            double realised) {}

    private Run run(DriftKind kind, long seed) {
        CsvSource source = source(kind, seed);
        List<Scored> rows = rows(source);
        int start = (int) (START * STREAM);
        DriftSample disturbed = DriftSample.read(predictor, tail(kind, seed));
        DriftReport report = DriftDetector.builder(model).build().detect(disturbed);
        String leads =
                report.drifted().stream().findFirst().map(FeatureDrift::column).orElse("–");
        boolean batch = report.verdict() == io.github.churn4j.drift.Verdict.DRIFT;
        List<Scored> after = rows.stream()
                .filter(row -> row.line() > start + 1 && row.record() != null)
                .toList();
        double[] scores = after.stream().mapToDouble(Scored::score).toArray();
        byte[] labels = new byte[scores.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) after.get(i).label();
        }
        double estimated =
                Cbpe.of(model.decision().threshold()).estimate(scores).rocAuc().value();
        double realised = Metric.ROC_AUC.of(Scores.of(scores, labels));
        return watch(rows, start, batch, leads, estimated, realised);
    }

    private Run watch(List<Scored> rows, int start, boolean batch, String leads, double estimated, double realised) {
        ServedModel served = new ServedModel(model, "1", "scenario");
        boolean early = false;
        try (DriftMonitor monitor = DriftMonitor.builder(model).build()) {
            for (Scored row : rows) {
                if (row.record() == null) {
                    monitor.refused(Instant.EPOCH, row.problems());
                } else {
                    monitor.predicted(new PredictionEvent(Instant.EPOCH, "", "", served, row.record(), row.score()));
                }
                DriftSnapshot seen = monitor.snapshot();
                boolean alarmed = !seen.episodes().isEmpty();
                if (row.line() <= start + 1) {
                    early = alarmed;
                } else if (alarmed && !early) {
                    double windows = Math.ceil((row.line() - start) / 500.0);
                    String alarms = seen.episodes().get(0).alarms().stream()
                            .limit(2)
                            .map(DriftEpisode.Alarm::column)
                            .collect(Collectors.joining(", "));
                    return new Run(batch, leads, false, windows, alarms, estimated, realised);
                }
            }
        }
        return new Run(batch, leads, early, Double.POSITIVE_INFINITY, "–", estimated, realised);
    }

    private String line(DriftKind kind, List<Run> runs) {
        double[] windows = runs.stream().mapToDouble(Run::windows).sorted().toArray();
        double median = windows[windows.length / 2];
        return String.format(
                Locale.ROOT,
                "| %s | %d of %d | %s | %d, %d | %s | %s | %.3f | %.3f |",
                kind.name().toLowerCase(Locale.ROOT),
                runs.stream().filter(Run::batch).count(),
                runs.size(),
                most(runs.stream().map(Run::leads).toList()),
                runs.stream().filter(Run::early).count(),
                Arrays.stream(windows).filter(Double::isFinite).count(),
                Double.isFinite(median) ? String.format(Locale.ROOT, "%.0f", median) : "–",
                most(runs.stream().map(Run::alarms).toList()),
                runs.stream().mapToDouble(Run::estimated).average().orElse(Double.NaN),
                runs.stream().mapToDouble(Run::realised).average().orElse(Double.NaN));
    }

    private static String most(List<String> texts) {
        return texts.stream()
                .collect(Collectors.groupingBy(t -> t, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(java.util.Map.Entry.comparingByValue())
                .map(java.util.Map.Entry::getKey)
                .orElse("–");
    }

    /** A row of the stream: a record with its score, or what is wrong with it. */
    private record Scored(
            long line,
            @org.jspecify.annotations.Nullable CustomerRecord record,
            double score,
            int label,
            List<FieldProblem> problems) {}

    private List<Scored> rows(CsvSource source) {
        List<Scored> all = new ArrayList<>();
        try (CheckedRows rows = DatasetReader.of(model.schema()).withoutLabel().open(source)) {
            while (rows.next()) {
                all.add(
                        rows.accepted()
                                ? scored(rows, CustomerRecord.of(model.schema(), rows.slots()))
                                : new Scored(rows.line(), null, Double.NaN, rows.label(), problems(rows)));
            }
        }
        return all;
    }

    private Scored scored(CheckedRows rows, CustomerRecord customer) {
        return new Scored(rows.line(), customer, predictor.probability(customer), rows.label(), List.of());
    }

    private List<FieldProblem> problems(CheckedRows rows) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int f = 0; f < model.schema().features().size(); f++) {
            if (rows.state(f) != CellState.VALUE) {
                problems.add(new FieldProblem(
                        switch (rows.state(f)) {
                            case MISSING, ABSENT -> FieldProblem.Code.MISSING_FIELD;
                            case OUT_OF_RANGE -> FieldProblem.Code.OUT_OF_RANGE;
                            case WRONG_TYPE -> FieldProblem.Code.WRONG_TYPE;
                            default -> FieldProblem.Code.UNSEEN_CATEGORY;
                        },
                        model.schema().features().get(f).column(),
                        "",
                        "",
                        ""));
            }
        }
        return problems;
    }

    private static CsvSource source(DriftKind kind, long seed) {
        return CsvSource.of("stream.csv", csv(kind, seed));
    }

    /** The disturbed rows alone, under the header. */
    private static CsvSource tail(DriftKind kind, long seed) {
        String[] lines = new String(csv(kind, seed), java.nio.charset.StandardCharsets.UTF_8).split("\n");
        StringBuilder kept = new StringBuilder(lines[0]).append('\n');
        for (int i = (int) (START * STREAM) + 1; i < lines.length; i++) {
            kept.append(lines[i]).append('\n');
        }
        return CsvSource.of("disturbed.csv", kept.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static byte[] csv(DriftKind kind, long seed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CustomerSimulator.builder()
                    .rows(STREAM)
                    .seed(seed)
                    .drift(kind.scenario(STREAM, START, STRENGTH))
                    .build()
                    .writeCsv(bytes, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
