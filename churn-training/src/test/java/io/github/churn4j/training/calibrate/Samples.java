package io.github.churn4j.training.calibrate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Margins and labels that NumPy can rebuild to the bit:
 *
 * <pre>
 * i = np.arange(800); x = ((i*7919+13) % 1009) / 1009.0; u = ((i*104729+71) % 1013) / 1013.0
 * y = (u &lt; x*x*0.6).astype(int); m = 6*x - 3; tied = np.floor(x*20)/20*6 - 3
 * </pre>
 */
final class Samples {
    static final int ROWS = 800;

    private Samples() {}

    static double[] probabilities() {
        double[] x = new double[ROWS];
        Arrays.setAll(x, i -> (i * 7919L + 13) % 1009 / 1009.0);
        return x;
    }

    static double[] margins() {
        return Arrays.stream(probabilities()).map(x -> 6 * x - 3).toArray();
    }

    static double[] tied() {
        return Arrays.stream(probabilities())
                .map(x -> Math.floor(x * 20) / 20 * 6 - 3)
                .toArray();
    }

    static byte[] labels() {
        double[] x = probabilities();
        byte[] y = new byte[ROWS];
        for (int i = 0; i < ROWS; i++) {
            y[i] = (byte) ((i * 104729L + 71) % 1013 / 1013.0 < x[i] * x[i] * 0.6 ? 1 : 0);
        }
        return y;
    }

    static int[] folds(int rows, int count) {
        int[] folds = new int[rows];
        Arrays.setAll(folds, i -> i % count);
        return folds;
    }

    /** Float margins and labels whose true log-odds are {@code slope · margin + intercept}. */
    static byte[] labels(double[] margins, double slope, double intercept, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] y = new byte[margins.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (byte) (random.nextDouble() < 1 / (1 + Math.exp(-slope * margins[i] - intercept)) ? 1 : 0);
        }
        return y;
    }

    static double[] margins(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] m = new double[rows];
        Arrays.setAll(m, i -> (float) (random.nextDouble() * 12 - 8));
        return m;
    }
}
