package io.github.churn4j.registry;

/**
 * Who does something, and why: kept for ever beside what was done.
 *
 * @param actor 1 to 200 characters without control characters, such as {@code ci/retrain-42} or a mail address
 * @param reason up to 2,000 characters, line feeds allowed; may be empty
 */
public record Signoff(String actor, String reason) {

    private static final int LONGEST_ACTOR = 200;
    private static final int LONGEST_REASON = 2_000;

    public Signoff {
        actor = actor.strip();
        reason = reason.strip();
        if (actor.isEmpty() || actor.length() > LONGEST_ACTOR || actor.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the actor must be named in 1 to " + LONGEST_ACTOR + " characters without control characters");
        }
        if (reason.length() > LONGEST_REASON || reason.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            throw new IllegalArgumentException("the reason may have " + LONGEST_REASON
                    + " characters, and line feeds as the only control characters");
        }
    }
}
