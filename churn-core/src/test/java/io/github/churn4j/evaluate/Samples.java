package io.github.churn4j.evaluate;

import java.util.SplittableRandom;

/**
 * Samples that NumPy can rebuild to the bit:
 *
 * <pre>
 * i = np.arange(800); x = ((i*7919+13) % 1009) / 1009.0; u = ((i*104729+71) % 1013) / 1013.0
 * y = (u &lt; x*x*0.6).astype(int); tied = np.floor(x*20) / 20; other = np.round((x + 2*(i*3571+5)%997/997.0)/3*50)/50
 * </pre>
 */
final class Samples {
    static final int ROWS = 800;

    private Samples() {}

    static double[] distinct() {
        double[] x = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[i] = (i * 7919L + 13) % 1009 / 1009.0;
        }
        return x;
    }

    static double[] tied() {
        double[] x = distinct();
        for (int i = 0; i < ROWS; i++) {
            x[i] = Math.floor(x[i] * 20) / 20;
        }
        return x;
    }

    static double[] other() {
        double[] x = distinct();
        for (int i = 0; i < ROWS; i++) {
            double r = (i * 3571L + 5) % 997 / 997.0;
            x[i] = Math.rint((x[i] + 2 * r) / 3 * 50) / 50;
        }
        return x;
    }

    static byte[] labels() {
        double[] x = distinct();
        byte[] y = new byte[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double u = (i * 104729L + 71) % 1013 / 1013.0;
            y[i] = (byte) (u < x[i] * x[i] * 0.6 ? 1 : 0);
        }
        return y;
    }

    static Scores distinctScores() {
        return Scores.of(distinct(), labels());
    }

    static Scores tiedScores() {
        return Scores.of(tied(), labels());
    }

    /** Random rows with {@code levels} possible probabilities, 0 and 1 among them; labels lean with them. */
    static Scores random(long seed, int rows, int levels) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] p = new double[rows];
        byte[] y = new byte[rows];
        for (int i = 0; i < rows; i++) {
            p[i] = random.nextInt(levels) / (levels - 1.0);
            y[i] = (byte) (random.nextDouble() < .1 + .6 * p[i] ? 1 : 0);
        }
        return Scores.of(p, y);
    }
}
