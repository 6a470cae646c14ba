package io.github.churn4j.maven.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.model.ChurnModel;

/** What a campaign costs and saves, as the training of a model was told. */
final class TrainedProfit {

    private TrainedProfit() {}

    /** That of the configuration in the bundle; where there is none, or none that is understood, the usual one. */
    static ProfitParameters of(ChurnModel model) {
        return read(model.provenance().configuration());
    }

    static ProfitParameters read(String configuration) {
        ProfitParameters usual = ProfitParameters.defaults();
        try {
            JsonNode profit = Json.read(configuration, "configuration").path("profit");
            return new ProfitParameters(
                    profit.path("alpha").asDouble(usual.alpha()),
                    profit.path("beta").asDouble(usual.beta()),
                    profit.path("lifetimeValue").asDouble(usual.lifetimeValue()),
                    profit.path("offerCost").asDouble(usual.offerCost()),
                    profit.path("contactCost").asDouble(usual.contactCost()));
        } catch (ChurnException | IllegalArgumentException e) {
            return usual; // another trainer's
        }
    }
}
