package io.github.churn4j.drift.stream;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.InvalidValueException;
import io.github.churn4j.model.Distribution;
import io.github.churn4j.model.ReferenceProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Whether records and reference profiles speak of the same columns as a schema. */
final class ReferenceFit {

    private ReferenceFit() {}

    /**
     * Demands that a profile can have been taken under a schema. A profile has no column names: what tells is its number
     * of features and whether the schema accepts each value.
     *
     * @throws IllegalArgumentException if it cannot, naming the columns that differ
     */
    static void require(ChurnSchema schema, ReferenceProfile reference) {
        List<Feature> features = schema.features();
        List<String> differ = new ArrayList<>();
        int both = Math.min(features.size(), reference.features().size());
        for (int i = 0; i < both; i++) {
            if (!accepts(features.get(i), reference.features().get(i))) {
                differ.add(features.get(i).column());
            }
        }
        for (Feature feature : features.subList(both, features.size())) {
            differ.add(feature.column());
        }
        if (!differ.isEmpty() || features.size() != reference.features().size()) {
            throw new IllegalArgumentException(
                    "the reference has " + reference.features().size()
                            + " features, the schema " + features.size()
                            + (differ.isEmpty() ? "" : "; it does not fit in " + String.join(", ", differ))
                            + "; take the reference from rows read under this schema");
        }
    }

    private static boolean accepts(Feature feature, Distribution reference) {
        try {
            for (double point : reference.points()) {
                feature.check(point);
            }
            return true;
        } catch (InvalidValueException e) {
            return false;
        }
    }

    /**
     * Demands that a record's schema has the same features as the one watched.
     *
     * @throws IllegalArgumentException if not, naming the columns that differ
     */
    static void require(ChurnSchema watched, ChurnSchema given) {
        if (watched.features().equals(given.features())) {
            return;
        }
        List<Feature> lacking = new ArrayList<>(watched.features());
        lacking.removeAll(given.features());
        List<Feature> extra = new ArrayList<>(given.features());
        extra.removeAll(watched.features());
        List<String> differ = new ArrayList<>();
        lacking.forEach(f -> differ.add(f.column()));
        extra.stream().map(Feature::column).filter(c -> !differ.contains(c)).forEach(differ::add);
        throw new IllegalArgumentException("the record is one of another schema than the one watched, they differ in "
                + (differ.isEmpty() ? "the order of columns" : String.join(", ", differ))
                + "; observe records of the model's own schema");
    }

    /** Every number of a distribution, as text. */
    static void describe(Distribution distribution, StringBuilder text) {
        text.append(distribution.count()).append(' ').append(distribution.missing());
        DoubleStream.concat(DoubleStream.of(distribution.points()), DoubleStream.of(distribution.cumulative()))
                .forEach(x -> text.append(' ').append(Long.toHexString(Double.doubleToLongBits(x))));
        text.append('\n');
    }
}
