package io.github.churn4j.registry.gate;

import io.github.churn4j.registry.GateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Lists of gates: the usual ones, those a text names, and what running them finds. */
public final class Gates {

    /** Characters of the longest message of a gate that threw: evidence is kept for ever. */
    private static final int LONGEST = 1_000;

    private Gates() {}

    /** Non-inferiority in ROC AUC, calibration, latency, schema and profit, each with its defaults. */
    public static List<Gate> standard() {
        return List.of(
                NonInferiority.withDefaults(),
                CalibrationGate.withDefaults(),
                LatencyGate.withDefaults(),
                SchemaCompatibility.withDefaults(),
                MinimumExpectedProfit.withDefaults());
    }

    /**
     * The gates a text names, such as {@code non-inferiority:rocAuc:0.01,calibration,latency:2,schema,profit}: names with
     * their settings in order, all of which may be left out from the end.
     *
     * <ul>
     *   <li>{@code non-inferiority:<metric>:<margin>}
     *   <li>{@code calibration:<most excess>:<most above the champion's>:<largest gap>}
     *   <li>{@code latency:<most ratio>:<most nanoseconds>}
     *   <li>{@code schema}
     *   <li>{@code profit:<tolerated share of the champion's>:<minimum per customer>}
     * </ul>
     *
     * @throws IllegalArgumentException if the text names a gate or a setting that is not known, or none
     */
    public static List<Gate> parse(String text) {
        List<Gate> gates = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            gates.add(GateText.gate(one.strip()));
        }
        return List.copyOf(gates);
    }

    /**
     * Runs gates one after the other; all of them, whatever the first ones find. A gate that throws has not passed, and its
     * message is the evidence.
     *
     * @param progress hears of every gate before and after it ran
     * @return one result for each gate, in their order
     */
    public static List<GateResult> run(List<Gate> gates, GateContext context, Consumer<String> progress) {
        List<GateResult> results = new ArrayList<>();
        for (Gate gate : gates) {
            progress.accept("gate " + gate.name());
            GateResult result = result(gate, context);
            progress.accept("gate " + gate.name() + (result.passed() ? " passed: " : " FAILED: ") + result.summary());
            results.add(result);
        }
        return List.copyOf(results);
    }

    /** Whether every gate passed. */
    public static boolean passed(List<GateResult> results) {
        return results.stream().allMatch(GateResult::passed);
    }

    private static GateResult result(Gate gate, GateContext context) {
        try {
            return gate.check(context);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            String message = e.getMessage() == null || e.getMessage().isBlank() ? e.toString() : e.getMessage();
            String told = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
            return new GateResult(gate.name(), false, "could not be checked: " + told, Map.of());
        }
    }
}
