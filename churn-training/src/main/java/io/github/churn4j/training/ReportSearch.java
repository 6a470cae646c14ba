package io.github.churn4j.training;

import static io.github.churn4j.training.ReportFacts.FOUR;
import static io.github.churn4j.training.ReportFacts.THREE;
import static io.github.churn4j.training.ReportFacts.WHOLE;
import static io.github.churn4j.training.ReportFacts.hyperparameters;

import io.github.churn4j.evaluate.CandidateScore;
import io.github.churn4j.report.Axis;
import io.github.churn4j.report.Column;
import io.github.churn4j.report.Details;
import io.github.churn4j.report.DotPlot;
import io.github.churn4j.report.Figure;
import io.github.churn4j.report.ReportTable;
import io.github.churn4j.report.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The candidates: what was tried, what won and by how much. */
final class ReportSearch {

    private static final int MOST_DOTS = 8;
    private static final int MOST_ROWS = 300;

    private final ReportFacts facts;
    private final List<CandidateScore> candidates;

    private ReportSearch(ReportFacts facts) {
        this.facts = facts;
        this.candidates = facts.evaluation().candidates();
    }

    static Section of(ReportFacts facts) {
        ReportSearch search = new ReportSearch(facts);
        return Section.of("Candidates")
                .paragraph(search.tried())
                .paragraph("The champion: " + facts.champion() + ", "
                        + hyperparameters(facts.evaluation().champion()) + ".")
                .with(search.figure())
                .with(Details.of(
                        "All " + ReportFacts.plural(search.candidates.size(), "candidate")
                                + " and their hyperparameters",
                        search.table()));
    }

    private String tried() {
        Map<String, Long> counts = candidates.stream()
                .collect(Collectors.groupingBy(CandidateScore::algorithm, LinkedHashMap::new, Collectors.counting()));
        String kinds = counts.entrySet().stream()
                .map(e -> ReportFacts.COUNT.format(e.getValue()) + " of "
                        + Algorithm.ofKey(e.getKey()).title())
                .collect(Collectors.joining(", "));
        int planned = facts.configuration().space().candidates().size();
        String missing = planned > candidates.size()
                ? " " + ReportFacts.plural(planned - candidates.size(), "planned candidate")
                        + " dropped out before a result, for want of time or of an engine."
                : "";
        return "The search compared " + ReportFacts.plural(candidates.size(), "candidate") + " (" + kinds + ") on "
                + facts.configuration().folds() + " folds." + rungs() + missing
                + " They were ranked by the log loss of their pooled out-of-fold scores after Platt scaling, so that none is"
                + " judged by how its raw scores happen to be scaled.";
    }

    private String rungs() {
        List<Double> rungs = facts.configuration().space().rungs();
        if (rungs.size() < 2) {
            return "";
        }
        String shares =
                rungs.subList(0, rungs.size() - 1).stream().map(WHOLE::format).collect(Collectors.joining(", "));
        return " All started on a part of each fold's training rows (" + shares + "); the best "
                + WHOLE.format(facts.configuration().space().kept())
                + ", and the best of each algorithm, went on, in the end to all rows.";
    }

    private Figure figure() {
        DotPlot chart = DotPlot.of(Axis.of("Selection loss, lower is better", FOUR));
        for (int place : shown()) {
            chart = chart.dot(name(place), candidates.get(place).selectionLoss(), Double.NaN, Double.NaN);
        }
        return Figure.of(title(), chart.highlight(name(0)))
                .subtitle("The best " + MOST_DOTS + " that were trained on all rows, and the best of each algorithm")
                .remark(
                        "A choice among many flatters the winner a little. The figures above are free of that: they are of"
                                + " rows that had no part in the choice.");
    }

    /** Places of the best of the last rung, and of the best of each algorithm there. */
    private SortedSet<Integer> shown() {
        TreeSet<Integer> places = new TreeSet<>();
        TreeSet<String> algorithms = new TreeSet<>();
        for (int place = 0; place < candidates.size(); place++) {
            CandidateScore candidate = candidates.get(place);
            boolean last = candidate.share() == candidates.get(0).share();
            if (last && (places.size() < MOST_DOTS || !algorithms.contains(candidate.algorithm()))) {
                places.add(place);
                algorithms.add(candidate.algorithm());
            }
        }
        return places;
    }

    private String title() {
        CandidateScore best = candidates.get(0);
        return candidates.stream()
                .filter(c -> c.share() == best.share() && !c.algorithm().equals(best.algorithm()))
                .findFirst()
                .map(next -> facts.championName() + " leads with a loss of " + THREE.format(best.selectionLoss())
                        + "; the best " + Algorithm.ofKey(next.algorithm()).title() + " has "
                        + THREE.format(next.selectionLoss()))
                .orElse(facts.championName() + " with a loss of " + THREE.format(best.selectionLoss()));
    }

    private String name(int place) {
        return "#" + (place + 1) + " "
                + Algorithm.ofKey(candidates.get(place).algorithm()).title();
    }

    private ReportTable table() {
        ReportTable.Builder table = ReportTable.captioned(
                        "Candidates, best first. Metrics are of uncalibrated out-of-fold probabilities; losses compare only"
                                + " within the same share of rows")
                .columns(
                        Column.text("Candidate"),
                        Column.text("Hyperparameters"),
                        Column.number("Trained on", WHOLE),
                        Column.number("Selection loss", FOUR),
                        Column.number("ROC AUC", FOUR),
                        Column.number("Average precision", FOUR),
                        Column.number("Log loss", FOUR))
                .cap(MOST_ROWS);
        for (int place = 0; place < candidates.size(); place++) {
            List<Object> row = row(place);
            if (place == 0) {
                table.highlightedRow(row.toArray());
            } else {
                table.row(row.toArray());
            }
        }
        return table.build();
    }

    private List<Object> row(int place) {
        CandidateScore candidate = candidates.get(place);
        return List.of(
                name(place),
                hyperparameters(candidate),
                candidate.share(),
                candidate.selectionLoss(),
                candidate.metrics().rocAuc(),
                candidate.metrics().averagePrecision(),
                candidate.metrics().logLoss());
    }
}
