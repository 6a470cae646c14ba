package io.github.churn4j.registry;

import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.CorruptObjectException;
import io.github.churn4j.registry.store.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The versions of models: numbered without gaps, so that the newest is found by galloping, O(log n) requests from the
 * newest known one, usually one. Thread-safe.
 */
final class VersionLog {

    private final ObjectStore store;
    private final Shelf shelf;
    private final TrustedKeys trusted;
    private final Map<String, Integer> known = new ConcurrentHashMap<>();

    VersionLog(ObjectStore store, Shelf shelf, TrustedKeys trusted) {
        this.store = store;
        this.shelf = shelf;
        this.trusted = trusted;
    }

    /** The newest number, 0 if there is no version. */
    int newest(String name) {
        int there = known.getOrDefault(name, 0);
        int step = 1;
        while (exists(name, there + step)) {
            there += step;
            step *= 2;
        }
        there = (int) LastHolding.between(there, there + step, number -> exists(name, (int) number));
        saw(name, there);
        return there;
    }

    /** Whether there is a version, without reading it. */
    boolean any(String name) {
        return known.containsKey(name) || exists(name, 1);
    }

    private boolean exists(String name, int number) {
        return store.stat(Layout.version(name, number)).isPresent();
    }

    private void saw(String name, int number) {
        if (number > 0) {
            known.merge(name, number, Math::max);
        }
    }

    /** A version, empty if there is none of that number. */
    Optional<VersionDocument> find(String name, int number) {
        return shelf.find(
                Layout.version(name, number),
                VersionDocument.class,
                bytes -> VersionDocument.read(bytes, name, number, trusted));
    }

    /** A version that must be there because a newer one is. */
    VersionDocument get(String name, int number) {
        return find(name, number)
                .orElseThrow(() -> new CorruptObjectException(Layout.version(name, number), "it is missing"));
    }

    /** A version that somebody asks for. */
    ModelVersion ask(String name, int number) {
        return find(name, number).map(VersionDocument::version).orElseThrow(() -> {
            int newest = newest(name);
            return new NotFoundException(
                    newest == 0
                            ? "there is no model \"" + name + "\" in " + store.description()
                            : name + " has no version " + number + ", its newest is " + newest);
        });
    }

    /** Stores a version's document; false if another one has its number. */
    boolean append(String name, int number, byte[] bytes) {
        String key = Layout.version(name, number);
        if (!store.putIfAbsent(key, Content.of(bytes))) {
            return false;
        }
        shelf.keep(key, VersionDocument.read(bytes, name, number, trusted), bytes);
        saw(name, number);
        return true;
    }

    /** Versions below a number, the newest first, their chain checked. */
    List<ModelVersion> list(String name, int before, int limit) {
        int first = Math.min(newest(name), before - 1);
        List<Integer> numbers = IntStream.iterate(first, number -> number >= 1, number -> number - 1)
                .limit(limit)
                .boxed()
                .toList();
        List<ModelVersion> versions = new ArrayList<>();
        String[] expected = {""};
        shelf.each(numbers, number -> Layout.version(name, number), number -> get(name, number), (number, document) -> {
            if (!versions.isEmpty() && !document.version().seal().equals(expected[0])) {
                throw new CorruptObjectException(
                        Layout.version(name, number), "the version after it names another seal: it was replaced");
            }
            expected[0] = document.previous();
            versions.add(document.version());
        });
        return versions;
    }

    /** The newest version that was there at an instant. */
    Optional<ModelVersion> asOf(String name, Instant instant) {
        int there = (int) LastHolding.between(
                0,
                newest(name) + 1,
                number -> !get(name, (int) number).version().published().isAfter(instant));
        return there == 0 ? Optional.empty() : Optional.of(get(name, there).version());
    }
}
