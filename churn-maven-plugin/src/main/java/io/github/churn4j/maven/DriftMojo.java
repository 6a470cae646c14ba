package io.github.churn4j.maven;

import io.github.churn4j.drift.DriftReport;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.report.Finding;
import io.github.churn4j.maven.drift.CurrentChoice;
import io.github.churn4j.maven.drift.CurrentData;
import io.github.churn4j.maven.drift.DriftJob;
import io.github.churn4j.maven.drift.DriftRequest;
import io.github.churn4j.maven.drift.DriftSettings;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Compares current customers with those of a model: what drifted, how far, and how much it matters to the model. Takes them
 * from a CSV file, a database or the service's own prediction log, and writes drift.json, drift.html and outcome.json.
 */
@Mojo(name = "drift", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class DriftMojo extends ChurnMojo {

    /** The model bundle, or a version such as bank-churn@champion; default model.churn in the output directory. */
    @Parameter(property = "churn.model")
    private @Nullable String model;

    /** The registry of that version: a directory or s3://bucket/prefix; default the project's churn-registry. */
    @Parameter(property = "churn.registry")
    private @Nullable String registry;

    /** A CSV file of customers to compare with instead of the model's own profile; lets a classifier tell both apart. */
    @Parameter(property = "churn.reference")
    private @Nullable File reference;

    /** The CSV file of current customers; needs no label. */
    @Parameter(property = "churn.data")
    private @Nullable String data;

    /** The character between cells; "tab" for a tab. */
    @Parameter(property = "churn.separator", defaultValue = ",")
    private String separator = ",";

    /** The database of current customers, as its driver spells it; the driver is a dependency of the plugin. */
    @Parameter(property = "churn.jdbcUrl")
    private @Nullable String jdbcUrl;

    /** The database's user; the password is CHURN_JDBC_PASSWORD in the environment. */
    @Parameter(property = "churn.jdbcUser")
    private @Nullable String jdbcUser;

    /** The SELECT of current customers, a column for each feature. */
    @Parameter(property = "churn.query")
    private @Nullable String query;

    /** The directory of a service's prediction log. */
    @Parameter(property = "churn.journal")
    private @Nullable String journal;

    /** The first instant of the log that counts, such as 2026-01-31T12:00:00Z, or a date. */
    @Parameter(property = "churn.from")
    private @Nullable String from;

    /** The first instant of the log that does not count any more. */
    @Parameter(property = "churn.to")
    private @Nullable String to;

    /** The directory of the service's feedback, which tells who really left. */
    @Parameter(property = "churn.feedback")
    private @Nullable String feedback;

    /** What performance is told by, of a prediction log: day, week or month. */
    @Parameter(property = "churn.period", defaultValue = "day")
    private String period = "day";

    /** Whose rules to follow: churn4j, alibi-ks, alibi-chi2, alibi-tabular or evidently. */
    @Parameter(property = "churn.preset")
    private @Nullable String preset;

    /** Tests of every feature they fit, the others have none: ks, cvm, wasserstein, chi2, psi, js, missing, new. */
    @Parameter(property = "churn.tests")
    private @Nullable List<String> tests;

    /** Tests of numeric features and the score instead: ks, cvm, wasserstein, psi, js, missing, new. */
    @Parameter(property = "churn.numericTests")
    private @Nullable List<String> numericTests;

    /** Tests of binary and categorical features instead: chi2, psi, js, missing, new. */
    @Parameter(property = "churn.categoricalTests")
    private @Nullable List<String> categoricalTests;

    /** How tests are judged together: bonferroni, benjamini-hochberg or none; default that of the preset. */
    @Parameter(property = "churn.correction")
    private @Nullable String correction;

    /** The level of the tests, before correction; default that of the preset, 0.05. */
    @Parameter(property = "churn.alpha")
    private @Nullable Double alpha;

    /** The fewest customers and values on either side for a verdict; default that of the preset. */
    @Parameter(property = "churn.minimum")
    private @Nullable Integer minimum;

    /** Whether a classifier is to tell the two apart: auto, where churn.reference is given, true or false. */
    @Parameter(property = "churn.domainClassifier", defaultValue = "auto")
    private String domainClassifier = "auto";

    /** The numeric column that says what a customer is worth, for the revenue at risk. */
    @Parameter(property = "churn.valueColumn")
    private @Nullable String valueColumn;

    /** The column of a file or query that says who was contacted (yes, true, 1, contacted), for reached and saved. */
    @Parameter(property = "churn.contactedColumn")
    private @Nullable String contactedColumn;

    /** Fails where there is drift, after everything was written. */
    @Parameter(property = "churn.failOnDrift", defaultValue = "false")
    private boolean failOnDrift;

    /** Fails where there are too few customers for a verdict, after everything was written. */
    @Parameter(property = "churn.failOnInsufficientData", defaultValue = "false")
    private boolean failOnInsufficientData;

    /** Of the classifier. */
    @Parameter(property = "churn.seed", defaultValue = "42")
    private long seed;

    @Override
    void run() throws MojoFailureException {
        char between = Separator.of(separator);
        CurrentData current = new CurrentChoice(
                        data, between, jdbcUrl, jdbcUser, query, journal, from, to, feedback, period)
                .choose(base(), settings());
        DriftSettings how = new DriftSettings(
                preset,
                TableMojo.trimmed(tests),
                TableMojo.trimmed(numericTests),
                TableMojo.trimmed(categoricalTests),
                correction,
                alpha,
                minimum,
                seed);
        DriftRequest request = new DriftRequest(
                current,
                Optional.ofNullable(reference).map(File::toPath),
                between,
                how.options(),
                Properties.oneOf(
                        DriftRequest.DomainClassifier.class, "churn.domainClassifier", domainClassifier.strip()),
                given(valueColumn),
                given(contactedColumn));
        DriftReport report = DriftJob.run(choose(model, registry).load(this::print), request, output(), this::print);
        boolean fails = report.verdict() == Verdict.DRIFT && failOnDrift
                || report.verdict() == Verdict.INSUFFICIENT_DATA && failOnInsufficientData;
        if (fails) {
            throw new MojoFailureException(Finding.of(report) + " See " + output().resolve(DriftJob.PAGE));
        }
    }

    private static Optional<String> given(@Nullable String column) {
        return Optional.ofNullable(column).map(String::strip).filter(name -> !name.isEmpty());
    }
}
