package io.github.churn4j.drift;

import io.github.churn4j.drift.FeatureDrift.Kind;
import io.github.churn4j.model.Trainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of a detector: measures every feature, then judges all measurements together. */
final class Detection {

    private final Reference reference;
    private final Importances importances;
    private final DriftOptions options;
    private final DriftSample current;
    private final List<Pair> pairs;
    private final List<List<Measurement>> measured = new ArrayList<>();
    private final @Nullable Pair scorePair;
    private final List<Measurement> scoreMeasured;
    private final boolean enough;
    private final @Nullable DomainClassifier classifier;
    private final Optional<DomainDrift> notRun;

    Detection(
            Reference reference,
            Importances importances,
            DriftOptions options,
            @Nullable Trainer trainer,
            DriftSample current) {
        this.reference = reference;
        this.importances = importances;
        this.options = options;
        this.current = current;
        enough = Math.min(reference.facts().rows(), current.rows()) >= options.minimum();
        pairs = Pairs.features(reference, current);
        pairs.forEach(pair -> measured.add(measure(pair)));
        scorePair =
                options.rules() == Rules.OWN ? Pairs.scores(reference, current).orElse(null) : null;
        scoreMeasured = scorePair == null ? List.of() : measure(scorePair);
        Optional<String> obstacle = trainer == null ? Optional.empty() : obstacle();
        classifier = trainer == null || obstacle.isPresent() ? null : train(trainer);
        notRun = trainer != null && classifier == null
                ? Optional.of(DomainDrift.notRun("the domain classifier was not run: "
                        + obstacle.orElse("no part of the customers has both sides and values to learn from")))
                : Optional.empty();
    }

    private List<Measurement> measure(Pair pair) {
        return switch (options.rules()) {
            case OWN -> OwnTests.of(pair, options.tests(pair.column(), pair.kind()), options.minimum(), options.seed());
            case EVIDENTLY -> EvidentlyTests.of(pair);
            case ALIBI_KS, ALIBI_CHI_SQUARE, ALIBI_TABULAR -> AlibiTests.of(pair, options.rules());
        };
    }

    private Optional<String> obstacle() {
        if (reference.rows() == null) {
            return Optional.of(
                    "it needs the reference's customers, and there is only a summary of them; give the detector rows");
        }
        return enough ? Optional.empty() : Optional.of(options.minimum() + " customers are needed on either side");
    }

    private @Nullable DomainClassifier train(Trainer trainer) {
        DriftSample rows = reference.rows();
        return rows == null
                ? null
                : DomainClassifier.train(rows.values(), current.values(), trainer, options.folds(), options.seed());
    }

    DriftReport report() {
        List<Measurement> all = Stream.concat(measured.stream().flatMap(List::stream), scoreMeasured.stream())
                .toList();
        int judged = (int) all.stream().filter(Measurement::counts).count() + (classifier == null ? 0 : 1);
        double[] pValues = pValues(all);
        double level = Judge.level(options.correction(), options.alpha(), pValues, judged);
        Judge judge = switch (options.rules()) {
            case OWN -> Judge.own(level);
            case EVIDENTLY -> EvidentlyTests.judge(options.alpha());
            case ALIBI_KS, ALIBI_CHI_SQUARE, ALIBI_TABULAR ->
                AlibiTests.judge(options.correction(), options.alpha(), pValues);
        };
        List<FeatureDrift> features = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            features.add(drift(pairs.get(i), measured.get(i), judge));
        }
        Optional<FeatureDrift> score = Optional.ofNullable(scorePair).map(p -> drift(p, scoreMeasured, judge));
        Optional<DomainDrift> domain = domain(level);
        Verdicts verdicts = new Verdicts(options, enough);
        return new DriftReport(
                verdicts.overall(features, score, domain),
                reference.facts(),
                current.facts(),
                options.alpha(),
                options.correction(),
                judged,
                verdicts.policy(),
                ranked(features),
                score,
                domain,
                notes(features));
    }

    private double[] pValues(List<Measurement> all) {
        Stream<Double> tests = all.stream()
                .filter(Measurement::counts)
                .map(Measurement::pValue)
                .filter(p -> !Double.isNaN(p));
        Stream<Double> domain = options.rules() == Rules.OWN
                ? Stream.ofNullable(classifier).map(DomainClassifier::pValue)
                : Stream.of();
        return Stream.concat(tests, domain).mapToDouble(Double::doubleValue).toArray();
    }

    private Optional<DomainDrift> domain(double level) {
        return classifier == null
                ? notRun
                : Optional.of(classifier.judged(options.rules() == Rules.OWN ? level : options.alpha()));
    }

    private FeatureDrift drift(Pair pair, List<Measurement> measurements, Judge judge) {
        List<TestResult> tests = measurements.stream().map(judge::judge).toList();
        double effect = tests.stream()
                .filter(t -> t.verdict() == Verdict.DRIFT)
                .mapToDouble(t -> Math.min(1, t.effect()))
                .max()
                .orElse(0);
        double importance = pair.kind() == Kind.SCORE ? Double.NaN : importances.of(pair.column());
        return new FeatureDrift(
                pair.column(),
                pair.kind(),
                Verdicts.feature(tests),
                tests,
                importance,
                Double.isNaN(importance) ? effect : effect * importance,
                pair.n(),
                pair.m(),
                share(pair.referenceMissing(), pair.referenceRows()),
                share(pair.currentMissing(), pair.currentRows()),
                FeatureNotes.of(pair, measurements, options.minimum(), options.rules() == Rules.OWN),
                Comparison.of(pair));
    }

    private static double share(long part, long all) {
        return all == 0 ? 0 : (double) part / all;
    }

    /** Drift by impact, then the rest by importance; in the schema's order where those are equal or unknown. */
    private static List<FeatureDrift> ranked(List<FeatureDrift> features) {
        List<FeatureDrift> ranked = new ArrayList<>(features);
        ranked.sort(Comparator.comparing((FeatureDrift f) -> f.verdict() != Verdict.DRIFT)
                .thenComparing(Comparator.comparingDouble(FeatureDrift::impact).reversed())
                .thenComparing(Comparator.comparingDouble(
                                (FeatureDrift f) -> Double.isNaN(f.importance()) ? 0 : f.importance())
                        .reversed()));
        return ranked;
    }

    private List<String> notes(List<FeatureDrift> features) {
        List<String> notes = new ArrayList<>();
        if (!enough) {
            notes.add("no verdict: " + reference.facts().rows() + " customers in the reference and " + current.rows()
                    + " now, expected at least " + options.minimum() + " on either side");
        }
        List<String> open = features.stream()
                .filter(f ->
                        f.verdict() == Verdict.INSUFFICIENT_DATA && !f.tests().isEmpty())
                .map(FeatureDrift::column)
                .toList();
        if (enough && !open.isEmpty()) {
            notes.add("no verdict about '" + String.join("', '", open) + "': too few present values");
        }
        List<String> untested = features.stream()
                .filter(f -> f.tests().isEmpty())
                .map(FeatureDrift::column)
                .toList();
        if (!untested.isEmpty()) {
            notes.add("no verdict about '" + String.join("', '", untested) + "': no test was chosen");
        }
        notes.addAll(current.notes());
        notes.addAll(reference.notes());
        notRun.ifPresent(domain -> notes.addAll(domain.notes()));
        return notes;
    }
}
