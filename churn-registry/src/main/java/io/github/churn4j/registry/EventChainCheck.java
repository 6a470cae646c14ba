package io.github.churn4j.registry;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the events of one model, told one after another from the first on, and does again what each says was done. Behind
 * an event that is missing or cannot be read only what needs no memory of it is checked.
 */
final class EventChainCheck {

    private final String name;
    private final Map<Integer, ModelVersion> versions;
    private final Set<String> reviewMarkers;
    private final Findings findings;
    private final AliasHistory history = new AliasHistory();
    private final Map<Integer, Review> reviews = new HashMap<>();

    private long last;
    private Optional<RegistryEvent> before = Optional.empty();
    private Instant time = Instant.MIN;
    private boolean whole = true;

    EventChainCheck(String name, Map<Integer, ModelVersion> versions, Set<String> reviewMarkers, Findings findings) {
        this.name = name;
        this.versions = versions;
        this.reviewMarkers = reviewMarkers;
        this.findings = findings;
    }

    /**
     * The next event there is.
     *
     * @param document empty if it cannot be read
     */
    void next(long sequence, Optional<EventDocument> document) {
        if (sequence != last + 1) {
            whole = false;
            before = Optional.empty();
            findings.add(
                    Layout.event(name, last + 1),
                    sequence == last + 2
                            ? "it is missing"
                            : "it is missing, and so are those behind it up to event " + (sequence - 1));
        }
        document.ifPresentOrElse(this::check, () -> whole = false);
        before = document.map(EventDocument::event);
        last = sequence;
    }

    private void check(EventDocument document) {
        RegistryEvent event = document.event();
        String key = Layout.event(name, event.sequence());
        boolean first = event.sequence() == 1;
        if ((first || before.isPresent())
                && !document.previous().equals(before.map(RegistryEvent::seal).orElse(""))) {
            findings.add(key, "it names another seal for the event before it: history was rewritten");
        }
        if (event.time().isBefore(time)) {
            findings.add(key, "it happened at " + event.time() + ", before the event before it");
        } else {
            time = event.time();
        }
        checkMoves(event, key);
        checkReview(event, key);
        if ((first || before.isPresent()) && !follows(event)) {
            findings.add(key, "where it says the aliases point does not follow from the events");
        }
        history.add(event);
        event.review().ifPresent(reviewed -> reviews.put(reviewed.version(), reviewed.review()));
    }

    private void checkMoves(RegistryEvent event, String key) {
        for (Move move : event.moves()) {
            move.version().ifPresent(number -> {
                if (!versions.containsKey(number)) {
                    findings.add(
                            key,
                            "it moves \"" + move.alias() + "\" to version " + number
                                    + ", which is not there or cannot be read");
                } else if (!event.forced() && isRejected(number)) {
                    findings.add(
                            key,
                            "it moves \"" + move.alias() + "\" to version " + number
                                    + ", which was rejected, and was not forced");
                }
            });
        }
        if (!event.forced() && event.evidence().stream().anyMatch(result -> !result.passed())) {
            findings.add(key, "a gate failed, and it was not forced");
        }
        event.aliases().forEach((alias, state) -> {
            ModelVersion version = versions.get(state.version());
            if (version != null && !version.sha256().equals(state.sha256())) {
                findings.add(key, "\"" + alias + "\" points at version " + state.version() + " with another SHA-256");
            }
        });
    }

    private void checkReview(RegistryEvent event, String key) {
        event.review().ifPresent(reviewed -> {
            if (!versions.containsKey(reviewed.version())) {
                findings.add(
                        key, "it is about version " + reviewed.version() + ", which is not there or cannot be read");
            }
            String marker = Layout.review(name, reviewed.version(), event.sequence());
            if (!reviewMarkers.contains(marker)) {
                findings.add(marker, "it is missing, so that " + key + " is overlooked");
            }
            if (whole && !said(event.kind(), reviewed)) {
                findings.add(key, "what it says of version " + reviewed.version() + " does not follow from the events");
            }
        });
    }

    private boolean said(RegistryEvent.Kind kind, RegistryEvent.Reviewed reviewed) {
        Review old = reviews.getOrDefault(reviewed.version(), Review.NONE);
        Review now = reviewed.review();
        return switch (kind) {
            case APPROVED ->
                now.status() == Review.Status.APPROVED && now.tags().equals(old.tags());
            case REJECTED ->
                now.status() == Review.Status.REJECTED && now.tags().equals(old.tags());
            case TAGGED -> now.status() == old.status();
            case PROMOTED, ROLLED_BACK -> false;
        };
    }

    private boolean isRejected(int version) {
        return whole && reviews.getOrDefault(version, Review.NONE).status() == Review.Status.REJECTED;
    }

    /** Whether the event's table of aliases is what the one before it becomes by what was done. */
    private boolean follows(RegistryEvent event) {
        AliasTable table = AliasTable.after(before);
        return switch (event.kind()) {
            case PROMOTED ->
                event.review().isEmpty()
                        && !event.moves().isEmpty()
                        && table.moved(event.moves(), number -> sha256(number, event))
                                .equals(event.aliases());
            case ROLLED_BACK -> event.review().isEmpty() && rolledBack(event, table);
            case APPROVED, REJECTED, TAGGED ->
                event.review().isPresent()
                        && event.moves().isEmpty()
                        && table.states().equals(event.aliases());
        };
    }

    /** Of a version that cannot be read, what the event says is taken for right: the version is a problem of its own. */
    private String sha256(int number, RegistryEvent event) {
        ModelVersion version = versions.get(number);
        return version != null
                ? version.sha256()
                : event.aliases().values().stream()
                        .filter(state -> state.version() == number)
                        .map(AliasState::sha256)
                        .findFirst()
                        .orElse("");
    }

    private boolean rolledBack(RegistryEvent event, AliasTable table) {
        if (event.moves().size() != 1) {
            return false;
        }
        Alias alias = event.moves().get(0).alias();
        AliasState now = table.states().get(alias);
        if (now == null) {
            return false;
        }
        if (!whole) { // where it pointed before is not known for sure
            AliasState state = event.aliases().get(alias);
            return state != null && table.returned(alias, state).equals(event.aliases());
        }
        return history.before(alias, now, this::isRejected)
                .map(target -> table.returned(alias, target).equals(event.aliases())
                        && event.moves().equals(List.of(Move.of(alias, target.version()))))
                .orElse(false);
    }

    /** Sequence number and seal of the newest event, for safe-keeping. */
    String head() {
        return last == 0
                ? "no event"
                : "event " + last + " " + before.map(RegistryEvent::seal).orElse("unreadable");
    }
}
