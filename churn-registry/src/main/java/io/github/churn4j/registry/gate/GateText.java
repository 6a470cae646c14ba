package io.github.churn4j.registry.gate;

import io.github.churn4j.evaluate.Metric;
import java.util.Arrays;
import java.util.stream.Collectors;

/** One gate as text: a name and settings, between colons. */
final class GateText {

    private final String text;
    private final String[] parts;

    private GateText(String text) {
        this.text = text;
        this.parts = text.split(":", -1);
    }

    static Gate gate(String text) {
        return new GateText(text).gate();
    }

    private Gate gate() {
        return switch (parts[0]) {
            case "non-inferiority" -> {
                most(2);
                yield NonInferiority.of(metric(), number(2, NonInferiority.MARGIN));
            }
            case "calibration" -> {
                most(3);
                yield CalibrationGate.withDefaults()
                        .withMostExcess(number(1, .02))
                        .withMostWorse(number(2, .01))
                        .withMostGap(number(3, .02));
            }
            case "latency" -> {
                most(2);
                LatencyGate gate = LatencyGate.withDefaults().withMostRatio(number(1, 2));
                yield parts.length > 2 ? gate.withMostNanos(number(2, 0)) : gate;
            }
            case "schema" -> {
                most(0);
                yield SchemaCompatibility.withDefaults();
            }
            case "profit" -> {
                most(2);
                yield MinimumExpectedProfit.withDefaults()
                        .withTolerance(number(1, .1))
                        .withMinimum(number(2, 0));
            }
            default ->
                throw new IllegalArgumentException("gate is \"" + text
                        + "\", expected non-inferiority, calibration, latency, schema or profit, with settings after colons and"
                        + " commas between gates");
        };
    }

    private void most(int settings) {
        if (parts.length - 1 > settings) {
            throw new IllegalArgumentException("gate \"" + text + "\" has " + (parts.length - 1)
                    + " settings, expected at most " + settings + "; separate gates by commas");
        }
    }

    private Metric metric() {
        if (parts.length < 2) {
            return Metric.ROC_AUC;
        }
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.key().equals(parts[1]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("gate \"" + text + "\": metric is \"" + parts[1]
                        + "\", expected one of "
                        + Arrays.stream(Metric.values()).map(Metric::key).collect(Collectors.joining(", "))));
    }

    private double number(int setting, double unlessTold) {
        if (parts.length <= setting) {
            return unlessTold;
        }
        try {
            return Double.parseDouble(parts[setting].strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "gate \"" + text + "\": setting " + setting + " is \"" + parts[setting] + "\", expected a number",
                    e);
        }
    }
}
