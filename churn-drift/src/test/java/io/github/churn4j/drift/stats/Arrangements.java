package io.github.churn4j.drift.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** All orders in which two samples without ties can mix. */
final class Arrangements {

    private Arrangements() {}

    /** The statistic of each. */
    static double[] statistics(int n, int m, ToDoubleBiFunction<double[], double[]> statistic) {
        List<Double> results = new ArrayList<>();
        for (int ours = 0; ours < 1 << (n + m); ours++) {
            if (Integer.bitCount(ours) == n) {
                double[] x = new double[n];
                double[] y = new double[m];
                int i = 0;
                int j = 0;
                for (int at = 0; at < n + m; at++) {
                    if ((ours >> at & 1) == 1) {
                        x[i++] = at;
                    } else {
                        y[j++] = at;
                    }
                }
                results.add(statistic.applyAsDouble(x, y));
            }
        }
        return results.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
