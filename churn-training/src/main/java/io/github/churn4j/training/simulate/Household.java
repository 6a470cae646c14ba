package io.github.churn4j.training.simulate;

/**
 * Who the customer is: dependents by age, education, marital status, income by gender, and tenure, a quarter of which is
 * exactly 36 months. The numbers are frequencies in the public <em>Credit Card customers</em> data set (CC0).
 */
final class Household {
    static final String[] EDUCATION = {
        "Graduate", "High School", "Unknown", "Uneducated", "College", "Post-Graduate", "Doctorate"
    };
    static final String[] MARITAL_STATUS = {"Married", "Single", "Unknown", "Divorced"};
    static final String[] INCOME = {"Less than $40K", "$40K - $60K", "$60K - $80K", "$80K - $120K", "$120K +", "Unknown"
    };
    static final int MIN_AGE = 26;
    static final int MAX_AGE = 73;

    private static final double[] EDUCATION_SHARE = {0.308, 0.199, 0.15, 0.147, 0.1, 0.051, 0.045};
    private static final double[] INCOME_OF_WOMEN = {0.613, 0.189, 0, 0, 0, 0.198};
    private static final double[] INCOME_OF_MEN = {0.058, 0.163, 0.294, 0.322, 0.152, 0.011};

    /** Row: age up to 30, 35, 40, 45, 50, 55, 60 and above; column: 0 … 5 dependents. */
    private static final double[][] DEPENDENTS = {
        {0.58, 0.34, 0.08, 0, 0, 0},
        {0.18, 0.26, 0.28, 0.2, 0.07, 0.01},
        {0.03, 0.18, 0.32, 0.3, 0.14, 0.03},
        {0.01, 0.07, 0.22, 0.37, 0.25, 0.08},
        {0.02, 0.13, 0.25, 0.32, 0.22, 0.06},
        {0.06, 0.23, 0.34, 0.25, 0.1, 0.02},
        {0.18, 0.31, 0.28, 0.16, 0.06, 0.01},
        {0.58, 0.36, 0.06, 0, 0, 0}
    };

    private static final int ROUND_TENURE = 36;
    private static final double ROUND_TENURE_SHARE = 0.216;

    private Household() {}

    static double clampAge(double age) {
        return Math.min(Math.max(age, MIN_AGE), MAX_AGE);
    }

    /** Draws what depends on age and segment; returns the index of the income bracket in {@link #INCOME}. */
    static int draw(RowRandom random, Segment segment, Draft draft) {
        draft.woman = random.uniform(Draw.GENDER) < segment.women();
        draft.dependents = random.category(Draw.DEPENDENTS, DEPENDENTS[ageBand(draft.age)]);
        draft.education = EDUCATION[random.category(Draw.EDUCATION, EDUCATION_SHARE)];
        draft.maritalStatus = MARITAL_STATUS[random.category(Draw.MARITAL_STATUS, segment.maritalStatus())];
        draft.monthsOnBook = monthsOnBook(random, draft.age);
        int income = random.category(Draw.INCOME, draft.woman ? INCOME_OF_WOMEN : INCOME_OF_MEN);
        draft.income = INCOME[income];
        return income;
    }

    private static int ageBand(int age) {
        return Math.min(Math.max((age - 26) / 5, 0), DEPENDENTS.length - 1);
    }

    private static int monthsOnBook(RowRandom random, int age) {
        if (random.uniform(Draw.ROUND_TENURE) < ROUND_TENURE_SHARE) {
            return ROUND_TENURE;
        }
        double months = Math.rint(age - 10.45 + 4.15 * random.normal(Draw.TENURE));
        return (int) Math.min(Math.max(months, 13), 56);
    }
}
