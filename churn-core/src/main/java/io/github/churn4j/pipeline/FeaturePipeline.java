package io.github.churn4j.pipeline;

import io.github.churn4j.data.Dataset;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes how customers become model features, before anything was learned from data: binary features become one
 * 0/1 number, categories one-hot numbers with the first level dropped, numeric features are imputed and scaled, and
 * ratios are appended. It cannot transform; {@link #fit} gives a pipeline that can.
 *
 * <p>Immutable and thread-safe.
 */
public final class FeaturePipeline {

    private static final FeaturePipeline DEFAULTS = new FeaturePipeline(Scaling.NONE, false, List.of());

    private final Scaling scaling;
    private final boolean keepMissing;
    private final List<Ratio> ratios;

    private FeaturePipeline(Scaling scaling, boolean keepMissing, List<Ratio> ratios) {
        this.scaling = scaling;
        this.keepMissing = keepMissing;
        this.ratios = List.copyOf(ratios);
    }

    /** No scaling, missing values imputed, no ratios. */
    public static FeaturePipeline withDefaults() {
        return DEFAULTS;
    }

    /** The same pipeline with another scaling of numeric features. */
    public FeaturePipeline withScaling(Scaling newScaling) {
        return new FeaturePipeline(newScaling, keepMissing, ratios);
    }

    /**
     * The same pipeline, leaving features with {@link io.github.churn4j.data.MissingPolicy#KEEP} (and ratios) missing
     * where they are; only for learners that accept missing values.
     */
    public FeaturePipeline withMissingKept(boolean keep) {
        return new FeaturePipeline(scaling, keep, ratios);
    }

    /** The same pipeline with one more ratio. */
    public FeaturePipeline withRatio(Ratio ratio) {
        List<Ratio> more = new ArrayList<>(ratios);
        more.add(ratio);
        return new FeaturePipeline(scaling, keepMissing, more);
    }

    /** How numeric features are scaled. */
    public Scaling scaling() {
        return scaling;
    }

    /** Whether features with the policy {@code KEEP} stay missing. */
    public boolean keepMissing() {
        return keepMissing;
    }

    /** The user-defined ratios in the order of their model features. */
    public List<Ratio> ratios() {
        return ratios;
    }

    /**
     * Learns imputed values and scales from the given rows and from no others.
     *
     * @param rows positions of training rows in the dataset, at least one
     * @throws io.github.churn4j.ChurnException if a feature that needs imputing has no value in these rows
     * @throws IllegalArgumentException if there are no rows, or a ratio names no numeric feature
     */
    public FittedPipeline fit(Dataset data, int[] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("a pipeline cannot be fitted to no rows");
        }
        return new PipelineFitter(this, data, rows).fit();
    }
}
