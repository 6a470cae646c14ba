package io.github.churn4j.evaluate;

import java.util.List;

/**
 * The pictures of an evaluation, small enough to be stored in a bundle.
 *
 * <p>No curve has more than {@value #MAX_POINTS} points: points inside a straight run are dropped first, then evenly
 * spaced ones are kept with both ends. Coordinates are rounded to six decimals. A curve that needs a class that is absent is
 * empty.
 *
 * @param roc x = share of stayers above the score, y = share of churners above it; from (0, 0) to (1, 1)
 * @param precisionRecall x = recall, y = precision; from the highest score down
 * @param gain x = share of customers contacted, in steps of 1 %, y = share of churners among them; ties count by
 *     expectation
 * @param lift x = share contacted, from 1 %, y = gain / x
 * @param profit x = share contacted, in steps of 1 %, y = profit per customer of the base at the mean acceptance
 *     probability
 * @param reliability the bins of the ECE
 * @param histogram 20 bins of [0, 1]
 */
public record Curves(
        Curve roc,
        Curve precisionRecall,
        Curve gain,
        Curve lift,
        Curve profit,
        List<ReliabilityBin> reliability,
        ScoreHistogram histogram) {
    static final int MAX_POINTS = 200;
    private static final int HISTOGRAM_BINS = 20;
    private static final Curve EMPTY = new Curve(new double[0], new double[0]);

    public Curves {
        reliability = List.copyOf(reliability);
    }

    /** Draws all curves; O(n). */
    public static Curves of(Scores scores, ProfitParameters parameters) {
        Ranking ranking = scores.ranking();
        boolean churners = ranking.positives() > 0;
        double[] captured = captured(ranking);
        return new Curves(
                churners && ranking.positives() < ranking.rows() ? roc(ranking) : EMPTY,
                churners ? precisionRecall(ranking) : EMPTY,
                churners ? gain(captured, ranking.positives()) : EMPTY,
                churners ? lift(captured, ranking.positives()) : EMPTY,
                profit(captured, ranking.rows(), parameters),
                ReliabilityBin.of(ranking, MetricKernel.CALIBRATION_BINS),
                ScoreHistogram.of(ranking, HISTOGRAM_BINS));
    }

    private static Curve roc(Ranking ranking) {
        int points = ranking.size() + 1;
        double[] x = new double[points];
        double[] y = new double[points];
        int fp = 0;
        int tp = 0;
        for (int k = 0; k < ranking.size(); k++) {
            tp += ranking.positives(k);
            fp += ranking.rows(k) - ranking.positives(k);
            x[k + 1] = (double) fp / (ranking.rows() - ranking.positives());
            y[k + 1] = (double) tp / ranking.positives();
        }
        return Downsampling.of(x, y, MAX_POINTS);
    }

    private static Curve precisionRecall(Ranking ranking) {
        double[] x = new double[ranking.size()];
        double[] y = new double[ranking.size()];
        int rows = 0;
        int tp = 0;
        for (int k = 0; k < ranking.size(); k++) {
            tp += ranking.positives(k);
            rows += ranking.rows(k);
            x[k] = (double) tp / ranking.positives();
            y[k] = (double) tp / rows;
        }
        return Downsampling.of(x, y, MAX_POINTS);
    }

    /** Expected churners among the top 0, 1, … 100 % of rows. */
    private static double[] captured(Ranking ranking) {
        double[] captured = new double[101];
        double before = 0;
        double churners = 0;
        int k = 0;
        for (int percent = 1; percent <= 100; percent++) {
            double quota = (double) ranking.rows() * percent / 100;
            while (k < ranking.size() && before + ranking.rows(k) <= quota) {
                before += ranking.rows(k);
                churners += ranking.positives(k++);
            }
            double part = k < ranking.size() ? (quota - before) / ranking.rows(k) * ranking.positives(k) : 0;
            captured[percent] = churners + part;
        }
        return captured;
    }

    private static Curve gain(double[] captured, int positives) {
        double[] x = new double[101];
        double[] y = new double[101];
        for (int percent = 0; percent <= 100; percent++) {
            x[percent] = percent / 100.0;
            y[percent] = rounded(captured[percent] / positives);
        }
        return new Curve(x, y);
    }

    private static Curve lift(double[] captured, int positives) {
        double[] x = new double[100];
        double[] y = new double[100];
        for (int percent = 1; percent <= 100; percent++) {
            x[percent - 1] = percent / 100.0;
            y[percent - 1] = rounded(captured[percent] / positives * 100 / percent);
        }
        return new Curve(x, y);
    }

    private static Curve profit(double[] captured, int rows, ProfitParameters parameters) {
        double perChurner = parameters.gainFromChurner(parameters.meanAcceptance());
        double[] x = new double[101];
        double[] y = new double[101];
        for (int percent = 0; percent <= 100; percent++) {
            double churners = captured[percent] / rows;
            x[percent] = percent / 100.0;
            y[percent] = rounded(perChurner * churners - parameters.lossFromStayer() * (x[percent] - churners));
        }
        return new Curve(x, y);
    }

    /** Rounded to six decimals; a negative zero becomes zero. */
    static double rounded(double number) {
        return Math.abs(number) < 1e9 ? Math.round(number * 1e6) / 1e6 : number;
    }
}
