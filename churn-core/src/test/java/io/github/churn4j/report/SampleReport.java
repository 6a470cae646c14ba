package io.github.churn4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A page with every chart, filled with made-up numbers of the size a churn model brings. */
final class SampleReport {
    private static final ValueFormat THREE = ValueFormat.decimals(3);
    private static final ValueFormat FOUR = ValueFormat.decimals(4);

    private SampleReport() {}

    static HtmlReport report() {
        return HtmlReport.titled("Bank customers who leave")
                .kicker("Training report")
                .subtitle("The chosen model finds nine in ten leavers among the first fifth of customers, and its"
                        + " probabilities can be read as they stand.")
                .fact("Data", "BankChurners.csv")
                .fact("Rows", "10,127")
                .fact("Held out", "2,026")
                .fact("Seed", "42")
                .fact("Model", "gradient boosting, 300 trees")
                .keyFigure(key("ROC AUC", 0.9932, 0.9901, 0.9956, "0.5000 by chance"))
                .keyFigure(key("Average precision", 0.9711, 0.9602, 0.9794, "0.1607 by chance"))
                .keyFigure(key("Log loss", 0.0812, 0.0710, 0.0925, "0.4412 base rate"))
                .keyFigure(KeyFigure.of("Top-decile lift", "6.1×")
                        .interval("95% interval 5.9\u00a0–\u00a06.2")
                        .baseline("Baseline 1.0×"))
                .keyFigure(KeyFigure.of("Calibration error", 0.0062, FOUR)
                        .interval("15 bins of equal mass")
                        .tone(Tone.GOOD))
                .keyFigure(KeyFigure.of("Rows with missing values", "1,112").tone(Tone.WARNING))
                .lead(Note.of(
                        Tone.WARNING,
                        "Two columns were left out",
                        "Naive_Bayes_Classifier_… are the answers of another model and would leak the label."))
                .section(ranking())
                .section(decisions())
                .section(probabilities())
                .section(features())
                .section(drift())
                .section(hostile())
                .footer("Made by churn4j from made-up numbers.")
                .build();
    }

    private static KeyFigure key(String label, double value, double lower, double upper, String baseline) {
        return KeyFigure.of(label, value, FOUR)
                .interval("95% interval " + FOUR.interval(lower, upper))
                .baseline("Baseline " + baseline);
    }

    private static Section ranking() {
        Axis falseAlarms = Axis.share("False-positive rate");
        LineChart roc = LineChart.of(falseAlarms, Axis.share("True-positive rate"))
                .square()
                .diagonal()
                .with(curve("Gradient boosting", 0.055, 0.03))
                .with(curve("Logistic regression", 0.21, 0))
                .mark(0.021, 0.808, "Threshold 0.31");
        LineChart gain = LineChart.of(Axis.share("Customers contacted"), Axis.share("Leavers reached"))
                .square()
                .diagonal()
                .with(gainCurve());
        DotPlot candidates = DotPlot.of(Axis.of("Average precision, cross-validated", THREE))
                .dot("Gradient boosting, 300 trees, depth 6", 0.971, 0.962, 0.979)
                .dot("Gradient boosting, 100 trees, depth 4", 0.966, 0.955, 0.975)
                .dot("Random forest, 500 trees", 0.941, 0.928, 0.953)
                .dot("Classification tree, depth 8", 0.842, 0.815, 0.866)
                .dot("Logistic regression, L2", 0.781, 0.756, 0.806)
                .highlight("Gradient boosting, 300 trees, depth 6")
                .reference(0.161, "Base rate");
        LineChart history = LineChart.of(Axis.of("Boosting round", ValueFormat.integer()), Axis.of("Log loss", THREE))
                .with(learning("Training", 0.42, 0.02, 0.022))
                .with(learning("Validation", 0.42, 0.08, 0.020))
                .verticalLine(212, "Stopped at 212");
        return Section.of("Ranking customers")
                .paragraph("How well the score puts those who left before those who stayed. All figures are of rows the"
                        + " model was not fitted on; bands are 95% bootstrap intervals.")
                .with(FigureRow.of(
                        Figure.of("Nearly all leavers before the first false alarms", roc)
                                .subtitle("ROC curve, 2,026 held-out customers"),
                        Figure.of("Nine in ten leavers in the first fifth", gain)
                                .subtitle("Cumulative gain, customers by falling score")))
                .with(Figure.of("Boosted trees lead; their size matters little", candidates)
                        .subtitle("Five-fold cross-validation, 95% intervals")
                        .remark("The champion is the simplest candidate within one standard error of the best."))
                .with(Figure.of("Validation loss flattens after 200 rounds", history)
                        .subtitle("Log loss per boosting round"));
    }

