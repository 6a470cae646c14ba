package io.github.churn4j.evaluate;

/**
 * What a retention campaign costs and saves, per customer (Verbraken, Verbeke and Baesens 2013, section 4).
 *
 * <p>Each contacted customer costs {@code contactCost}. A contacted churner accepts the offer with a probability drawn
 * from Beta(alpha, beta), is then kept, worth {@code lifetimeValue}, and costs {@code offerCost}. A contacted customer
 * who would have stayed anyway takes the offer, costing {@code offerCost}, and brings nothing.
 *
 * @param alpha first shape of the acceptance probability's Beta distribution, above 0
 * @param beta second shape, above 0
 * @param lifetimeValue value of a kept customer, in currency, above 0
 * @param offerCost cost of the offer, same currency, in [0, lifetimeValue)
 * @param contactCost cost of one contact, same currency, 0 or more
 */
public record ProfitParameters(double alpha, double beta, double lifetimeValue, double offerCost, double contactCost) {

    public ProfitParameters {
        requireAboveZero("alpha", alpha);
        requireAboveZero("beta", beta);
        requireAboveZero("lifetimeValue", lifetimeValue);
        if (!(offerCost >= 0 && offerCost < lifetimeValue)) {
            throw new IllegalArgumentException("offerCost is " + offerCost + ", expected [0, " + lifetimeValue
                    + "), the customer's lifetime value; a dearer offer can never pay");
        }
        if (!(contactCost >= 0 && Double.isFinite(contactCost))) {
            throw new IllegalArgumentException("contactCost is " + contactCost + ", expected a number, 0 or more");
        }
    }

    private static void requireAboveZero(String name, double number) {
        if (!(number > 0 && Double.isFinite(number))) {
            throw new IllegalArgumentException(name + " is " + number + ", expected a number above 0");
        }
    }

    /** Returns the paper's values: α = 6, β = 14 (a mean acceptance of .3), lifetime value 200, offer 10, contact 1. */
    public static ProfitParameters defaults() {
        return new ProfitParameters(6, 14, 200, 10, 1);
    }

    /** Returns the mean probability that a churner accepts, α / (α + β). */
    public double meanAcceptance() {
        return alpha / (alpha + beta);
    }

    /** Returns the gain from contacting one churner who accepts with the given probability; it may be below 0. */
    double gainFromChurner(double acceptance) {
        return acceptance * (lifetimeValue - offerCost) - contactCost;
    }

    /** Returns the loss from contacting one customer who would have stayed. */
    double lossFromStayer() {
        return offerCost + contactCost;
    }
}
