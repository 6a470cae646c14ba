package io.github.churn4j.registry;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.store.FileStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A registry of many versions and events, its documents written straight to files and not forced to the disk: what years of
 * publishing leave behind, in seconds. All versions are of one bundle. Version n is published n minutes after
 * {@link #START}, event n happens n seconds after it and points the champion at version 1 + n mod versions; every tenth
 * event tags a version instead.
 */
public final class LargeRegistry {

    public static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final Signoff WHO = new Signoff("ci@bank.example", "nightly training");
    private static final int TAG_EVERY = 10;

    private final Path root;
    private final ChurnModel model;
    private final Set<Path> made = new HashSet<>();

    private LargeRegistry(Path root, ChurnModel model) {
        this.root = root;
        this.model = model;
    }

    /** Writes it below an empty directory. */
    public static void write(Path root, ChurnModel model, int versions, int events) {
        LargeRegistry registry = new LargeRegistry(root, model);
        FileStore.open(root).putIfAbsent(Layout.blob(model.sha256()), BundleShelf.content(model));
        registry.writeVersions(versions);
        registry.writeEvents(events, versions);
    }

    /** The version an event's champion points at, tags leave it where it was. */
    public static int champion(long event, int versions) {
        long moved = event % TAG_EVERY == 0 ? event - 1 : event;
        return (int) (1 + moved % versions);
    }

    private void writeVersions(int count) {
        ModelSummary summary = Summaries.of(model);
        String previous = "";
        for (int number = 1; number <= count; number++) {
            ModelVersion version = new ModelVersion(
                    model.name(),
                    number,
                    model.sha256(),
                    model.size(),
                    START.plus(Duration.ofMinutes(number)),
                    WHO,
                    OptionalInt.empty(),
                    summary,
                    "",
                    Optional.empty());
            byte[] bytes = new VersionDocument(version, previous, nonce(number)).write(null);
            write(Layout.version(model.name(), number), bytes);
            previous = VersionDocument.read(bytes, model.name(), number, TrustedKeys.NONE)
                    .version()
                    .seal();
        }
    }

    private void writeEvents(int count, int versions) {
        String previous = "";
        Optional<RegistryEvent> before = Optional.empty();
        for (long sequence = 1; sequence <= count; sequence++) {
            RegistryEvent event = event(sequence, versions, AliasTable.after(before));
            byte[] bytes = new EventDocument(event, previous, nonce(sequence)).write(null);
            write(Layout.event(model.name(), sequence), bytes);
            event.review()
                    .ifPresent(reviewed -> write(
                            Layout.review(model.name(), reviewed.version(), event.sequence()), new byte[] {'{', '}'}));
            RegistryEvent written = EventDocument.read(bytes, model.name(), sequence, TrustedKeys.NONE)
                    .event();
            previous = written.seal();
            before = Optional.of(written);
        }
    }

    private RegistryEvent event(long sequence, int versions, AliasTable table) {
        boolean tags = sequence % TAG_EVERY == 0;
        int version = champion(sequence, versions);
        List<Move> moves = tags ? List.of() : List.of(Move.of(Alias.CHAMPION, version));
        return new RegistryEvent(
                model.name(),
                sequence,
                START.plus(Duration.ofSeconds(sequence)),
                tags ? RegistryEvent.Kind.TAGGED : RegistryEvent.Kind.PROMOTED,
                WHO,
                moves,
                tags
                        ? Optional.of(new RegistryEvent.Reviewed(
                                version, new Review(Review.Status.PENDING, Map.of("run", String.valueOf(sequence)))))
                        : Optional.empty(),
                List.of(),
                false,
                table.moved(moves, number -> model.sha256()),
                "",
                Optional.empty());
    }

    private static String nonce(long number) {
        return String.format("%032x", number);
    }

    private void write(String key, byte[] bytes) {
        Path file = root.resolve(key);
        Path folder = Objects.requireNonNull(file.getParent());
        try {
            if (made.add(folder)) {
                Files.createDirectories(folder);
            }
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