    private static Section decisions() {
        double[] edges = steps(0, 1, 25);
        double[] stayed = new double[25];
        double[] left = new double[25];
        for (int i = 0; i < 25; i++) {
            stayed[i] = Math.round(1100 * Math.exp(-i / 2.1) + 2);
            left[i] = Math.round(2 + 160 * Math.exp(-(24 - i) / 2.6));
        }
        ClassHistogram scores = ClassHistogram.of(
                        Axis.share("Predicted probability of leaving"), edges, "Stayed", stayed, "Left", left)
                .verticalLine(0.31, "Threshold 0.31");
        return Section.of(
                "Decisions",
                Html.paragraph(
                        Html.text("The threshold of "),
                        Html.strong("0.31"),
                        Html.text(" maximises expected profit; "),
                        Html.link("#probabilities", "probabilities are calibrated first"),
                        Html.text(".")),
                FigureRow.of(
                        Figure.of(
                                        "Nine in ten leavers are caught",
                                        ConfusionMatrixChart.of(
                                                "Existing Customer", "Attrited Customer", 1664, 36, 31, 295))
                                .subtitle("At the threshold, held-out customers"),
                        Figure.of("A single customer", Gauge.of(0.734, 0.4, 0.7))
                                .subtitle("Customer 768805383, scored as of the last month")),
                FigureRow.of(
                        Figure.of("The classes stand apart", scores.log()).subtitle("Counts, logarithmic"),
                        Figure.of("The same as shares of each class", scores.shares())),
                Details.of("All candidates and their figures", candidates()));
    }

    private static ReportTable candidates() {
        return ReportTable.captioned("Candidates, best first")
                .columns(
                        Column.text("Algorithm"),
                        Column.text("Hyperparameters"),
                        Column.number("ROC AUC", FOUR),
                        Column.number("Average precision", FOUR).bars(),
                        Column.number("Fit, s", ValueFormat.decimals(1)),
                        Column.text("Folds"))
                .highlightedRow("Gradient boosting", "300 trees, depth 6", 0.9932, 0.9711, 2.4, folds(0.97))
                .row("Random forest", "500 trees, depth 12", 0.9864, 0.9412, 9.1, folds(0.94))
                .row("Classification tree", "depth 8", 0.9433, 0.8421, 0.3, folds(0.84))
                .row("Logistic regression", "L2, C = 1", 0.9203, 0.7812, 0.2, folds(0.78))
                .row("Majority class", "", 0.5, 0.1607, Double.NaN, "")
                .cap(4)
                .build();
    }

    private static Html folds(double level) {
        return Sparkline.of(THREE, level, level - 0.012, level + 0.006, level - 0.004, level + 0.009)
                .inline("Average precision per fold");
    }

