package io.github.churn4j.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.internal.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

    private static final TestResult TEST =
            new TestResult(DriftTest.KOLMOGOROV_SMIRNOV, .25, 1e-9, .1, .25, .125, Verdict.DRIFT);

    private static final FeatureDrift AGE = new FeatureDrift(
            "Age",
            FeatureDrift.Kind.NUMERIC,
            Verdict.DRIFT,
            List.of(TEST),
            Double.NaN,
            .25,
            100,
            200,
            0,
            .5,
            List.of("a note"),
            new ComparedDistribution(
                    new double[] {0, 1, 2}, List.of(), new double[] {60, 40}, new double[] {100, 100}));

    private static final DriftReport REPORT = new DriftReport(
            Verdict.DRIFT,
            new SampleFacts("hold-out", 100, 0, 0, 100, List.of(), List.of()),
            new SampleFacts("now.csv", 400, 3, 1, 0, List.of("Plan"), List.of("Tariff")),
            .05,
            Correction.BENJAMINI_HOCHBERG,
            4,
            "drift where any feature drifts",
            List.of(AGE),
            Optional.empty(),
            Optional.of(DomainDrift.notRun("why")),
            List.of());

    /** Fields of drift.json are promised to their readers; a change here is a change of the format. */
    @Test
    void writesTheDocumentedFields() {
        assertThat(REPORT.toJson()).isEqualTo("""
                {
                  "version" : 1,
                  "verdict" : "drift",
                  "policy" : "drift where any feature drifts",
                  "reference" : {
                    "source" : "hold-out",
                    "rows" : 100,
                    "refused" : 0,
                    "ragged" : 0,
                    "scored" : 100,
                    "absentColumns" : [ ],
                    "extraColumns" : [ ]
                  },
                  "current" : {
                    "source" : "now.csv",
                    "rows" : 400,
                    "refused" : 3,
                    "ragged" : 1,
                    "scored" : 0,
                    "absentColumns" : [ "Plan" ],
                    "extraColumns" : [ "Tariff" ]
                  },
                  "alpha" : 0.05,
                  "correction" : "benjamini_hochberg",
                  "judged" : 4,
                  "drifted" : [ "Age" ],
                  "features" : [ {
                    "column" : "Age",
                    "kind" : "numeric",
                    "verdict" : "drift",
                    "importance" : null,
                    "impact" : 0.25,
                    "reference" : {
                      "present" : 100,
                      "missing" : 0.0
                    },
                    "current" : {
                      "present" : 200,
                      "missing" : 0.5
                    },
                    "tests" : [ {
                      "test" : "ks",
                      "verdict" : "drift",
                      "statistic" : 0.25,
                      "pValue" : 1.0E-9,
                      "critical" : 0.1,
                      "effect" : 0.25,
                      "minimumDetectable" : 0.125
                    } ],
                    "notes" : [ "a note" ],
                    "distribution" : {
                      "edges" : [ 0.0, 1.0, 2.0 ],
                      "reference" : [ 60.0, 40.0 ],
                      "current" : [ 100.0, 100.0 ]
                    }
                  } ],
                  "domainClassifier" : {
                    "verdict" : "insufficient_data",
                    "run" : false,
                    "rocAuc" : null,
                    "pValue" : null,
                    "critical" : null,
                    "folds" : 0,
                    "referenceRows" : 0,
                    "currentRows" : 0,
                    "revealing" : [ ],
                    "notes" : [ "why" ]
                  },
                  "notes" : [ ]
                }
                """);
    }

    @Test
    void everyReportIsReadableJson() {
        DriftReport report = DriftDetector.builder(DriftSample.of(People.set(300, 1)))
                .build()
                .detect(People.table(300, 2, cells -> cells[1] = ""));
        JsonNode json = Json.read(report.toJson(), "drift.json");
        assertThat(json.get("features")).hasSize(5);
        assertThat(json.get("drifted").get(0).textValue()).isEqualTo("age");
        assertThat(json.has("score")).isFalse();
        assertThat(json.has("domainClassifier")).isFalse();
    }
}
