package io.github.churn4j.registry;

import io.github.churn4j.internal.io.Sha256;
import io.github.churn4j.registry.store.CorruptObjectException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The newest event seen of each model, also by registries before this one where there is a cache: a history that has
 * become shorter, or another one, was rewritten. Thread-safe.
 */
final class SeenHeads {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}) ([0-9a-f]{64})\n");
    private static final int LONGEST = 100;

    private final @Nullable LocalCache cache;
    private final Map<String, Head> heads = new HashMap<>();

    SeenHeads(@Nullable LocalCache cache) {
        this.cache = cache;
    }

    private record Head(long sequence, String seal) {}

    /** Sequence number of the newest event seen, 0 for none. */
    synchronized long lastSeen(String name) {
        return head(name).map(Head::sequence).orElse(0L);
    }

    /** Refuses a newest event that is older than one seen. */
    void check(String name, long seen, long sequence) {
        if (sequence < seen) {
            throw rewritten(
                    name,
                    sequence == 0 ? "there is no event" : "the newest event is " + sequence,
                    "event " + seen + " was seen");
        }
    }

    /** Takes note of a newest event; refuses one that is not what was seen, or does not follow it. */
    synchronized void saw(EventDocument document) {
        RegistryEvent event = document.event();
        Optional<Head> seen = head(event.name());
        if (seen.isPresent()) {
            long known = seen.get().sequence();
            String seal = seen.get().seal();
            boolean other = known == event.sequence() && !seal.equals(event.seal());
            boolean astray = known + 1 == event.sequence() && !seal.equals(document.previous());
            if (other || astray) {
                throw rewritten(event.name(), "event " + known + " is another one", "seal " + seal + " was seen");
            }
            if (known >= event.sequence()) {
                return;
            }
        }
        heads.put(event.name(), new Head(event.sequence(), event.seal()));
        if (cache != null) {
            cache.put(
                    key(event.name()),
                    (event.sequence() + " " + event.seal() + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private Optional<Head> head(String name) {
        Head head = heads.get(name);
        if (head == null && cache != null) {
            head = cache.get(key(name), LONGEST).flatMap(SeenHeads::parse).orElse(null);
            if (head != null) {
                heads.put(name, head);
            }
        }
        return Optional.ofNullable(head);
    }

    private static Optional<Head> parse(byte[] bytes) {
        Matcher form = FORM.matcher(new String(bytes, StandardCharsets.US_ASCII));
        return form.matches() ? Optional.of(new Head(Long.parseLong(form.group(1)), form.group(2))) : Optional.empty();
    }

    private static String key(String name) {
        return "heads/" + Sha256.of(name.getBytes(StandardCharsets.UTF_8)) + ".txt";
    }

    private CorruptObjectException rewritten(String name, String found, String expected) {
        return new CorruptObjectException(
                Layout.events(name),
                "history was rewritten: " + found + ", but " + expected
                        + (cache == null
                                ? ""
                                : "; if the registry was made anew on purpose, delete " + cache.folder()));
    }
}