    private static Section probabilities() {
        List<CalibrationChart.Bin> after = new ArrayList<>();
        List<CalibrationChart.Bin> before = new ArrayList<>();
        double[] counts = {1480, 102, 61, 40, 33, 28, 31, 36, 55, 160};
        for (int i = 0; i < 10; i++) {
            double p = 0.02 + i * 0.106;
            double noise = 0.02 * Math.sin(i * 2.3);
            double half = 1.2 / Math.sqrt(counts[i]);
            double rate = Math.min(1, Math.max(0, p + noise));
            after.add(new CalibrationChart.Bin(p, rate, Math.max(0, rate - half), Math.min(1, rate + half), counts[i]));
            before.add(new CalibrationChart.Bin(p, p * p * (1.9 - 0.9 * p), Double.NaN, Double.NaN, counts[i]));
        }
        LineChart drift = LineChart.of(
                        Axis.of("Month", ValueFormat.integer()),
                        Axis.of("Log loss", THREE).fromZero())
                .with(Series.of("Log loss", new double[] {1, 2, 3, 4, 5, 6, 7, 8}, new double[] {
                            .081, .083, .079, Double.NaN, .088, .091, .104, .118
                        })
                        .band(
                                new double[] {.071, .073, .069, Double.NaN, .077, .080, .092, .104},
                                new double[] {.091, .093, .089, Double.NaN, .099, .102, .116, .132})
                        .dots())
                .with(Series.of("Base rate", new double[] {1, 2, 3, 4, 5, 6, 7, 8}, new double[] {
                            .16, .16, .161, .161, .165, .165, .17, .17
                        })
                        .step()
                        .quiet())
                .horizontalLine(0.11, "Alarm");
        return Section.of("Probabilities")
                .with(FigureRow.of(
                        Figure.of(
                                        "After calibration a probability means what it says",
                                        CalibrationChart.of("Calibrated", after).with("Raw score", before))
                                .subtitle("Ten bins; the area of a point is its number of customers"),
                        Figure.of("Loss over the months since", drift).subtitle("No labels arrived in month 4")));
    }

    private static Section features() {
        BarChart importance = BarChart.of(Axis.of("Loss in average precision when shuffled", THREE))
                .limit(10);
        String[] names = {
            "Total_Trans_Ct",
            "Total_Trans_Amt",
            "Total_Revolving_Bal",
            "Total_Ct_Chng_Q4_Q1",
            "Total_Relationship_Count",
            "Months_Inactive_12_mon",
            "Total_Amt_Chng_Q4_Q1",
            "Customer_Age",
            "Contacts_Count_12_mon",
            "Gender",
            "Credit_Limit",
            "Income_Category",
            "Education_Level"
        };
        double value = 0.34;
        for (String name : names) {
            double shown = name.equals("Gender") ? -0.004 : value;
            importance = importance.bar(name, shown, shown - 0.011, shown + 0.012);
            value *= 0.68;
        }
        ReportTable numbers = ReportTable.captioned("Numeric features")
                .columns(
                        Column.text("Feature"),
                        Column.number("Missing", ValueFormat.percent(1)),
                        Column.number("Median", ValueFormat.decimals(1)),
                        Column.number("Importance", THREE).bars(),
                        Column.number("Change", ValueFormat.percent(1).signed()))
                .row("Total_Trans_Ct", 0.0, 67, 0.34, 0.021)
                .row("Total_Trans_Amt", 0.0, 3899, 0.231, -0.084)
                .row("Total_Revolving_Bal", 0.012, 1276, 0.157, 0.0)
                .row("Gender_M", 0.0, Double.NaN, -0.004, Double.NaN)
                .build();
        return Section.of("Features")
                .with(Figure.of("How often and how much a customer buys says most", importance)
                        .subtitle("Permutation importance on held-out rows, ten shuffles, with standard deviations"))
                .with(numbers);
    }

    private static Section drift() {
        double[] edges = steps(20, 80, 20);
        double[] then = new double[20];
        double[] now = new double[20];
        for (int i = 0; i < 20; i++) {
            then[i] = 1000 * Math.exp(-Math.pow((i - 9) / 4.0, 2));
            now[i] = 140 * Math.exp(-Math.pow((i - 11.5) / 3.6, 2));
        }
        CategoryChart income = CategoryChart.of("Income_Category")
                .inGivenOrder()
                .category("Less than $40K", 0.352, 0.291)
                .category("$40K - $60K", 0.177, 0.171)
                .category("$60K - $80K", 0.138, 0.144)
                .category("$80K - $120K", 0.152, 0.198)
                .category("$120K +", 0.072, 0.101)
                .category("Unknown", 0.109, 0.095);
        CategoryChart cities = CategoryChart.of("City").limit(8);
        for (int i = 0; i < 60; i++) {
            cities = cities.category("City " + (i + 1), 0.12 * Math.pow(0.88, i), 0.11 * Math.pow(0.89, i));
        }
        return Section.of("Drift since training")
                .paragraph(
                        "Reference rows were held out when the model was fitted; current rows are those of last week.")
                .with(Note.of(Tone.CRITICAL, "Customer_Age has moved", "PSI 0.31 over 1,240 rows; the limit is 0.25."))
                .with(FigureRow.of(
                        Figure.of(
                                        "Customers are older than the model knows them",
                                        DistributionChart.of(
                                                Axis.of("Customer_Age, years", ValueFormat.integer()),
                                                edges,
                                                then,
                                                now))
                                .subtitle("PSI 0.31, KS 0.22"),
                        Figure.of("Higher incomes weigh more", income).subtitle("Income_Category, PSI 0.04")))
                .with(Figure.of("Cities are stable", cities).subtitle("60 categories, the smaller ones together"))
                .with(Note.of(Tone.GOOD, "", "12 of 14 features are stable."));
    }

