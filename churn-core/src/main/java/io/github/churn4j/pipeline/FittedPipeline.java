package io.github.churn4j.pipeline;

import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.Feature;
import java.util.ArrayList;
import java.util.List;

/**
 * A pipeline that has learned its numbers and turns customers into model features.
 *
 * <p>O(d) a row, without allocation. Immutable and thread-safe.
 */
public final class FittedPipeline {

    private final ChurnSchema schema;
    private final FeaturePipeline description;
    private final Step[] steps;
    private final List<ModelFeature> modelFeatures;

    FittedPipeline(ChurnSchema schema, FeaturePipeline description, List<Step> steps) {
        this.schema = schema;
        this.description = description;
        this.steps = steps.toArray(Step[]::new);
        this.modelFeatures = name();
    }

    private List<ModelFeature> name() {
        List<ModelFeature> names = new ArrayList<>();
        int count = schema.features().size();
        for (int i = 0; i < steps.length; i++) {
            String column = i < count
                    ? schema.features().get(i).column()
                    : description.ratios().get(i - count).name();
            if (i < count && schema.features().get(i) instanceof CategoricalFeature categorical) {
                for (int level = 1; level < categorical.categories().size(); level++) {
                    names.add(new ModelFeature(
                            column + "=" + categorical.categories().get(level), i));
                }
            } else {
                names.add(new ModelFeature(column, i));
            }
            if (steps[i].flag()) {
                names.add(new ModelFeature(column + " is missing", i));
            }
        }
        return List.copyOf(names);
    }

    /** The schema of the customers it reads. */
    public ChurnSchema schema() {
        return schema;
    }

    /** The description it was fitted from. */
    public FeaturePipeline description() {
        return description;
    }

    /** The model features in the order a classifier reads them. */
    public List<ModelFeature> modelFeatures() {
        return modelFeatures;
    }

    /** d, the number of model features. */
    public int width() {
        return modelFeatures.size();
    }

    /**
     * Transforms one customer.
     *
     * @param slots one slot per schema feature
     * @param target receives d numbers from index 0 on
     */
    public void transform(double[] slots, double[] target) {
        int at = 0;
        for (Step step : steps) {
            at = step.apply(slots, target, at);
        }
    }

    /** Transforms the given rows, in the given order. */
    public FeatureMatrix transform(Dataset data, int[] rows) {
        int width = width();
        double[] values = new double[Math.multiplyExact(rows.length, width)];
        double[] slots = new double[schema.features().size()];
        double[] features = new double[width];
        for (int i = 0; i < rows.length; i++) {
            data.copyRow(rows[i], slots);
            transform(slots, features);
            System.arraycopy(features, 0, values, i * width, width);
        }
        return new FeatureMatrix(values, rows.length, width);
    }

    /** The steps, for the codec. */
    Step[] steps() {
        return steps.clone();
    }

    /** Its JSON form, which {@link #fromJson} reads together with the schema. */
    public String toJson() {
        return PipelineJson.write(this);
    }

    /**
     * Reads a fitted pipeline.
     *
     * @throws io.github.churn4j.ChurnException if the text is no pipeline for this schema
     */
    public static FittedPipeline fromJson(String json, ChurnSchema schema) {
        return PipelineJson.read(json, schema);
    }

    /** The columns of the features and the names of the ratios, in the order of {@link ModelFeature#source()}. */
    public List<String> sources() {
        List<String> sources = new ArrayList<>();
        schema.features().stream().map(Feature::column).forEach(sources::add);
        description.ratios().forEach(r -> sources.add(r.name()));
        return List.copyOf(sources);
    }
}
