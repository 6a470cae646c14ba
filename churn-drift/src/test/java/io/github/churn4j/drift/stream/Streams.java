package io.github.churn4j.drift.stream;

import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.model.Models;
import io.github.churn4j.model.ReferenceProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Seeded streams of customers, as unruly as those of life, and the reference they are watched against. */
final class Streams {

    static final Instant START = Instant.parse("2026-03-01T12:00:00.250Z");
    static final ReferenceProfile REFERENCE = reference(3_000);
    static final List<Window> WINDOWS = List.of(
            Window.tumbling(60),
            Window.sliding(60, 7),
            Window.sliding(40, 1),
            Window.tumbling(Duration.ofMinutes(1)),
            Window.sliding(Duration.ofMinutes(1), Duration.ofSeconds(17)),
            Window.sliding(Duration.ofSeconds(90), Duration.ofMillis(2500)));

    private Streams() {}

    private static ReferenceProfile reference(int rows) {
        Dataset data = Models.customers(rows, 7);
        SplittableRandom random = new SplittableRandom(8);
        return ReferenceProfile.of(
                data,
                IntStream.range(0, rows).toArray(),
                random.doubles(rows).map(u -> u * u).toArray(),
                "test");
    }

    static DriftMonitor.Builder watching(Window window) {
        DriftMonitor.Builder builder = DriftMonitor.builder(Models.SCHEMA, REFERENCE)
                .name("bank")
                .version("7")
                .window(window)
                .minimum(15)
                .budget(new FalseAlarmBudget(.5, 200))
                .clock(Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));
        builder.key = new HashKey(1, 2);
        return builder;
    }

    static StreamWatch watch(DriftMonitor.Builder builder) {
        return new StreamWatch(WatchSettings.of(builder));
    }

    /** A customer of the reference's kind; older by so many years. */
    static CustomerRecord customer(SplittableRandom random, double older) {
        return CustomerRecord.of(Models.SCHEMA, new double[] {
            Math.min(120, random.nextInt(18, 90) + older),
            random.nextInt(6) == 0 ? Double.NaN : random.nextInt(1_000_000) / 100.0,
            random.nextInt(6) == 0 ? Double.NaN : random.nextInt(40),
            random.nextInt(6) == 0 ? Double.NaN : random.nextInt(3),
            random.nextInt(2)
        });
    }

    static Observation.Predicted prediction(Instant time, String customer, SplittableRandom random, double older) {
        double u = random.nextDouble();
        return new Observation.Predicted(time, customer, customer(random, older), u * u);
    }

    static Observation.Refused refusal(Instant time, FieldProblem.Code code, String column) {
        return new Observation.Refused(
                time, "", List.of(new FieldProblem(code, column, "x", "something else", "mend it")));
    }

    /**
     * Predictions with and without customers, refusals and outcomes; clocks that go back, hours of silence, one customer who
     * comes again and again, and a drift of age in the third quarter.
     */
    static List<Observation> unruly(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Observation> stream = new ArrayList<>();
        Instant now = START;
        for (int i = 0; i < size; i++) {
            now = now.plusMillis(random.nextInt(2_500));
            if (random.nextInt(300) == 0) {
                now = now.plus(Duration.ofMinutes(random.nextInt(300)));
            }
            Instant time = random.nextInt(25) == 0 ? now.minusSeconds(random.nextInt(200)) : now;
            double older = i > size / 2 && i < 3 * size / 4 ? 25 : 0;
            String[] customers = {"", "c" + random.nextInt(50), "c" + i, "always the same"};
            switch (random.nextInt(older > 0 ? 20 : 200)) {
                case 0 -> stream.add(refusal(time, FieldProblem.Code.UNSEEN_CATEGORY, "plan"));
                case 1 -> stream.add(refusal(time, FieldProblem.Code.MISSING_FIELD, "age"));
                case 2 -> stream.add(new Observation.Feedback(time, random.nextDouble(), random.nextBoolean()));
                default -> stream.add(prediction(time, customers[random.nextInt(4)], random, older));
            }
        }
        return stream;
    }
}
