package io.github.churn4j.registry;

import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.Keys;
import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** A store in memory whose time the test sets, and every step of which a test can hold up. */
class MemoryStore implements ObjectStore {

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Entry(byte[] bytes, Instant modified) {}

    private final ConcurrentSkipListMap<String, Entry> objects = new ConcurrentSkipListMap<>();
    private final Supplier<Instant> clock;
    private final Runnable step;

    MemoryStore(Supplier<Instant> clock, Runnable step) {
        this.clock = clock;
        this.step = step;
    }

    @Override
    public String description() {
        return "memory";
    }

    @Override
    public boolean putIfAbsent(String key, Content content) {
        step.run();
        try (InputStream in = content.open()) {
            Entry entry = new Entry(in.readAllBytes(), clock.get());
            return objects.putIfAbsent(Keys.check(key), entry) == null;
        } catch (IOException e) {
            throw new StoreException("cannot read", e);
        }
    }

    @Override
    public Optional<byte[]> get(String key, int maxBytes) {
        step.run();
        return Optional.ofNullable(objects.get(key)).map(Entry::bytes);
    }

    @Override
    public Optional<InputStream> open(String key) {
        return get(key, Integer.MAX_VALUE).map(ByteArrayInputStream::new);
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        step.run();
        return Optional.ofNullable(objects.get(key))
                .map(entry -> new StoredObject(key, entry.bytes().length, entry.modified()));
    }

    @Override
    public Optional<String> first(String prefix) {
        return list(prefix, "", 1).stream().map(StoredObject::key).findFirst();
    }

    @Override
    public List<StoredObject> list(String prefix, String after, int limit) {
        step.run();
        return objects.tailMap(prefix, true).entrySet().stream()
                .takeWhile(each -> each.getKey().startsWith(prefix))
                .filter(each -> each.getKey().compareTo(after) > 0)
                .limit(limit)
                .map(each -> new StoredObject(
                        each.getKey(),
                        each.getValue().bytes().length,
                        each.getValue().modified()))
                .toList();
    }

    @Override
    public List<String> children(String prefix) {
        step.run();
        return objects.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()).split("/", -1)[0])
                .distinct()
                .toList();
    }

    @Override
    public boolean touch(String key) {
        step.run();
        return objects.computeIfPresent(key, (same, entry) -> new Entry(entry.bytes(), clock.get())) != null;
    }

    @Override
    public boolean delete(String key) { // no step: removing follows the look at the clock without a pause of a minute
        return objects.remove(key) != null;
    }
}
