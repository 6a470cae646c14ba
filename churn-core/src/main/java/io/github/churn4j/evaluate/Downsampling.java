package io.github.churn4j.evaluate;

import java.util.Arrays;

/** Thins the points of a curve without moving its ends; the same points always give the same curve. */
final class Downsampling {
    private static final double STRAIGHT = 1e-12;

    private Downsampling() {}

    static Curve of(double[] x, double[] y, int most) {
        int[] kept = corners(x, y);
        int size = Math.min(kept.length, most);
        double[] thinX = new double[size];
        double[] thinY = new double[size];
        for (int i = 0; i < size; i++) {
            int from = size == 1 ? 0 : (int) Math.round((double) i * (kept.length - 1) / (size - 1));
            thinX[i] = Curves.rounded(x[kept[from]]);
            thinY[i] = Curves.rounded(y[kept[from]]);
        }
        return new Curve(thinX, thinY);
    }

    /** The ends and every point at which the direction changes. */
    private static int[] corners(double[] x, double[] y) {
        int[] kept = new int[x.length];
        int size = 0;
        for (int i = 0; i < x.length; i++) {
            boolean end = i == 0 || i == x.length - 1;
            if (end || turn(x, y, kept[size - 1], i) > STRAIGHT) {
                kept[size++] = i;
            }
        }
        return Arrays.copyOf(kept, size);
    }

    private static double turn(double[] x, double[] y, int before, int i) {
        return Math.abs((x[i] - x[before]) * (y[i + 1] - y[i]) - (y[i] - y[before]) * (x[i + 1] - x[i]));
    }
}
