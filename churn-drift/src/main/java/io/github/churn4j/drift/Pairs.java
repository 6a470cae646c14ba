package io.github.churn4j.drift;

import io.github.churn4j.data.Feature;
import io.github.churn4j.drift.FeatureDrift.Kind;
import io.github.churn4j.drift.stats.EmpiricalDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a reference and current customers side by side. */
final class Pairs {

    private Pairs() {}

    /** One pair per feature, in the schema's order. */
    static List<Pair> features(Reference reference, DriftSample current) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < reference.schema().features().size(); i++) {
            Feature feature = reference.schema().features().get(i);
            EmpiricalDistribution then = reference.features().get(i);
            pairs.add(new Pair(
                    feature.column(),
                    Reference.kind(feature),
                    Reference.levels(feature),
                    then,
                    reference.newValues().get(i),
                    then.count() + then.missing(),
                    Pair.sorted(current.column(i)),
                    current.newValues(i),
                    current.rows(),
                    current.facts().absentColumns().contains(feature.column())));
        }
        return pairs;
    }

    /** The scores, where both sides have them. */
    static Optional<Pair> scores(Reference reference, DriftSample current) {
        return reference
                .scores()
                .flatMap(then -> current.scores().map(now -> {
                    double[] sorted = Pair.sorted(now);
                    return new Pair(
                            FeatureDrift.SCORE,
                            Kind.SCORE,
                            List.of(),
                            then,
                            NewValues.NONE,
                            then.count(),
                            sorted,
                            NewValues.NONE,
                            sorted.length,
                            false);
                }));
    }
}
