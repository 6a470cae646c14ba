package io.github.churn4j.drift.report;

import static io.github.churn4j.drift.report.Words.COUNT;
import static io.github.churn4j.drift.report.Words.level;

import io.github.churn4j.drift.Correction;
import io.github.churn4j.drift.DriftReport;
import io.github.churn4j.drift.SampleFacts;
import io.github.churn4j.report.Html;
import io.github.churn4j.report.Section;
import java.util.ArrayList;
import java.util.List;

/** How it was tested, and what no such test can see. */
final class LimitsPart {

    private LimitsPart() {}

    static Section method(DriftReport report) {
        List<Html> lines = new ArrayList<>();
        lines.add(Html.join(Html.text("Reference: "), facts(report.reference())));
        lines.add(Html.join(Html.text("Current: "), facts(report.current())));
        lines.add(Html.text(COUNT.format((double) report.judged()) + " tests were judged together at a level of "
                + level(report.alpha()) + ". " + meaning(report.correction())));
        lines.add(Html.text("Overall: " + report.policy() + "."));
        return Section.of("How it was tested").with(Html.list(lines.toArray(Html[]::new)));
    }

    private static Html facts(SampleFacts facts) {
        StringBuilder text = new StringBuilder(", " + Words.count(facts.rows(), "row"));
        if (facts.refused() > 0) {
            text.append(", of which the schema refuses ").append(COUNT.format((double) facts.refused()));
        }
        if (facts.ragged() > 0) {
            text.append(", besides ")
                    .append(COUNT.format((double) facts.ragged()))
                    .append(" ragged ones");
        }
        return Html.join(
                Html.name(Words.brief(Words.place(facts.source()))),
                Html.text(text.append('.').toString()));
    }

    private static String meaning(Correction correction) {
        return switch (correction) {
            case BONFERRONI ->
                "By Bonferroni's correction that is the largest chance of any false alarm in the whole report.";
            case BENJAMINI_HOCHBERG ->
                "By Benjamini and Hochberg's correction at most that share of the alarms is false in the long run.";
            case NONE ->
                "Each test was judged on its own: of many stable features about that share is called drift by chance.";
        };
    }

    static Section limits(DriftReport report) {
        List<Html> lines = new ArrayList<>(
                List.of(
                        limit(
                                "What customers come to do.",
                                " The same customers may begin to leave for other reasons (concept drift). No feature moves, so no"
                                        + " test here sees it, and estimated performance does not either. Only outcomes tell: bring"
                                        + " feedback."),
                        limit(
                                "Changes too small for this number of customers.",
                                " Of more customers smaller ones show."),
                        limit(
                                "Whether a change matters.",
                                " With many customers a change shows long before it does harm. Read the effect, the importance and"
                                        + " the scores, not the p-value alone."),
                        limit(
                                "Why.",
                                " A season, a campaign, a new data source and a mistake in an export look alike here."),
                        limit(
                                "Customers that come in groups.",
                                " The tests take each row for a customer of its own. Repeated or related rows make them too strict.")));
        if (report.domain().isEmpty()) {
            lines.add(limit(
                    "Combinations.",
                    " Features are tested one by one. A classifier over all of them needs the reference's rows"
                            + " (churn.reference)."));
        }
        return Section.of("What these tests cannot see").with(Html.list(lines.toArray(Html[]::new)));
    }

    private static Html limit(String what, String why) {
        return Html.join(Html.strong(what), Html.text(why));
    }
}
