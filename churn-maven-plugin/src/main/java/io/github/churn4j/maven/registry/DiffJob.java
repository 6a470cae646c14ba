package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.ModelReference;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.ModelVersion;
import io.github.churn4j.registry.VersionDiff;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Tells how two versions differ, section by section. */
public final class DiffJob {

    private static final int WIDEST = 60;
    private static final Pattern LONG_FIGURE = Pattern.compile("-?[0-9]+\\.[0-9]{7,}(E-?[0-9]+)?");

    private DiffJob() {}

    /**
     * Runs the job.
     *
     * @param name the model, where a reference does not name one
     * @param from as the user wrote it: a number, an alias, {@code latest}, or with a name before it
     * @throws io.github.churn4j.ChurnException if one of them is not there
     */
    public static VersionDiff run(
            ModelRegistry registry, String name, String from, String to, Consumer<String> console) {
        ModelReference before = Which.of(name, from, "churn.from");
        ModelReference after = Which.of(name, to, "churn.to");
        VersionDiff diff = registry.diff(before, after);
        console.accept(line("from", diff.from()));
        console.accept(line("to  ", diff.to()));
        if (diff.from().sha256().equals(diff.to().sha256())) {
            console.accept("The same bundle, sha256 " + diff.to().sha256());
            return diff;
        }
        List<String> sections = diff.changes().stream()
                .map(VersionDiff.Change::section)
                .distinct()
                .toList();
        sections.forEach(section -> tell(diff, section, console));
        if (sections.isEmpty()) {
            console.accept("No difference that is told apart");
        }
        return diff;
    }

    private static String line(String which, ModelVersion version) {
        return which + "  " + version.reference() + ", " + Texts.time(version.published()) + " by "
                + version.signoff().actor() + ", " + version.summary().algorithm() + ", sha256 "
                + Texts.shortened(version.sha256());
    }

    private static void tell(VersionDiff diff, String section, Consumer<String> console) {
        TextTable table = TextTable.of(section, ">before", ">after", ">change");
        diff.changes().stream()
                .filter(change -> change.section().equals(section))
                .forEach(change -> table.row(
                        change.item(), shortened(change.before()), shortened(change.after()), difference(change)));
        console.accept("");
        table.lines().forEach(console);
    }

    /** Of two numbers; nothing otherwise. */
    private static String difference(VersionDiff.Change change) {
        try {
            double difference = Double.parseDouble(change.after()) - Double.parseDouble(change.before());
            return Double.isFinite(difference) ? String.format(Locale.ROOT, "%+.6g", difference) : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private static String shortened(String text) {
        String told = text.isEmpty() ? "-" : rounded(text);
        return told.length() <= WIDEST ? told : told.substring(0, WIDEST - 1) + "…";
    }

    /** Sixteen digits of a figure tell no more than six. */
    private static String rounded(String text) {
        return LONG_FIGURE.matcher(text).matches()
                ? String.format(Locale.ROOT, "%.6g", Double.parseDouble(text))
                : text;
    }
}
