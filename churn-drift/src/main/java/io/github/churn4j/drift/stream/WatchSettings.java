package io.github.churn4j.drift.stream;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.drift.performance.Cbpe;
import io.github.churn4j.internal.io.Sha256;
import io.github.churn4j.model.ReferenceProfile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a watch is asked to do.
 *
 * @param identity what its state belongs to: the model, or its schema and reference, and the window; SHA-256
 * @param modelSha256 the model's; empty where there is none
 * @param largest rows that its window can hold
 * @param key what hashes are made with, unless a state that is restored has one
 * @param clock what times are believed against
 */
record WatchSettings(
        String model,
        String version,
        String identity,
        String modelSha256,
        ChurnSchema schema,
        WindowStatistics statistics,
        Window window,
        int largest,
        int minimum,
        int rearm,
        double alpha,
        String guarantee,
        double largestShare,
        int history,
        Optional<Cbpe> estimator,
        List<DriftListener> listeners,
        HashKey key,
        Clock clock) {

    /** Windows by time hold so many of their rows, the newest, at most. */
    static final int MOST_OF_A_SPAN = 100_000;

    private static final int MINIMUM = 200;
    private static final Duration LONGEST = Duration.ofDays(3_660);

    static WatchSettings of(DriftMonitor.Builder builder) {
        ReferenceFit.require(builder.schema, builder.reference);
        WindowStatistics statistics = WindowStatistics.of(builder.schema, builder.reference);
        Window window = builder.window;
        int largest = largest(window);
        int minimum = builder.minimum.orElse(Math.min(MINIMUM, largest));
        if (minimum > largest) {
            throw new IllegalArgumentException("minimum is " + minimum + " and the window " + window + " holds "
                    + largest + " rows at most, so that none would be judged; lower the minimum or widen the window");
        }
        AlarmRule rule = AlarmRule.of(builder, statistics, minimum);
        return new WatchSettings(
                builder.name,
                builder.version,
                identity(builder),
                builder.model == null ? "" : builder.model.sha256(),
                builder.schema,
                statistics,
                window,
                largest,
                minimum,
                builder.rearm,
                rule.alpha(),
                rule.guarantee(),
                builder.largestShare,
                builder.history,
                Optional.ofNullable(builder.model).map(m -> Cbpe.of(m.decision().threshold())),
                List.copyOf(builder.listeners),
                builder.key == null ? HashKey.random() : builder.key,
                builder.clock);
    }

    private static int largest(Window window) {
        if (window instanceof Window.Rows rows) {
            return rows.rows();
        }
        Window.Span span = (Window.Span) window;
        checkTime(window, span.length());
        checkTime(window, span.stride());
        return MOST_OF_A_SPAN;
    }

    private static void checkTime(Window window, Duration time) {
        if (time.compareTo(LONGEST) > 0 || time.toNanosPart() % 1_000_000 != 0) {
            throw new IllegalArgumentException("window is " + window
                    + ", expected whole milliseconds and at most ten years; streams are watched to the millisecond");
        }
    }

    private static String identity(DriftMonitor.Builder builder) {
        StringBuilder text = new StringBuilder(builder.window.toString()).append('\n');
        if (builder.model != null) {
            text.append(builder.model.sha256());
        } else {
            text.append(builder.schema.toJson());
            ReferenceProfile reference = builder.reference;
            reference.features().forEach(d -> ReferenceFit.describe(d, text));
            ReferenceFit.describe(reference.scores(), text);
        }
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
