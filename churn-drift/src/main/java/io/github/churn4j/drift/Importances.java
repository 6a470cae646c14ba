package io.github.churn4j.drift;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.evaluate.FieldImportance;
import io.github.churn4j.evaluate.ModelEvaluation;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.pipeline.Ratio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each feature means to a model, as a share of all features' permutation importance (rise of the log loss).
 *
 * <p>Fields that were shuffled together share their group's importance equally, because nobody measured who of them
 * carries it; a ratio hands its part to the two columns it is made of. An importance below 0 is luck and counts as 0.
 */
final class Importances {

    static final Importances NONE = new Importances(Map.of());

    private final Map<String, Double> shares;

    private Importances(Map<String, Double> shares) {
        this.shares = shares;
    }

    /** Of a model's own evaluation; none where the model was made without. */
    static Importances of(ChurnModel model) {
        List<FieldImportance> groups;
        try {
            groups = ModelEvaluation.fromJson(model.evaluation()).importance();
        } catch (ChurnException e) { // a model may come from elsewhere: then it is watched without ranking
            groups = List.of();
        }
        return of(model.schema(), groups, model.pipeline().description().ratios());
    }

    static Importances of(ChurnSchema schema, List<FieldImportance> groups, List<Ratio> ratios) {
        Map<String, Ratio> byName = ratios.stream().collect(Collectors.toMap(Ratio::name, r -> r, (a, b) -> a));
        double[] sums = new double[schema.features().size()];
        for (FieldImportance group : groups) {
            Set<Integer> slots = slots(schema, group.fields(), byName);
            double gain = group.logLossIncrease();
            if (gain > 0) {
                slots.forEach(slot -> sums[slot] += gain / slots.size());
            }
        }
        double total = Arrays.stream(sums).sum();
        if (!(total > 0) || Double.isInfinite(total)) {
            return NONE;
        }
        Map<String, Double> shares = new HashMap<>();
        for (int i = 0; i < sums.length; i++) {
            shares.put(schema.features().get(i).column(), sums[i] / total);
        }
        return new Importances(shares);
    }

    private static Set<Integer> slots(ChurnSchema schema, List<String> fields, Map<String, Ratio> ratios) {
        List<String> names = new ArrayList<>();
        for (String field : fields) {
            Ratio ratio = ratios.get(field);
            names.addAll(ratio == null ? List.of(field) : List.of(ratio.numerator(), ratio.denominator()));
        }
        Set<Integer> slots = new LinkedHashSet<>();
        names.forEach(name -> schema.slotOf(name).ifPresent(slots::add));
        return slots;
    }

    /** The share of a column, NaN where unknown. */
    double of(String column) {
        return shares.getOrDefault(column, Double.NaN);
    }
}
