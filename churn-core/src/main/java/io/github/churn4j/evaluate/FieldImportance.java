package io.github.churn4j.evaluate;

import java.util.List;

/**
 * How much a model leans on some of the customer's fields, by permutation.
 *
 * @param fields columns or ratios that were shuffled together
 * @param logLossIncrease mean rise of the log loss, in nats a customer
 * @param logLossSd its standard deviation over the repeats
 * @param aucDecrease mean fall of the ROC AUC
 */
public record FieldImportance(List<String> fields, double logLossIncrease, double logLossSd, double aucDecrease) {

    public FieldImportance {
        fields = List.copyOf(fields);
    }
}
