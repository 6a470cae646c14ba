package io.github.churn4j;

import io.github.churn4j.internal.io.Sha256;
import io.github.churn4j.model.ChurnModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bundle file, told changed by its size, time and identity, then by its SHA-256. A file that is still being copied
 * does not pass the bundle's checks; it is read again at the next look. Thread-safe.
 */
final class BundleFileSource implements ModelSource {

    private static final int VERSION_LENGTH = 12;
    private static final int MOST_VERSIONS = 1_000;
    private static final int LONGEST_ECHO = 60;
    // Clocks of file systems tick slowly: a file written just now may change again without looking different.
    private static final long SETTLING_MILLIS = 3_000;

    private final Path file;
    private final Clock clock;
    private volatile @Nullable Seen seen;

    BundleFileSource(Path file) {
        this(file, Clock.systemUTC());
    }

    BundleFileSource(Path file, Clock clock) {
        this.file = file.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /** What the file looked like when it held that version. */
    private record Seen(Stamp stamp, String version) {}

    /** What a file looks like from outside. */
    private record Stamp(
            long size, FileTime modified, @Nullable Object key) {}

    static String version(String sha256) {
        return sha256.substring(0, VERSION_LENGTH);
    }

    @Override
    public String description() {
        return "the bundle " + file;
    }

    @Override
    public Optional<ServedModel> current(@Nullable ServedModel known) {
        long time = clock.millis();
        Stamp now = stamp();
        if (now == null) {
            return Optional.empty();
        }
        if (known != null && (now.equals(stampOf(known)) || holds(known))) {
            remember(now, known, time);
            return Optional.of(known);
        }
        ServedModel read = read(file);
        remember(now, read, time); // the stamp was taken before reading: a change meanwhile shows at the next look
        return Optional.of(read);
    }

    private @Nullable Stamp stampOf(ServedModel model) {
        Seen before = seen;
        return before != null && before.version.equals(model.version()) ? before.stamp : null;
    }

    private void remember(Stamp stamp, ServedModel model, long time) {
        boolean settled = Math.abs(time - stamp.modified.toMillis()) > SETTLING_MILLIS;
        seen = settled ? new Seen(stamp, model.version()) : null;
    }

    /** Whether the file's content is that model: touched or copied again, it need not be read again. */
    private boolean holds(ServedModel model) {
        try {
            return Files.isRegularFile(file) && model.model().sha256().equals(Sha256.of(file));
        } catch (IOException e) {
            return false; // reading it tells why
        }
    }

    private @Nullable Stamp stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new ChurnException(file + " cannot be looked at (" + e + "); check its directory's permissions", e);
        }
    }

    private static ServedModel read(Path bundle) {
        ChurnModel model = ChurnModel.read(bundle);
        return new ServedModel(model, version(model.sha256()), String.valueOf(bundle.getFileName()));
    }

    @Override
    public List<String> versions() {
        return bundles().stream().map(Bundle::version).distinct().toList();
    }

    @Override
    public ServedModel load(String version) {
        return bundles().stream()
                .filter(b -> b.version.equals(version))
                .findFirst()
                .map(b -> read(b.path))
                .filter(m -> m.version().equals(version))
                .orElseThrow(() -> new ChurnException("there is no bundle of version '" + harmless(version)
                        + "' beside " + file + "; expected the first " + VERSION_LENGTH
                        + " hex digits of a bundle's SHA-256"));
    }

    /** As much of a caller's text as a message may repeat. */
    static String harmless(String text) {
        return text.codePoints()
                .limit(LONGEST_ECHO)
                .filter(c -> c > ' ' && c < 127)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private record Bundle(Path path, FileTime modified, String version) {}

    /** The file and the other bundles of its directory, the newest first. */
    private List<Bundle> bundles() {
        Path folder = Objects.requireNonNull(file.getParent(), "an absolute file has a directory");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.equals(file) || f.toString().endsWith(".churn"))
                    .filter(Files::isRegularFile)
                    .limit(MOST_VERSIONS)
                    .flatMap(BundleFileSource::bundle)
                    .sorted(Comparator.comparing(Bundle::modified).reversed().thenComparing(b -> b.path.toString()))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ChurnException(folder + " cannot be listed (" + e + ")", e);
        }
    }

    private static Stream<Bundle> bundle(Path path) {
        try {
            return Stream.of(new Bundle(path, Files.getLastModifiedTime(path), version(Sha256.of(path))));
        } catch (IOException e) {
            return Stream.empty(); // removed meanwhile or not ours to read: it could not be loaded either
        }
    }
}
