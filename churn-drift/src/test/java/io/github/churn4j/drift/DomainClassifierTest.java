package io.github.churn4j.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.data.Dataset;
import io.github.churn4j.model.ReferenceProfile;
import io.github.churn4j.model.Trainer;
import io.github.churn4j.training.tribuo.CartHyperparameters;
import io.github.churn4j.training.tribuo.CartTrainer;
import io.github.churn4j.training.tribuo.LogisticHyperparameters;
import io.github.churn4j.training.tribuo.LogisticTrainer;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DomainClassifierTest {

    private static final Trainer LOGISTIC = LogisticTrainer.of(LogisticHyperparameters.defaults());
    private static final Trainer CART = CartTrainer.of(CartHyperparameters.defaults());

    private static DomainDrift compare(Dataset reference, Dataset current, Trainer trainer) {
        return DriftDetector.builder(DriftSample.of(reference))
                .domainClassifier(trainer)
                .build()
                .detect(DriftSample.of(current))
                .domain()
                .orElseThrow();
    }

    @Test
    void aShiftIsFoundAndItsFeatureNamed() {
        DomainDrift domain =
                compare(People.set(600, 1), People.set(600, 2, s -> s[0] = Math.min(120, s[0] + 15)), LOGISTIC);
        assertThat(domain.run()).isTrue();
        assertThat(domain.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(domain.auc()).isGreaterThan(domain.critical());
        assertThat(domain.revealing().get(0).column()).isEqualTo("age");
        assertThat(domain.folds()).isEqualTo(5);
    }

    @Test
    void missingValuesGiveThemselvesAway() {
        int[] row = {0};
        Dataset current = People.set(600, 2, s -> s[2] = row[0]++ % 3 == 0 ? Double.NaN : s[2]);
        DomainDrift domain = compare(People.set(600, 1), current, LOGISTIC);
        assertThat(domain.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(domain.revealing().get(0).column()).isEqualTo("visits");
    }

    /** Spend follows age now; both keep their distributions, so that no feature alone can show it. */
    @Test
    void whatNoFeatureShowsAloneATreeFinds() {
        Dataset current = People.set(2000, 2, s -> {
            if (!Double.isNaN(s[1])) {
                s[1] = s[0] < 54 ? s[1] / 2 : 5000 + s[1] / 2;
            }
        });
        DriftReport report = DriftDetector.builder(DriftSample.of(People.set(2000, 1)))
                .domainClassifier(CART)
                .build()
                .detect(DriftSample.of(current));
        assertThat(report.drifted()).isEmpty();
        assertThat(report.domain().orElseThrow().verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(report.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(report.domain().orElseThrow().revealing().subList(0, 2))
                .extracting(DomainDrift.Revealing::column)
                .containsExactlyInAnyOrder("age", "spend");
    }

    @Test
    void theSameSeedGivesTheSameAnswer() {
        Dataset reference = People.set(300, 1);
        Dataset current = People.set(300, 2, s -> s[0] = 50);
        assertThat(compare(reference, current, LOGISTIC)).isEqualTo(compare(reference, current, LOGISTIC));
    }

    /** Every customer of the reference comes again: a tree that knew them would know the side. */
    @Test
    void customersOnBothSidesAreNoDrift() {
        Dataset same = People.set(500, 1);
        DomainDrift domain = compare(same, same, CART);
        assertThat(domain.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(domain.auc()).isBetween(.4, .6);
    }

    @Test
    void saysThatItWasNotRunWhereThereIsOnlyASummary() {
        Dataset reference = People.set(300, 1);
        int[] rows = IntStream.range(0, 300).toArray();
        DriftReport report = DriftDetector.builder(
                        ReferenceProfile.of(reference, rows, new double[300], "hold-out"), People.SCHEMA)
                .domainClassifier(LOGISTIC)
                .build()
                .detect(DriftSample.of(People.set(300, 2)));
        assertThat(report.domain().orElseThrow().run()).isFalse();
        assertThat(report.domain().orElseThrow().verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report.notes()).anyMatch(n -> n.contains("only a summary"));
        assertThat(report.verdict()).isEqualTo(Verdict.STABLE);
    }

    /**
     * Without drift. At a true rate of .05 more than 23 of 250 happen once in 500 runs (scipy 1.17.1: binom.sf(23, 250, .05)).
     * docs/drift.md states what 4,000 (-Dchurn.runs=4000) gave.
     */
    @Test
    void raisesNoMoreFalseAlarmsThanItsLevelAllows() {
        int runs = Integer.getInteger("churn.runs", 250);
        int[] alarms = new int[2];
        int[] rare = new int[2];
        for (int i = 0; i < runs; i++) {
            DomainClassifier classifier = Objects.requireNonNull(DomainClassifier.train(
                    People.set(200, 1000 + i), People.set(150, 900_000 + i), i % 2 == 0 ? LOGISTIC : CART, 5, i));
            alarms[i % 2] += classifier.pValue() <= .05 ? 1 : 0;
            rare[i % 2] += classifier.pValue() <= .001 ? 1 : 0;
        }
        System.getLogger(DomainClassifierTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0} + {1} of {2} runs raised an alarm at .05, {3} + {4} at .001",
                        alarms[0],
                        alarms[1],
                        runs,
                        rare[0],
                        rare[1]);
        assertThat(alarms[0] + alarms[1])
                .isLessThanOrEqualTo((int) Math.ceil(runs * .05 + 3 * Math.sqrt(runs * .05 * .95)));
    }
}
