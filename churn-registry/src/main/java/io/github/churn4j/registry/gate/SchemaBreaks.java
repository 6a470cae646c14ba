package io.github.churn4j.registry.gate;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.Label;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.data.UnseenPolicy;
import io.github.churn4j.model.ChurnModel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What callers of one model trip over when another answers, feature by feature. Not thread-safe. */
final class SchemaBreaks {

    private final ChurnModel before;
    private final ChurnModel after;
    private final List<String> breaks = new ArrayList<>();

    SchemaBreaks(ChurnModel before, ChurnModel after) {
        this.before = before;
        this.after = after;
    }

    List<String> list() {
        for (Feature feature : before.schema().features()) {
            OptionalInt slot = after.schema().slotOf(feature.field());
            if (slot.isEmpty()) {
                add(feature, "is gone, and a request that sends it is refused");
            } else {
                compare(feature, after.schema().features().get(slot.getAsInt()));
            }
        }
        for (Feature feature : after.schema().features()) {
            boolean known = before.schema().slotOf(feature.field()).isPresent();
            if (!known && feature.missing() == MissingPolicy.REJECT) {
                add(feature, "is newly needed");
            }
        }
        tokens();
        outcomes();
        return List.copyOf(breaks);
    }

    private void add(Feature feature, String what) {
        breaks.add("'" + feature.column() + "' " + what);
    }

    private void compare(Feature old, Feature next) {
        if (old.getClass() != next.getClass()) {
            add(old, "was " + kind(old) + " and is " + kind(next));
            return;
        }
        if (old.missing() != MissingPolicy.REJECT && next.missing() == MissingPolicy.REJECT) {
            add(old, "may no longer be missing");
        }
        if (old instanceof NumericFeature a && next instanceof NumericFeature b) {
            numbers(a, b);
        } else {
            levels(old, next);
        }
    }

    private static String kind(Feature feature) {
        return feature instanceof NumericFeature
                ? "a number"
                : feature instanceof BinaryFeature ? "one of two levels" : "a category";
    }

    private void numbers(NumericFeature old, NumericFeature next) {
        if (next.min() > old.min() || next.max() < old.max()) {
            add(old, "takes less: " + next.expectation() + ", before " + old.expectation());
        }
        if (next.integer() && !old.integer()) {
            add(old, "must now be a whole number");
        }
        if (!next.unit().equals(old.unit())) {
            add(old, "counts \"" + next.unit() + "\", before \"" + old.unit() + "\"");
        }
    }

    private void levels(Feature old, Feature next) {
        List<String> gone = new ArrayList<>(levels(old));
        gone.removeAll(levels(next));
        if (!gone.isEmpty()) {
            add(old, "has lost the levels " + gone);
        }
        if (unseen(old) == UnseenPolicy.AS_MISSING && unseen(next) == UnseenPolicy.REJECT) {
            add(old, "refuses unseen levels");
        }
    }

    private static List<String> levels(Feature feature) {
        return feature instanceof CategoricalFeature category
                ? category.categories()
                : feature instanceof BinaryFeature binary ? List.of(binary.zero(), binary.one()) : List.of();
    }

    private static UnseenPolicy unseen(Feature feature) {
        return feature instanceof CategoricalFeature category
                ? category.unseen()
                : feature instanceof BinaryFeature binary ? binary.unseen() : UnseenPolicy.REJECT;
    }

    private void tokens() {
        List<String> gone = new ArrayList<>(before.schema().missingTokens());
        gone.removeAll(after.schema().missingTokens());
        if (!gone.isEmpty()) {
            breaks.add("the texts " + gone + " no longer stand for a missing value");
        }
    }

    private void outcomes() {
        same("label", label(before), label(after));
        same("name of who stays", before.decision().stays(), after.decision().stays());
        same("name of who leaves", before.decision().leaves(), after.decision().leaves());
    }

    private static String label(ChurnModel model) {
        return model.schema().label().map(Label::toString).orElse("none");
    }

    private void same(String what, String old, String next) {
        if (!old.equals(next)) {
            breaks.add("the " + what + " is " + next + ", before " + old);
        }
    }
}
