package io.github.churn4j.drift;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Feature;
import io.github.churn4j.drift.FeatureDrift.Kind;
import io.github.churn4j.drift.stats.EmpiricalDistribution;
import io.github.churn4j.model.Distribution;
import io.github.churn4j.model.ReferenceProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What current customers are compared with: a summary, or customers.
 *
 * @param schema whose features these are
 * @param facts of it as a whole
 * @param features one distribution of present values per feature
 * @param newValues one count per feature of what the schema did not accept
 * @param scores of P(churn)
 * @param rows the customers themselves, where they are at hand
 * @param notes what is odd about it
 */
record Reference(
        ChurnSchema schema,
        SampleFacts facts,
        List<EmpiricalDistribution> features,
        List<NewValues> newValues,
        Optional<EmpiricalDistribution> scores,
        @Nullable DriftSample rows,
        List<String> notes) {

    static Reference of(ReferenceProfile profile, ChurnSchema schema) {
        List<Distribution> kept = profile.features();
        int count = schema.features().size();
        if (kept.size() != count) {
            throw new ChurnException(
                    "the reference profile has " + kept.size() + " features, the schema " + count + " ("
                            + String.join(", ", columns(schema))
                            + "): they belong to different versions of the schema; take both"
                            + " from one model");
        }
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!fits(kept.get(i), schema.features().get(i))) {
                wrong.add(schema.features().get(i).column());
            }
        }
        if (!wrong.isEmpty()) {
            throw new ChurnException("the reference profile has values of '" + String.join("', '", wrong)
                    + "' that are no positions of the schema's levels: they belong to different versions of the schema;"
                    + " take both from one model");
        }
        SampleFacts facts = new SampleFacts(
                profile.origin(), profile.rows(), 0, 0, profile.scores().count(), List.of(), List.of());
        return new Reference(
                schema,
                facts,
                kept.stream().map(EmpiricalDistribution::of).toList(),
                Collections.nCopies(count, NewValues.NONE),
                Optional.of(profile.scores()).filter(s -> s.count() > 0).map(EmpiricalDistribution::of),
                null,
                List.of());
    }

    static Reference of(DriftSample sample) {
        List<EmpiricalDistribution> features = new ArrayList<>();
        List<NewValues> newValues = new ArrayList<>();
        for (int i = 0; i < sample.schema().features().size(); i++) {
            features.add(EmpiricalDistribution.of(sample.column(i)));
            newValues.add(sample.newValues(i));
        }
        return new Reference(
                sample.schema(),
                sample.facts(),
                features,
                newValues,
                sample.scores().map(EmpiricalDistribution::of).filter(s -> s.count() > 0),
                sample,
                sample.notes());
    }

    static Kind kind(Feature feature) {
        return feature instanceof CategoricalFeature
                ? Kind.CATEGORICAL
                : feature instanceof BinaryFeature ? Kind.BINARY : Kind.NUMERIC;
    }

    /** The levels of a feature in the order of their slots; empty for a number. */
    static List<String> levels(Feature feature) {
        return feature instanceof CategoricalFeature categorical
                ? categorical.categories()
                : feature instanceof BinaryFeature binary ? List.of(binary.zero(), binary.one()) : List.of();
    }

    private static boolean fits(Distribution distribution, Feature feature) {
        int levels = levels(feature).size();
        if (levels == 0) {
            return true;
        }
        for (double point : distribution.points()) {
            if (!(point >= 0 && point < levels && point == Math.rint(point))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> columns(ChurnSchema schema) {
        return schema.features().stream().map(Feature::column).toList();
    }

    /**
     * Demands the same features in the same order. Slots mean nothing without them: a level is a position.
     *
     * @param what has the other schema
     * @throws ChurnException naming every column that differs
     */
    void requireSame(ChurnSchema other, String what) {
        if (other.features().equals(schema.features())) {
            return;
        }
        Map<String, Feature> theirs = new LinkedHashMap<>();
        other.features().forEach(f -> theirs.put(f.column(), f));
        List<String> differences = new ArrayList<>();
        for (Feature mine : schema.features()) {
            Feature their = theirs.remove(mine.column());
            if (their == null) {
                differences.add("'" + mine.column() + "' is only in the reference's");
            } else if (!their.equals(mine)) {
                differences.add("'" + mine.column() + "' is " + words(mine) + " in the reference's, " + words(their)
                        + " there");
            }
        }
        theirs.keySet().forEach(column -> differences.add("'" + column + "' is only there"));
        throw new ChurnException(what + " has another schema than the reference: "
                + (differences.isEmpty()
                        ? "the same features in the order " + String.join(", ", columns(other)) + " instead of "
                                + String.join(", ", columns(schema))
                        : String.join("; ", differences))
                + ". Read both by the schema of one model");
    }

    private static String words(Feature feature) {
        String policies = feature.missing()
                + (feature instanceof CategoricalFeature categorical
                        ? ", " + categorical.unseen()
                        : feature instanceof BinaryFeature binary ? ", " + binary.unseen() : "");
        return feature.expectation() + " (" + policies.toLowerCase(Locale.ROOT) + ")";
    }
}
