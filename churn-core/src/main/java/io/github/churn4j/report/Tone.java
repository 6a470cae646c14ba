package io.github.churn4j.report;

/** What a note or a key figure wants of its reader. The word is printed too: colour is never the only sign. */
public enum Tone {
    /** Background to know. */
    INFO("Note"),
    /** As it should be. */
    GOOD("Good"),
    /** Look at this before relying on the result. */
    WARNING("Warning"),
    /** Do not rely on the result. */
    CRITICAL("Critical");

    private final String word;

    Tone(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    String css() {
        return switch (this) {
            case INFO -> "info";
            case GOOD -> "good";
            case WARNING -> "warning";
            case CRITICAL -> "critical";
        };
    }
}
