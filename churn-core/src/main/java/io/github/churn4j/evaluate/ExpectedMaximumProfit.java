package io.github.churn4j.evaluate;

/**
 * The profit per customer of a campaign that contacts the best fraction of the ranking, averaged over the unknown
 * acceptance probability: the EMPC of Verbraken, Verbeke and Baesens (2013, IEEE TKDE 25(5), equations 10 to 12).
 *
 * <p>For each acceptance probability the campaign is cut where it earns most; the mean is over Beta(α, β). It depends
 * on the ranking only, ties taken as one group. Defined for one class alone: without churners the best campaign contacts
 * nobody and earns 0.
 *
 * @param profit currency per customer of the whole base, 0 or more
 * @param fraction share of the base that is contacted on average, in [0, 1]
 */
public record ExpectedMaximumProfit(double profit, double fraction) {

    /** Computes profit and fraction; O(n) on scores that are already ranked. */
    public static ExpectedMaximumProfit of(Scores scores, ProfitParameters parameters) {
        return new Kernel(parameters, scores.ranking().size())
                .of(scores.ranking().counts());
    }

    /**
     * The computation, with room for one hull.
     *
     * <p>Implementation note. For acceptance g the profit of contacting tp churners and fp stayers is linear in both, so
     * only vertices of the upper convex hull of (fp, tp) can be best. Moving from vertex i to i + 1 pays once g exceeds
     * a break-even that grows along the hull; between two break-evens the best vertex is fixed, and its mean profit needs
     * just the Beta distribution's mass and partial mean there.
     */
    static final class Kernel {
        private final ProfitParameters parameters;
        private final BetaDistribution acceptance;
        private final int[] hullFalse;
        private final int[] hullTrue;

        Kernel(ProfitParameters parameters, int groups) {
            this.parameters = parameters;
            acceptance = new BetaDistribution(parameters.alpha(), parameters.beta());
            hullFalse = new int[groups + 1];
            hullTrue = new int[groups + 1];
        }

        ExpectedMaximumProfit of(int[] counts) {
            int vertices = hull(counts);
            double profit = 0;
            double contacted = 0;
            double from = 0;
            double massFrom = 0;
            double meanFrom = 0;
            for (int i = 0; i < vertices && from < 1; i++) {
                double to = i + 1 < vertices ? Math.max(from, Math.min(1, breakEven(i))) : 1;
                double mass = acceptance.mass(to);
                double mean = acceptance.partialMean(to, mass);
                profit += hullTrue[i]
                                * ((parameters.lifetimeValue() - parameters.offerCost()) * (mean - meanFrom)
                                        - parameters.contactCost() * (mass - massFrom))
                        - hullFalse[i] * parameters.lossFromStayer() * (mass - massFrom);
                contacted += ((double) hullTrue[i] + hullFalse[i]) * (mass - massFrom);
                from = to;
                massFrom = mass;
                meanFrom = mean;
            }
            double rows = MetricKernel.rows(counts);
            return new ExpectedMaximumProfit(profit / rows, contacted / rows);
        }

        /** The acceptance at which contacting up to vertex i + 1 begins to beat stopping at vertex i. */
        private double breakEven(int i) {
            double stayersPerChurner = ((double) hullFalse[i + 1] - hullFalse[i]) / (hullTrue[i + 1] - hullTrue[i]);
            return (parameters.contactCost() + parameters.lossFromStayer() * stayersPerChurner)
                    / (parameters.lifetimeValue() - parameters.offerCost());
        }

        private int hull(int[] counts) {
            hullFalse[0] = 0;
            hullTrue[0] = 0;
            int size = 1;
            int stayers = 0;
            int churners = 0;
            for (int k = 0; k < counts.length; k += 2) {
                if (counts[k] + counts[k + 1] == 0) {
                    continue;
                }
                stayers += counts[k];
                churners += counts[k + 1];
                while (size >= 2 && !turnsRight(size, stayers, churners)) {
                    size--;
                }
                hullFalse[size] = stayers;
                hullTrue[size++] = churners;
            }
            return size;
        }

        private boolean turnsRight(int size, int stayers, int churners) {
            long f = (long) hullFalse[size - 1] - hullFalse[size - 2];
            long t = (long) hullTrue[size - 1] - hullTrue[size - 2];
            return t * (stayers - hullFalse[size - 2]) > f * (churners - hullTrue[size - 2]);
        }
    }
}
