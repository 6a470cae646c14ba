package io.github.churn4j.registry;

import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.CorruptObjectException;
import io.github.churn4j.registry.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** The chains of events: the newest is found by one request, and appended behind by put-if-absent. Thread-safe. */
final class EventLog {

    private static final byte[] MARKER = "{}\n".getBytes(StandardCharsets.US_ASCII);

    private static final int PAGE = 1_000;

    private final ObjectStore store;
    private final Shelf shelf;
    private final SeenHeads heads;
    private final TrustedKeys trusted;

    EventLog(ObjectStore store, Shelf shelf, SeenHeads heads, TrustedKeys trusted) {
        this.store = store;
        this.shelf = shelf;
        this.heads = heads;
        this.trusted = trusted;
    }

    /** Sequence number of the newest event, 0 if there is none. */
    long sequence(String name) {
        long seen = heads.lastSeen(name); // before asking: another thread may append meanwhile
        long sequence = store.first(Layout.events(name)).map(Layout::sequence).orElse(0L);
        if (sequence < 0) {
            sequence = firstEvent(name);
        }
        heads.check(name, seen, sequence);
        return sequence;
    }

    /** Behind keys that are no event's: a server may list what it has not finished writing, or somebody left a file. */
    private long firstEvent(String name) {
        List<ObjectStore.StoredObject> first = store.list(Layout.events(name), "", PAGE);
        long sequence = first.stream()
                .mapToLong(each -> Layout.sequence(each.key()))
                .filter(each -> each > 0)
                .findFirst()
                .orElse(0);
        if (sequence == 0 && first.size() == PAGE) {
            throw new CorruptObjectException(
                    first.get(0).key(), "it is no event's key, nor are the " + PAGE + " behind it");
        }
        return sequence;
    }

    /** The newest event. */
    Optional<EventDocument> newest(String name) {
        long sequence = sequence(name);
        if (sequence == 0) {
            return Optional.empty();
        }
        EventDocument newest = shelf.findInStore(
                        Layout.event(name, sequence),
                        EventDocument.class,
                        bytes -> EventDocument.read(bytes, name, sequence, trusted))
                .orElseThrow(() -> missing(name, sequence));
        heads.saw(newest);
        return Optional.of(newest);
    }

    /** The newest event that was seen, without asking the store. */
    Optional<EventDocument> lastSeen(String name) {
        long sequence = heads.lastSeen(name);
        return sequence == 0
                ? Optional.empty()
                : shelf.findHere(
                        Layout.event(name, sequence),
                        EventDocument.class,
                        bytes -> EventDocument.read(bytes, name, sequence, trusted));
    }

    /** An event, empty if it has not happened. */
    Optional<EventDocument> find(String name, long sequence) {
        return shelf.find(
                Layout.event(name, sequence),
                EventDocument.class,
                bytes -> EventDocument.read(bytes, name, sequence, trusted));
    }

    /** An event that must be there because a newer one is. */
    EventDocument get(String name, long sequence) {
        return find(name, sequence).orElseThrow(() -> missing(name, sequence));
    }

    private static CorruptObjectException missing(String name, long sequence) {
        return new CorruptObjectException(Layout.event(name, sequence), "it is missing");
    }

    /**
     * Appends an event; empty if another one has its number.
     *
     * @param bytes its document
     */
    Optional<RegistryEvent> append(RegistryEvent event, byte[] bytes) {
        String name = event.name();
        long sequence = event.sequence();
        event.review()
                .ifPresent(reviewed ->
                        store.putIfAbsent(Layout.review(name, reviewed.version(), sequence), Content.of(MARKER)));
        String key = Layout.event(name, sequence);
        if (!store.putIfAbsent(key, Content.of(bytes))) {
            return Optional.empty();
        }
        EventDocument written = EventDocument.read(bytes, name, sequence, trusted);
        shelf.keep(key, written, bytes);
        heads.saw(written);
        return Optional.of(written.event());
    }

    /** Events below a sequence number, the newest first, their chain checked. */
    List<RegistryEvent> list(String name, long before, int limit) {
        long first = Math.min(sequence(name), before - 1);
        List<Long> sequences = LongStream.iterate(first, sequence -> sequence >= 1, sequence -> sequence - 1)
                .limit(limit)
                .boxed()
                .toList();
        List<RegistryEvent> events = new ArrayList<>();
        String[] expected = {""};
        shelf.each(
                sequences,
                sequence -> Layout.event(name, sequence),
                sequence -> get(name, sequence),
                (sequence, document) -> {
                    if (!events.isEmpty() && !document.event().seal().equals(expected[0])) {
                        throw new CorruptObjectException(
                                Layout.event(name, sequence),
                                "the event after it names another seal: history was rewritten");
                    }
                    expected[0] = document.previous();
                    events.add(document.event());
                });
        return events;
    }

    /** The last event that had happened at an instant. */
    Optional<RegistryEvent> asOf(String name, Instant instant) {
        long happened = LastHolding.between(
                0,
                sequence(name) + 1,
                sequence -> !get(name, sequence).event().time().isAfter(instant));
        return happened == 0
                ? Optional.empty()
                : Optional.of(get(name, happened).event());
    }
}
