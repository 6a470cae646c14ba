package io.github.churn4j.registry.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.GateResult;
import java.util.Optional;

/**
 * A campaign that contacts whom the candidate, at its own threshold, predicts to leave earns enough: the one-sided 95 %
 * lower bound of its expected profit per customer is at or above a minimum, and that of its advantage over the champion's is
 * not below a tolerated loss.
 *
 * <p>The profit of a contacted churner is a · (lifetime value − offer) − contact with the mean acceptance a, of a contacted
 * stayer −(offer + contact) ({@link ProfitParameters}); of all others 0. Unlike the expected <em>maximum</em> profit it
 * judges the threshold as well as the ranking. Costs are those the candidate was trained with, for both models.
 */
public final class MinimumExpectedProfit implements Gate {

    private final double minimum;
    private final double tolerance;
    private final Optional<ProfitParameters> profit;

    private MinimumExpectedProfit(double minimum, double tolerance, Optional<ProfitParameters> profit) {
        this.minimum = minimum;
        this.tolerance = tolerance;
        this.profit = profit;
    }

    /** At least 0, and at most a tenth of the champion's profit below it. */
    public static MinimumExpectedProfit withDefaults() {
        return new MinimumExpectedProfit(0, .1, Optional.empty());
    }

    /** The same with another least profit per customer, in currency. */
    public MinimumExpectedProfit withMinimum(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("least profit is " + value + ", expected a number");
        }
        return new MinimumExpectedProfit(value, tolerance, profit);
    }

    /** The same tolerating the loss of another share of the champion's profit, in [0, 1]. */
    public MinimumExpectedProfit withTolerance(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("tolerated share of the profit is " + value + ", expected [0, 1]");
        }
        return new MinimumExpectedProfit(minimum, value, profit);
    }

    /** The same with other costs than those the candidate was trained with. */
    public MinimumExpectedProfit withProfit(ProfitParameters value) {
        return new MinimumExpectedProfit(minimum, tolerance, Optional.of(value));
    }

    @Override
    public String name() {
        return "profit";
    }

    @Override
    public GateResult check(GateContext context) {
        Verdict verdict = new Verdict(this).figure("minimum", minimum);
        UnseenRows rows = context.unseen();
        verdict.figures(rows.figures());
        if (rows.shortfall().isPresent()) {
            return verdict.failed(rows.shortfall().get());
        }
        ProfitParameters costs = profit.orElseGet(() -> trainedWith(context.candidate()));
        byte[] labels = rows.labels();
        int[] clusters = rows.clusters();
        double[] own = profits(rows.candidate(), labels, context.candidate(), costs);
        Estimate candidate = Estimate.of(own, clusters);
        verdict.figure("profit", candidate.mean()).figure("lowerBound", candidate.lower());
        boolean enough = candidate.lower() >= minimum;
        if (context.champion().isEmpty()) {
            return verdict.of(
                    enough,
                    "expected profit is %.3f per customer, at least %.3f with 95 %% confidence, %s %.3f; no champion to"
                            + " compare with; %s",
                    candidate.mean(),
                    candidate.lower(),
                    enough ? "not below" : "expected at least",
                    minimum,
                    rows.told());
        }
        double[] others = profits(
                rows.champion().orElseThrow(), labels, context.champion().get(), costs);
        return compared(verdict, candidate, others, own, clusters, enough, rows.told());
    }

    private GateResult compared(
            Verdict verdict,
            Estimate candidate,
            double[] others,
            double[] own,
            int[] clusters,
            boolean enough,
            String told) {
        Estimate champion = Estimate.of(others, clusters);
        double[] differences = new double[own.length];
        java.util.Arrays.setAll(differences, row -> own[row] - others[row]);
        Estimate advantage = Estimate.of(differences, clusters);
        double allowed = -tolerance * Math.abs(champion.mean());
        return verdict.figure("championProfit", champion.mean())
                .figure("advantage", advantage.mean())
                .figure("advantageLowerBound", advantage.lower())
                .figure("toleratedLoss", -allowed)
                .of(
                        enough && advantage.lower() >= allowed,
                        "expected profit is %.3f per customer, at least %.3f with 95 %% confidence (%.3f asked for); the"
                                + " champion's is %.3f, the advantage at least %+.3f (%+.3f tolerated); %s",
                        candidate.mean(),
                        candidate.lower(),
                        minimum,
                        champion.mean(),
                        advantage.lower(),
                        allowed,
                        told);
    }

    static double[] profits(double[] probabilities, byte[] labels, ChurnModel model, ProfitParameters costs) {
        double churner = costs.meanAcceptance() * (costs.lifetimeValue() - costs.offerCost()) - costs.contactCost();
        double stayer = -(costs.offerCost() + costs.contactCost());
        double[] profits = new double[labels.length];
        for (int row = 0; row < profits.length; row++) {
            boolean contacted = probabilities[row] >= model.decision().threshold();
            profits[row] = contacted ? labels[row] == 1 ? churner : stayer : 0;
        }
        return profits;
    }

    /** What the training's configuration says, or the defaults of the field where it says nothing. */
    static ProfitParameters trainedWith(ChurnModel model) {
        JsonNode profit =
                Json.read(model.provenance().configuration(), "configuration").path("profit");
        return profit.isObject()
                ? new ProfitParameters(
                        Json.number(profit, "alpha", "profit"),
                        Json.number(profit, "beta", "profit"),
                        Json.number(profit, "lifetimeValue", "profit"),
                        Json.number(profit, "offerCost", "profit"),
                        Json.number(profit, "contactCost", "profit"))
                : ProfitParameters.defaults();
    }
}
