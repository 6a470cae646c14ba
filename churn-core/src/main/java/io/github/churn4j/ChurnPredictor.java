package io.github.churn4j;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.internal.ScratchPool;
import io.github.churn4j.model.Calibration;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Classifier;
import io.github.churn4j.model.Decision;
import io.github.churn4j.pipeline.FittedPipeline;
import org.jspecify.annotations.Nullable;

/**
 * Predicts which customers will leave.
 *
 * <p>One prediction goes record → slots → model features → margin → P(churn) without map, boxing or lock, and
 * allocates nothing but its answer. Immutable and thread-safe: make one and share it.
 */
public final class ChurnPredictor {

    private final ChurnModel model;
    private final ChurnSchema schema;
    private final FittedPipeline pipeline;
    private final Classifier classifier;
    private final Calibration calibration;
    private final Decision decision;
    private final ScratchPool<Scratch> scratch;
    private volatile @Nullable Reasoning reasoning;

    private ChurnPredictor(ChurnModel model) {
        this.model = model;
        schema = model.schema();
        pipeline = model.pipeline();
        classifier = model.classifier();
        calibration = model.calibration();
        decision = model.decision();
        int slots = schema.features().size();
        int width = pipeline.width();
        scratch = new ScratchPool<>(() -> new Scratch(new double[slots], new double[width]));
    }

    /** A predictor that answers by the given model. */
    public static ChurnPredictor of(ChurnModel model) {
        return new ChurnPredictor(model);
    }

    /** The model behind the answers. */
    public ChurnModel model() {
        return model;
    }

    /**
     * Predicts for one customer.
     *
     * @throws IllegalArgumentException if the record was made for a schema with other features
     */
    public Prediction predict(CustomerRecord customer) {
        return answer(probability(customer));
    }

    /**
     * P(churn) of one customer, in [0, 1]; allocates nothing.
     *
     * @throws IllegalArgumentException if the record was made for a schema with other features
     */
    public double probability(CustomerRecord customer) {
        requireFitting(customer);
        int place = scratch.place();
        Scratch own = scratch.take(place);
        customer.copyTo(own.slots);
        double probability = score(own.slots, own.features);
        scratch.give(place, own);
        return probability;
    }

    /**
     * P(churn) of one customer given by slots, in [0, 1]; allocates nothing. For rows that were checked already, such
     * as those of {@link io.github.churn4j.data.CheckedRows}: the values are not looked at again.
     *
     * @param slots one slot per feature of the model's schema, in its order, from index 0 on: each a value that its
     *     feature accepts, or NaN where it is missing and may be; not changed
     * @throws IllegalArgumentException if there are fewer slots than features
     */
    public double probability(double[] slots) {
        if (slots.length < schema.features().size()) {
            throw new IllegalArgumentException(slots.length + " slots given, expected one for each of "
                    + schema.features().size() + " features");
        }
        int place = scratch.place();
        Scratch own = scratch.take(place);
        double probability = score(slots, own.features);
        scratch.give(place, own);
        return probability;
    }

    /**
     * P(churn) of all customers of a dataset, in its order.
     *
     * @throws IllegalArgumentException if the dataset was read by a schema with other features
     */
    public double[] probabilities(Dataset customers) {
        if (!customers.schema().features().equals(schema.features())) {
            throw new IllegalArgumentException(
                    customers.source() + " was read by a schema with other features than the model's");
        }
        double[] probabilities = new double[customers.size()];
        int place = scratch.place();
        Scratch own = scratch.take(place);
        for (int row = 0; row < probabilities.length; row++) {
            customers.copyRow(row, own.slots);
            probabilities[row] = score(own.slots, own.features);
        }
        scratch.give(place, own);
        return probabilities;
    }

    @SuppressWarnings("ReferenceEquality") // the fast way to say yes
    private void requireFitting(CustomerRecord customer) {
        if (customer.schema() != schema && !customer.schema().features().equals(schema.features())) {
            throw new IllegalArgumentException("the record was made for a schema with other features than the model's;"
                    + " use model.schema().newRecord()");
        }
    }

    private double score(double[] slots, double[] features) {
        pipeline.transform(slots, features);
        return calibration.apply(classifier.margin(features));
    }

    /**
     * Why a customer gets its score, by exact Shapley values: path-dependent TreeSHAP (Lundberg et al. 2020) for trees,
     * in log-odds for boosting and in probability for forests; weight times distance from the mean, in log-odds, for
     * logistic regression. The first call prepares the explainer, some milliseconds for a large model.
     *
     * @throws IllegalArgumentException if the record was made for a schema with other features
     */
    public Explanation explain(CustomerRecord customer) {
        requireFitting(customer);
        double[] slots = new double[schema.features().size()];
        double[] features = new double[pipeline.width()];
        customer.copyTo(slots);
        pipeline.transform(slots, features);
        return reasoning().explain(slots, features);
    }

    /** Made when first needed; two threads may make it twice, which does no harm. */
    private Reasoning reasoning() {
        Reasoning ready = reasoning;
        if (ready == null) {
            ready = new Reasoning(model);
            reasoning = ready;
        }
        return ready;
    }

    /** The answer to a probability, by the model's threshold, cut-offs and names. */
    public Prediction answer(double probability) {
        boolean churn = probability >= decision.threshold();
        RiskLevel level = probability > decision.highAbove()
                ? RiskLevel.HIGH
                : probability > decision.mediumAbove() ? RiskLevel.MEDIUM : RiskLevel.LOW;
        return new Prediction(
                probability, churn, decision.threshold(), level, churn ? decision.leaves() : decision.stays());
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Scratch(double[] slots, double[] features) {}
}
