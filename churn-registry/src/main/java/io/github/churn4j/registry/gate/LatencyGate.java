package io.github.churn4j.registry.gate;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.GateResult;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * The candidate does not take much longer than the champion for one prediction: both predict the same customers in turns,
 * block by block, after warming up, and the medians of their blocks are compared. A ratio within one run holds on a busy
 * machine, where nanoseconds mean little; an absolute bound is there for who wants it.
 */
public final class LatencyGate implements Gate {

    private static final int MOST_ROWS = 256;
    private static final int WARM_UP = 60;
    private static final int BLOCKS = 31;

    private final double mostRatio;
    private final OptionalDouble mostNanos;
    private final LongSupplier clock;

    private LatencyGate(double mostRatio, OptionalDouble mostNanos, LongSupplier clock) {
        this.mostRatio = mostRatio;
        this.mostNanos = mostNanos;
        this.clock = clock;
    }

    /** At most twice the champion's time. */
    public static LatencyGate withDefaults() {
        return new LatencyGate(2, OptionalDouble.empty(), System::nanoTime);
    }

    /** The same with another largest ratio, above 0. */
    public LatencyGate withMostRatio(double value) {
        return new LatencyGate(checked("ratio", value), mostNanos, clock);
    }

    /** The same with a largest time of one prediction in nanoseconds, above 0. */
    public LatencyGate withMostNanos(double value) {
        return new LatencyGate(mostRatio, OptionalDouble.of(checked("time", value)), clock);
    }

    /** The same by another clock of nanoseconds; {@link System#nanoTime} unless told. */
    public LatencyGate withClock(LongSupplier value) {
        return new LatencyGate(mostRatio, mostNanos, value);
    }

    private static double checked(String what, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    "largest latency " + what + " is " + value + ", expected a number above 0");
        }
        return value;
    }

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public GateResult check(GateContext context) {
        Verdict verdict = new Verdict(this).figure("mostRatio", mostRatio);
        mostNanos.ifPresent(most -> verdict.figure("mostNanos", most));
        if (context.champion().isEmpty() && mostNanos.isEmpty()) {
            return verdict.of(true, "no champion to compare with");
        }
        EvaluationRows rows = context.rows();
        if (rows.size() == 0) {
            return verdict.failed("there is no row that the models can read, expected some to predict");
        }
        Lane candidate = new Lane(context.candidate(), rows.size(), rows::candidateSlots);
        Lane champion = context.champion()
                .map(model -> new Lane(model, rows.size(), rows::championSlots))
                .orElse(candidate);
        double[] own = new double[BLOCKS];
        double[] others = new double[BLOCKS];
        for (int block = -WARM_UP; block < BLOCKS; block++) {
            int at = Math.max(0, block);
            own[at] = candidate.block();
            others[at] = champion.block();
        }
        return decided(verdict, context.champion().isPresent(), median(own), median(others));
    }

    private GateResult decided(Verdict verdict, boolean compared, double own, double other) {
        verdict.figure("nanos", own);
        boolean absolute = mostNanos.isEmpty() || own <= mostNanos.getAsDouble();
        String bound = mostNanos.isEmpty() ? "" : absolute ? ", within the bound" : ", above the bound";
        if (!compared) {
            return verdict.of(absolute, "one prediction takes %.0f ns%s; no champion to compare with", own, bound);
        }
        double ratio = own / other;
        return verdict.figure("championNanos", other)
                .figure("ratio", ratio)
                .of(
                        absolute && ratio <= mostRatio,
                        "one prediction takes %.0f ns%s, the champion's %.0f ns: %.2f times as long, at most %.2f allowed",
                        own,
                        bound,
                        other,
                        ratio,
                        mostRatio);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** One model and the customers it predicts. */
    private final class Lane {
        private final ChurnPredictor predictor;
        private final double[][] slots;

        Lane(ChurnModel model, int rows, IntFunction<double[]> row) {
            predictor = ChurnPredictor.of(model);
            slots = new double[Math.min(rows, MOST_ROWS)][];
            Arrays.setAll(slots, row);
        }

        /** Nanoseconds of one prediction, over all customers once. */
        double block() {
            double sum = 0;
            long began = clock.getAsLong();
            for (double[] customer : slots) {
                sum += predictor.probability(customer);
            }
            long ended = clock.getAsLong();
            if (Double.isNaN(sum)) { // also makes sure that what is timed is not left out as useless
                throw new IllegalStateException("a probability is not a number");
            }
            return (double) (ended - began) / slots.length;
        }
    }
}