    /** What real tables bring sooner or later. */
    private static Section hostile() {
        String script = "<script>alert('x')</script> ]]> & \"quoted\" 👩‍👩‍👧 عمر العميل";
        BarChart bars = BarChart.of(Axis.of("Effect on <margin> & odds", THREE))
                .bar(script, 1.2, 0.9, 1.5)
                .bar("A feature with a name so long that no chart could ever hope to show it whole in one line", -0.7)
                .bar("", Double.NaN)
                .bar("هذا اسم عمود طويل", 0.3);
        LineChart one = LineChart.of(Axis.of("x"), Axis.of("y"))
                .with(Series.of("A single point", new double[] {3}, new double[] {7}));
        LineChart constant = LineChart.of(Axis.of("Week"), Axis.of("Customers", ValueFormat.integer()))
                .low()
                .with(Series.of("Constant", new double[] {1, 2, 3}, new double[] {1.5e6, 1.5e6, 1.5e6})
                        .area());
        return Section.of("Hard cases <b>& names</b>")
                .paragraph("Nothing below may break the page: " + script)
                .with(Figure.of("Hostile names", bars))
                .with(FigureRow.of(
                        Figure.of("Nothing yet", LineChart.of(Axis.of("x"), Axis.of("y"))),
                        Figure.of("One point", one)))
                .with(FigureRow.of(
                        Figure.of("Constant values", constant),
                        Figure.of("No prediction", Gauge.of(Double.NaN, 0.4, 0.7))))
                .with(ReportTable.captioned("Names " + script)
                        .columns(Column.text("Column"), Column.number("Rows", ValueFormat.integer()))
                        .row(script, 10127)
                        .row(Html.name("\u202Eevil"), Double.NaN)
                        .build());
    }

    static double[] steps(double from, double to, int bins) {
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            edges[i] = from + (to - from) * i / bins;
        }
        return edges;
    }

    private static Series curve(String name, double power, double band) {
        int n = 2001;
        double[] xs = new double[n];
        double[] ys = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        SplittableRandom random = new SplittableRandom(1);
        double level = 0;
        for (int i = 0; i < n; i++) {
            xs[i] = i / (n - 1.0);
            level = Math.max(level, Math.pow(xs[i], power) - random.nextDouble() * 0.004);
            ys[i] = i == 0 ? 0 : level;
            low[i] = Math.max(0, ys[i] - band * (1 - xs[i]));
            high[i] = Math.min(1, ys[i] + band * (1 - xs[i]));
        }
        Series series = Series.of(name, xs, ys);
        return band > 0 ? series.band(low, high) : series;
    }

    private static Series gainCurve() {
        double[] xs = steps(0, 1, 20);
        double[] ys = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            ys[i] = Math.min(1, xs[i] <= 0.16 ? xs[i] * 5.6 : 1 - 0.1 * Math.exp(-(xs[i] - 0.16) * 14));
        }
        return Series.of("Gradient boosting", xs, ys).area();
    }

    private static Series learning(String name, double from, double to, double rate) {
        double[] xs = new double[300];
        double[] ys = new double[300];
        for (int i = 0; i < 300; i++) {
            xs[i] = i + 1;
            ys[i] = to + (from - to) * Math.exp(-i * rate);
        }
        return Series.of(name, xs, ys);
    }
}
