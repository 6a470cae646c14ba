package io.github.churn4j.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.json.Json;
import java.util.List;
import java.util.Locale;

/** Writes {@code drift.json}; its fields are listed in docs/drift.md and only ever become more. */
final class ReportJson {

    private static final int VERSION = 1;

    private ReportJson() {}

    static String write(DriftReport report) {
        ObjectNode root = Json.object();
        root.put("version", VERSION);
        root.put("verdict", report.verdict().key());
        root.put("policy", report.policy());
        root.set("reference", facts(report.reference()));
        root.set("current", facts(report.current()));
        root.put("alpha", report.alpha());
        root.put("correction", report.correction().name().toLowerCase(Locale.ROOT));
        root.put("judged", report.judged());
        texts(
                root,
                "drifted",
                report.drifted().stream().map(FeatureDrift::column).toList());
        ArrayNode features = root.putArray("features");
        report.features().forEach(f -> features.add(feature(f)));
        report.score().ifPresent(s -> root.set("score", feature(s)));
        report.domain().ifPresent(d -> root.set("domainClassifier", domain(d)));
        texts(root, "notes", report.notes());
        return Json.write(root);
    }

    private static ObjectNode facts(SampleFacts facts) {
        ObjectNode node = Json.object();
        node.put("source", facts.source());
        node.put("rows", facts.rows());
        node.put("refused", facts.refused());
        node.put("ragged", facts.ragged());
        node.put("scored", facts.scored());
        texts(node, "absentColumns", facts.absentColumns());
        texts(node, "extraColumns", facts.extraColumns());
        return node;
    }

    private static ObjectNode feature(FeatureDrift feature) {
        ObjectNode node = Json.object();
        node.put("column", feature.column());
        node.put("kind", feature.kind().name().toLowerCase(Locale.ROOT));
        node.put("verdict", feature.verdict().key());
        number(node, "importance", feature.importance());
        number(node, "impact", feature.impact());
        ObjectNode reference = node.putObject("reference");
        reference.put("present", feature.referenceCount());
        number(reference, "missing", feature.referenceMissing());
        ObjectNode current = node.putObject("current");
        current.put("present", feature.currentCount());
        number(current, "missing", feature.currentMissing());
        ArrayNode tests = node.putArray("tests");
        feature.tests().forEach(t -> tests.add(test(t)));
        texts(node, "notes", feature.notes());
        node.set("distribution", distribution(feature.distribution()));
        return node;
    }

    private static ObjectNode test(TestResult test) {
        ObjectNode node = Json.object();
        node.put("test", test.test().key());
        node.put("verdict", test.verdict().key());
        number(node, "statistic", test.statistic());
        number(node, "pValue", test.pValue());
        number(node, "critical", test.critical());
        number(node, "effect", test.effect());
        number(node, "minimumDetectable", test.minimumDetectable());
        return node;
    }

    private static ObjectNode distribution(ComparedDistribution compared) {
        ObjectNode node = Json.object();
        if (compared.edges().length > 0) {
            node.set("edges", Json.array(compared.edges()));
        } else {
            texts(node, "levels", compared.levels());
        }
        node.set("reference", Json.array(compared.reference()));
        node.set("current", Json.array(compared.current()));
        return node;
    }

    private static ObjectNode domain(DomainDrift domain) {
        ObjectNode node = Json.object();
        node.put("verdict", domain.verdict().key());
        node.put("run", domain.run());
        number(node, "rocAuc", domain.auc());
        number(node, "pValue", domain.pValue());
        number(node, "critical", domain.critical());
        node.put("folds", domain.folds());
        node.put("referenceRows", domain.referenceRows());
        node.put("currentRows", domain.currentRows());
        ArrayNode revealing = node.putArray("revealing");
        domain.revealing().forEach(r -> {
            ObjectNode each = revealing.addObject();
            each.put("column", r.column());
            number(each, "aucDecrease", r.aucDecrease());
        });
        texts(node, "notes", domain.notes());
        return node;
    }

    private static void texts(ObjectNode node, String key, List<String> texts) {
        ArrayNode array = node.putArray(key);
        texts.forEach(array::add);
    }

    /** JSON has no NaN and no infinity: both are null. */
    private static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
