package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.stats.EmpiricalDistribution;
import io.github.churn4j.drift.stats.KolmogorovSmirnov;
import java.util.Arrays;

/**
 * A window as plain columns of slots, for comparison.
 *
 * @param references of numeric columns
 * @param columns one array of slots for each column
 * @param refused records by column
 * @param absent records refused because they lack the column
 */
@SuppressWarnings("ArrayRecordComponent")
record ArrayWindow(EmpiricalDistribution[] references, double[][] columns, int[] refused, int[] absent)
        implements WindowValues {

    static ArrayWindow of(WindowStatistics tests, double[][] columns) {
        EmpiricalDistribution[] references = new EmpiricalDistribution[columns.length];
        for (int i = 0; i < references.length; i++) {
            references[i] = tests.reference(i);
        }
        return new ArrayWindow(references, columns, new int[columns.length], new int[columns.length]);
    }

    @Override
    public int rows() {
        return columns[0].length;
    }

    @Override
    public int missing(int column) {
        return (int) Arrays.stream(columns[column]).filter(Double::isNaN).count();
    }

    @Override
    public int refused(int column) {
        return refused[column];
    }

    @Override
    public int absent(int column) {
        return absent[column];
    }

    @Override
    public double distance(int column) {
        double[] sorted = columns[column].clone();
        Arrays.sort(sorted);
        return KolmogorovSmirnov.statistic(references[column], sorted, rows() - missing(column));
    }

    @Override
    public void levels(int column, long[] target) {
        Arrays.fill(target, 0);
        for (double slot : columns[column]) {
            if (!Double.isNaN(slot)) {
                target[(int) slot]++;
            }
        }
    }
}
