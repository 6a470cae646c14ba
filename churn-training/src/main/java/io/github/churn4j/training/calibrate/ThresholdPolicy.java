package io.github.churn4j.training.calibrate;

/** What the threshold should be best at. */
public sealed interface ThresholdPolicy
        permits ThresholdPolicy.F1, ThresholdPolicy.Costs, ThresholdPolicy.ContactCapacity {

    /** The highest F1 on the given rows. */
    record F1() implements ThresholdPolicy {}

    /**
     * The lowest total cost of wrong decisions on the given rows.
     *
     * @param falsePositive cost of contacting a customer who would have stayed, 0 or more
     * @param falseNegative cost of missing a churner, 0 or more; not both 0
     */
    record Costs(double falsePositive, double falseNegative) implements ThresholdPolicy {
        public Costs {
            requireCost("falsePositive", falsePositive);
            requireCost("falseNegative", falseNegative);
            if (falsePositive == 0 && falseNegative == 0) {
                throw new IllegalArgumentException("both costs are 0, expected at least one above 0");
            }
        }

        private static void requireCost(String name, double cost) {
            if (!(cost >= 0 && Double.isFinite(cost))) {
                throw new IllegalArgumentException(name + " is " + cost + ", expected a number, 0 or more");
            }
        }
    }

    /**
     * As many customers as the campaign can contact, and never more; labels are not used.
     *
     * @param fraction share of the base, [0, 1]
     */
    record ContactCapacity(double fraction) implements ThresholdPolicy {
        public ContactCapacity {
            if (!(fraction >= 0 && fraction <= 1)) {
                throw new IllegalArgumentException("fraction is " + fraction + ", expected [0, 1]");
            }
        }
    }
}
