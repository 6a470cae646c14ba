package io.github.churn4j.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Writes down what people say of versions. */
final class Reviewer {

    private static final int MOST_TAGS = 100;
    private static final int LONGEST_TAG = 100;
    private static final int LONGEST_VALUE = 1_000;

    private final VersionLog versions;
    private final ReviewIndex reviews;
    private final Chronicler chronicler;

    Reviewer(VersionLog versions, ReviewIndex reviews, Chronicler chronicler) {
        this.versions = versions;
        this.reviews = reviews;
        this.chronicler = chronicler;
    }

    RegistryEvent approve(String name, int version, Signoff signoff) {
        return say(
                name,
                version,
                signoff,
                RegistryEvent.Kind.APPROVED,
                review -> new Review(Review.Status.APPROVED, review.tags()));
    }

    RegistryEvent reject(String name, int version, Signoff signoff) {
        return say(
                name,
                version,
                signoff,
                RegistryEvent.Kind.REJECTED,
                review -> new Review(Review.Status.REJECTED, review.tags()));
    }

    RegistryEvent tag(String name, int version, Map<String, String> tags, Signoff signoff) {
        tags.forEach(Reviewer::check);
        return say(name, version, signoff, RegistryEvent.Kind.TAGGED, review -> {
            Map<String, String> all = new TreeMap<>(review.tags());
            all.putAll(tags);
            all.values().removeIf(String::isEmpty);
            if (all.size() > MOST_TAGS) {
                throw new IllegalArgumentException(
                        name + "@" + version + " would have " + all.size() + " tags, up to " + MOST_TAGS + " fit");
            }
            return new Review(review.status(), all);
        });
    }

    private static void check(String tag, String value) {
        if (tag.isEmpty() || tag.length() > LONGEST_TAG || tag.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a tag has 1 to " + LONGEST_TAG + " characters without control characters");
        }
        if (value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("the value of tag \"" + tag + "\" has " + value.length()
                    + " characters, up to " + LONGEST_VALUE + " fit");
        }
    }

    private RegistryEvent say(
            String name, int version, Signoff signoff, RegistryEvent.Kind kind, UnaryOperator<Review> change) {
        ModelNames.checkVersion(version);
        versions.ask(name, version);
        return chronicler.append(name, signoff, OptionalLong.empty(), table -> {
            Review review = change.apply(reviews.after(name, version, table.sequence()));
            return new Change(
                    kind,
                    List.of(),
                    Optional.of(new RegistryEvent.Reviewed(version, review)),
                    List.of(),
                    false,
                    table.states());
        });
    }
}
