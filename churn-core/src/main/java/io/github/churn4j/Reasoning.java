package io.github.churn4j;

import io.github.churn4j.data.Feature;
import io.github.churn4j.explain.Contributions;
import io.github.churn4j.explain.Explainer;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.pipeline.ModelFeature;
import io.github.churn4j.pipeline.Ratio;
import java.util.ArrayList;
import java.util.List;

/** What explaining a model needs beyond the customer: the explainer and the words for each field. Immutable. */
final class Reasoning {

    private final Explainer explainer;
    private final List<Feature> features;
    private final List<String> sources;
    private final int[] fieldOf;
    private final List<Wording> wordings;

    Reasoning(ChurnModel model) {
        explainer = Explainer.of(model.classifier());
        features = model.schema().features();
        sources = model.pipeline().sources();
        fieldOf = model.pipeline().modelFeatures().stream()
                .mapToInt(ModelFeature::source)
                .toArray();
        List<Wording> all = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            all.add(Wording.of(features.get(i), i, model.profile().features().get(i)));
        }
        for (Ratio ratio : model.pipeline().description().ratios()) {
            all.add(Wording.of(ratio, model.schema()));
        }
        wordings = List.copyOf(all);
    }

    /** The reasons of one customer, given by its slots and the model features made from them. */
    Explanation explain(double[] slots, double[] modelFeatures) {
        Contributions contributions = explainer.explain(modelFeatures);
        double[] byField = contributions.byField(fieldOf, sources.size());
        List<Reason> reasons = new ArrayList<>(byField.length);
        for (int i = 0; i < byField.length; i++) {
            String value = i < features.size() ? features.get(i).format(slots[i]) : "";
            reasons.add(new Reason(
                    sources.get(i), value, byField[i], wordings.get(i).sentence(slots, byField[i])));
        }
        return new Explanation(contributions.baseValue(), explainer.scale(), reasons);
    }
}
