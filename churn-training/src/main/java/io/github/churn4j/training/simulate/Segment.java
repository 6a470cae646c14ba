package io.github.churn4j.training.simulate;

/**
 * A kind of customer: five numeric features through a Gaussian copula over quantile tables, four discrete ones by their
 * frequencies, and a few odds for the rest. Filled once by {@link Segments} and never changed after.
 */
final class Segment {
    private static final int COPULA = 5;

    private final String name;
    private final double weight;
    private final boolean fading;
    private final QuantileTable[] marginals = new QuantileTable[COPULA];
    private double[][] cholesky = {};
    private double women;
    private double upgradedCards;
    private double zeroBalanceLogOdds;
    private double[] relationships = {};
    private double[] inactiveMonths = {};
    private double[] contacts = {};
    private double[] maritalStatus = {};

    /** @param fading whether balances follow the habits of customers on their way out */
    Segment(String name, double weight, boolean fading) {
        this.name = name;
        this.weight = weight;
        this.fading = fading;
    }

    Segment women(double share) {
        women = share;
        return this;
    }

    Segment upgradedCards(double share) {
        upgradedCards = share;
        return this;
    }

    Segment zeroBalanceLogOdds(double logOdds) {
        zeroBalanceLogOdds = logOdds;
        return this;
    }

    Segment amount(double... quantiles) {
        return marginal(0, quantiles);
    }

    Segment count(double... quantiles) {
        return marginal(1, quantiles);
    }

    Segment amountChange(double... quantiles) {
        return marginal(2, quantiles);
    }

    Segment countChange(double... quantiles) {
        return marginal(3, quantiles);
    }

    Segment age(double... quantiles) {
        return marginal(4, quantiles);
    }

    /** The copula's correlations below the diagonal, row by row, in the order of the five marginals. */
    Segment correlations(double... lowerTriangle) {
        cholesky = cholesky(lowerTriangle);
        return this;
    }

    /** Frequencies of 1 … 6 products held. */
    Segment relationships(double... frequencies) {
        relationships = frequencies;
        return this;
    }

    /** Frequencies of 0 … 6 inactive months. */
    Segment inactiveMonths(double... frequencies) {
        inactiveMonths = frequencies;
        return this;
    }

    /** Frequencies of 0 … 6 contacts. */
    Segment contacts(double... frequencies) {
        contacts = frequencies;
        return this;
    }

    /** Frequencies of the levels in {@link Household#MARITAL_STATUS}. */
    Segment maritalStatus(double... frequencies) {
        maritalStatus = frequencies;
        return this;
    }

    double weight() {
        return weight;
    }

    boolean fading() {
        return fading;
    }

    double women() {
        return women;
    }

    double upgradedCards() {
        return upgradedCards;
    }

    double zeroBalanceLogOdds() {
        return zeroBalanceLogOdds;
    }

    double[] maritalStatus() {
        return maritalStatus;
    }

    /** Draws everything that depends on the segment alone. */
    void draw(RowRandom random, Draft draft) {
        double amount = random.normal(Draw.AMOUNT);
        double count = random.normal(Draw.COUNT);
        double amountChange = random.normal(Draw.AMOUNT_CHANGE);
        double countChange = random.normal(Draw.COUNT_CHANGE);
        double age = random.normal(Draw.AGE);
        double[][] l = cholesky;
        draft.transAmount = (int) Math.rint(marginals[0].at(amount));
        draft.transCount = (int) Math.rint(marginals[1].at(l[1][0] * amount + l[1][1] * count));
        draft.amountChange = thousandths(marginals[2].at(l[2][0] * amount + l[2][1] * count + l[2][2] * amountChange));
        draft.countChange = thousandths(
                marginals[3].at(l[3][0] * amount + l[3][1] * count + l[3][2] * amountChange + l[3][3] * countChange));
        draft.age = (int) Math.rint(Household.clampAge(marginals[4].at(
                l[4][0] * amount + l[4][1] * count + l[4][2] * amountChange + l[4][3] * countChange + l[4][4] * age)));
        draft.relationships = 1 + random.category(Draw.RELATIONSHIPS, relationships);
        draft.inactiveMonths = random.category(Draw.INACTIVE_MONTHS, inactiveMonths);
        draft.contacts = random.category(Draw.CONTACTS, contacts);
    }

    @Override
    public String toString() {
        return name;
    }

    private static double thousandths(double value) {
        return Math.rint(value * 1000) / 1000;
    }

    private Segment marginal(int index, double... quantiles) {
        marginals[index] = new QuantileTable(quantiles);
        return this;
    }

    private static double[][] cholesky(double... lowerTriangle) {
        double[][] l = new double[COPULA][COPULA];
        int next = 0;
        for (int i = 0; i < COPULA; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = i == j ? 1 : lowerTriangle[next++];
                for (int k = 0; k < j; k++) {
                    rest -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(rest) : rest / l[j][j];
            }
        }
        return l;
    }
}
