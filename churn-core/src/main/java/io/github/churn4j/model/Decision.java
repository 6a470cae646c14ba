package io.github.churn4j.model;

/**
 * How a probability becomes an answer: the threshold above which a customer is predicted to leave, the cut-offs of the
 * risk levels and the names of both outcomes.
 *
 * @param threshold a customer with P(churn) at or above it is predicted to leave; in [0, 1]
 * @param mediumAbove risk is medium above this P(churn); in [0, 1]
 * @param highAbove risk is high above this P(churn); in [mediumAbove, 1]
 * @param stays what a customer who stays is called
 * @param leaves what a customer who leaves is called
 */
public record Decision(double threshold, double mediumAbove, double highAbove, String stays, String leaves) {

    public Decision {
        probability("threshold", threshold);
        probability("mediumAbove", mediumAbove);
        probability("highAbove", highAbove);
        if (mediumAbove > highAbove) {
            throw new IllegalArgumentException("risk cut-offs are " + mediumAbove + " and " + highAbove
                    + ", expected the medium one not above the high one");
        }
    }

    /** The given threshold with risk cut-offs .4 and .7. */
    public static Decision of(double threshold, String stays, String leaves) {
        return new Decision(threshold, .4, .7, stays, leaves);
    }

    private static void probability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected [0, 1]");
        }
    }
}
