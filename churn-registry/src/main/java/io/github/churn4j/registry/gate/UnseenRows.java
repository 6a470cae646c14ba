package io.github.churn4j.registry.gate;

import io.github.churn4j.ChurnException;
import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.SeenRows;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The labelled customers that neither model was fitted, tuned or calibrated on, and what both say of them.
 *
 * <p>A row is dropped where a bundle's {@link SeenRows} may have seen it; that takes a few in a thousand too many and none
 * too few. Where a bundle does not tell, nothing is proved, and {@link #shortfall()} says so unless the caller asserted it.
 */
public final class UnseenRows {

    private final EvaluationRows rows;
    private final byte[] labels;
    private final double[] candidate;
    private final Optional<double[]> champion;
    private final Map<String, Double> figures;
    private final Optional<String> shortfall;

    private UnseenRows(
            EvaluationRows rows,
            byte[] labels,
            double[] candidate,
            Optional<double[]> champion,
            Map<String, Double> figures,
            Optional<String> shortfall) {
        this.rows = rows;
        this.labels = labels;
        this.candidate = candidate;
        this.champion = champion;
        this.figures = figures;
        this.shortfall = shortfall;
    }

    static UnseenRows of(EvaluationRows all, GateContext context) {
        int[] seenBy = new int[2];
        int[] unseen = IntStream.range(0, all.size())
                .filter(row -> {
                    boolean byCandidate = seen(context.candidate(), all.candidateSlots(row));
                    boolean byChampion = context.champion().isPresent()
                            && seen(context.champion().get(), all.championSlots(row));
                    seenBy[0] += byCandidate ? 1 : 0;
                    seenBy[1] += byChampion ? 1 : 0;
                    return !byCandidate && !byChampion;
                })
                .toArray();
        EvaluationRows rows = all.select(unseen);
        byte[] labels = new byte[unseen.length];
        int churners = 0;
        for (int row = 0; row < labels.length; row++) {
            labels[row] = (byte) rows.label(row);
            churners += labels[row];
        }
        Map<String, Double> figures = new TreeMap<>();
        figures.put("rows.given", (double) all.size());
        figures.put("rows.seenByCandidate", (double) seenBy[0]);
        if (context.champion().isPresent()) {
            figures.put("rows.seenByChampion", (double) seenBy[1]);
        }
        figures.put("rows.unseen", (double) labels.length);
        figures.put("rows.unseenChurners", (double) churners);
        boolean asserted = context.unproven().isPresent() && context.assertedUnseen();
        if (asserted) {
            figures.put("asserted", 1.0);
        }
        return new UnseenRows(
                rows,
                labels,
                scores(context.candidate(), labels.length, rows::candidateSlots),
                context.champion().map(model -> scores(model, labels.length, rows::championSlots)),
                figures,
                shortfall(context, all.size(), labels.length, churners));
    }

    private static boolean seen(ChurnModel model, double[] slots) {
        return model.seenRows().map(seen -> seen.mayHaveSeen(slots)).orElse(false);
    }

    private static double[] scores(ChurnModel model, int count, java.util.function.IntFunction<double[]> slots) {
        ChurnPredictor predictor = ChurnPredictor.of(model);
        return IntStream.range(0, count)
                .mapToDouble(row -> predictor.probability(slots.apply(row)))
                .toArray();
    }

    private static Optional<String> shortfall(GateContext context, int given, int unseen, int churners) {
        if (context.unproven().isPresent() && !context.assertedUnseen()) {
            return Optional.of(context.unproven().get()
                    + " does not tell which rows it was trained on, so that no row is proved to be unseen; train it again, or"
                    + " assert that the rows are unseen");
        }
        int least = context.leastPerClass();
        if (churners >= least && unseen - churners >= least) {
            return Optional.empty();
        }
        return Optional.of("insufficient data: of " + given + " rows " + unseen + " are unseen by "
                + (context.champion().isPresent() ? "both models" : "the model") + ", with " + churners
                + " churners and " + (unseen - churners) + " stayers, expected at least " + least
                + " of each; give more rows that came after the training, or train with a larger hold-out");
    }

    /** Why these rows prove nothing; empty if they suffice. */
    public Optional<String> shortfall() {
        return shortfall;
    }

    /**
     * These rows if they suffice.
     *
     * @throws ChurnException with the {@link #shortfall()} otherwise
     */
    public UnseenRows requireEnough() {
        shortfall.ifPresent(reason -> {
            throw new ChurnException(reason);
        });
        return this;
    }

    /** The number of rows. */
    public int size() {
        return labels.length;
    }

    /** The rows themselves. */
    public EvaluationRows rows() {
        return rows;
    }

    /** 1 for a customer who left, 0 for one who stayed, row by row, a new array. */
    public byte[] labels() {
        return labels.clone();
    }

    /** The candidate's P(churn) row by row, a new array. */
    public double[] candidate() {
        return candidate.clone();
    }

    /** The champion's P(churn) row by row, a new array; empty if there is no champion. */
    public Optional<double[]> champion() {
        return champion.map(double[]::clone);
    }

    /** How many rows were given, dropped and left, by name; {@code asserted} = 1 where nothing but the caller's word says so. */
    public Map<String, Double> figures() {
        return Map.copyOf(figures);
    }

    /** For summaries: how many rows, and on whose word. */
    String told() {
        return "on " + size() + " unseen rows" + (figures.containsKey("asserted") ? " (asserted, not proved)" : "");
    }

    /** Row by row the number of its customer, from 0 on; each row its own where the schema declares no group. */
    int[] clusters() {
        Dataset data = rows.candidateData();
        Map<Long, Integer> numbers = new HashMap<>();
        return IntStream.range(0, size())
                .map(row -> {
                    long customer = data.grouped() ? data.group(rows.candidateRow(row)) : row;
                    Integer known = numbers.putIfAbsent(customer, numbers.size());
                    return known == null ? numbers.size() - 1 : known;
                })
                .toArray();
    }
}
