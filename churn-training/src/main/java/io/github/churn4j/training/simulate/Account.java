package io.github.churn4j.training.simulate;

/**
 * The customer's card, credit limit and revolving balance. The limit depends on income and card, the balance on the
 * limit and the segment. All numbers are quantiles and odds from the public <em>Credit Card customers</em> data set (CC0).
 */
final class Account {
    static final String[] CARDS = {"Blue", "Silver", "Gold", "Platinum"};
    static final double MIN_LIMIT = 1438.3;
    static final int MAX_LIMIT = 34516;
    static final int MAX_BALANCE = 2517;

    /** Silver, Gold and Platinum among the upgraded cards. */
    private static final double[] UPGRADE_SHARE = {0.803, 0.168, 0.029};

    /** Limits of blue cards, a row for each bracket of {@link Household#INCOME}. */
    private static final QuantileTable[] BLUE_LIMIT = {
        new QuantileTable(1438.3, 1438.3, 1438.3, 1438.3, 1679, 2166, 2705, 3463, 5158, 7259, 8850, 9683, 9923)
                .floorUpTo(-1.33),
        new QuantileTable(1438.3, 1438.3, 1438.3, 1477, 1961, 2576, 3454, 5182, 7595, 10885, 13068, 14591, 14898)
                .floorUpTo(-1.57),
        new QuantileTable(1438.3, 1438.3, 1459, 1959, 2600, 4147, 6784, 11065, 16277, 20789, 23218, 24290, 24598)
                .floorUpTo(-2),
        new QuantileTable(1438.3, 1438.3, 1617, 2356, 3462, 6363, 11617, 18529, 26039, 32929, 34516, 34516, 34516)
                .floorUpTo(-2.15)
                .capFrom(1.61),
        new QuantileTable(1438.3, 1438.3, 2117, 3132, 4782, 8979, 15769, 26126, 34516, 34516, 34516, 34516, 34516)
                .floorUpTo(-2.42)
                .capFrom(0.88),
        new QuantileTable(1438.3, 1438.3, 1438.3, 1813, 2437, 3461, 5798, 9369, 14172, 20207, 24997, 28056, 29602)
                .floorUpTo(-1.78)
    };

    private static final QuantileTable[] SILVER_LIMIT = {
        new QuantileTable(10018, 10023, 10073, 10231, 10641, 11166, 12320, 13150, 13734, 14354, 14639, 14827, 14892),
        new QuantileTable(5230, 10611, 15077, 15183, 15554, 16193, 17304, 18420, 19533, 21331, 21985, 22279, 22343),
        new QuantileTable(6224, 6224, 25147, 25282, 26147, 27832, 29810, 32396, 34516, 34516, 34516, 34516, 34516)
                .capFrom(0.93),
        new QuantileTable(34516, 34516, 34516, 34516, 34516, 34516, 34516, 34516, 34516, 34516, 34516, 34516, 34516),
        new QuantileTable(16497, 22111, 34516, 34516, 34516, 34516, 34516, 34516, 34516, 34516, 34516, 34516, 34516)
                .capFrom(-2.13),
        new QuantileTable(30338, 30437, 30714, 31563, 32064, 32659, 34516, 34516, 34516, 34516, 34516, 34516, 34516)
                .capFrom(-0.07)
    };

    /** What gold and platinum cards grant. */
    private static final int[] TOP_LIMIT = {15987, 23981, MAX_LIMIT, MAX_LIMIT, MAX_LIMIT, MAX_LIMIT};

    /** The limit's part in the log-odds of owing nothing; bands end at 1438.3, 2000, 2517 and 4000. */
    private static final double[] ZERO_BALANCE_BY_LIMIT = {0.94, -0.19, -1.26, -1.21, -0.71};

    /** Balances above 0; up to a limit of 2,517 as a share of the limit. */
    private static final QuantileTable LOYAL_SHARE = new QuantileTable(
            0.209, 0.266, 0.334, 0.407, 0.474, 0.551, 0.622, 0.705, 0.788, 0.863, 0.924, 0.964, 0.984);

    private static final QuantileTable LOYAL_BELOW_4000 =
            new QuantileTable(526, 604, 722, 889, 1210, 1506, 1769, 2034, 2323, 2517, 2517, 2517, 2517).capFrom(1.33);
    private static final QuantileTable LOYAL_ABOVE =
            new QuantileTable(491, 554, 639, 785, 990, 1254, 1532, 1821, 2103, 2435, 2517, 2517, 2517).capFrom(1.63);
    private static final QuantileTable FADING_SHARE = new QuantileTable(
            0.085, 0.103, 0.112, 0.168, 0.223, 0.346, 0.555, 0.765, 0.859, 0.944, 0.987, 0.994, 0.998);
    private static final QuantileTable FADING_BELOW_4000 =
            new QuantileTable(217, 240, 337, 482, 975, 1601, 2422, 2517, 2517, 2517, 2517, 2517, 2517).capFrom(0.21);
    private static final QuantileTable FADING_ABOVE =
            new QuantileTable(133, 150, 194, 290, 514, 900, 1586, 2246, 2517, 2517, 2517, 2517, 2517).capFrom(0.72);

    private Account() {}

    static void draw(RowRandom random, Segment segment, int income, Draft draft) {
        int card = 0;
        if (random.uniform(Draw.UPGRADED_CARD) < segment.upgradedCards()) {
            card = 1 + random.category(Draw.CARD, UPGRADE_SHARE);
        }
        draft.card = CARDS[card];
        draft.creditLimit = limit(random, income, card);
        draft.revolvingBalance = balance(random, segment, draft.creditLimit);
    }

    private static double limit(RowRandom random, int income, int card) {
        if (card > 1) {
            return TOP_LIMIT[income];
        }
        QuantileTable table = (card == 0 ? BLUE_LIMIT : SILVER_LIMIT)[income];
        return Math.max(MIN_LIMIT, Math.rint(table.at(random.normal(Draw.CREDIT_LIMIT))));
    }

    private static int balance(RowRandom random, Segment segment, double limit) {
        double zero = ChurnFunction.logistic(segment.zeroBalanceLogOdds() + ZERO_BALANCE_BY_LIMIT[band(limit)]);
        if (random.uniform(Draw.ZERO_BALANCE) < zero) {
            return 0;
        }
        double balance = Math.rint(positiveBalance(random.normal(Draw.BALANCE), segment.fading(), limit));
        return (int) Math.min(Math.min(balance, MAX_BALANCE), Math.floor(limit) - 3);
    }

    private static double positiveBalance(double z, boolean fading, double limit) {
        if (limit <= MAX_BALANCE) {
            return limit * (fading ? FADING_SHARE : LOYAL_SHARE).at(z);
        }
        if (limit <= 4000) {
            return (fading ? FADING_BELOW_4000 : LOYAL_BELOW_4000).at(z);
        }
        return (fading ? FADING_ABOVE : LOYAL_ABOVE).at(z);
    }

    private static int band(double limit) {
        if (limit <= MIN_LIMIT) {
            return 0;
        }
        if (limit <= 2000) {
            return 1;
        }
        if (limit <= MAX_BALANCE) {
            return 2;
        }
        return limit <= 4000 ? 3 : 4;
    }
}
