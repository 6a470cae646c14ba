package io.github.churn4j;

import io.github.churn4j.internal.io.Sha256;
import io.github.churn4j.model.ChurnModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bundle file, told changed by its size, time and identity, then by its SHA-256. A file that is still being copied
 * does not pass the bundle's checks; it is read again as soon as it looks different.
 */
final class BundleFileSource implements ModelSource {

    private static final int VERSION_LENGTH = 12;
    private static final int MOST_VERSIONS = 1_000;

    private final Path file;
    private volatile @Nullable Stamp seen;

    BundleFileSource(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

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
        Stamp now = stamp();
        if (now == null) {
            return Optional.empty();
        }
        if (known != null && now.equals(seen)) {
            return Optional.of(known);
        }
        ServedModel read = read(file);
        seen = now; // taken before reading: a change meanwhile shows at the next look
        return Optional.of(known != null && known.version().equals(read.version()) ? known : read);
    }

    private @Nullable Stamp stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        } catch (IOException e) {
            return null;
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
                .orElseThrow(() -> new ChurnException("there is no bundle of version '"
                        + version.codePoints()
                                .limit(60)
                                .filter(c -> c > ' ' && c < 127)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        + "' beside " + file + "; expected the first " + VERSION_LENGTH
                        + " hex digits of a bundle's SHA-256"));
    }

    private record Bundle(Path path, FileTime modified, String version) {}

    /** The bundles of the file's directory, the newest first. */
    private List<Bundle> bundles() {
        Path folder = Objects.requireNonNull(file.getParent(), "an absolute file has a directory");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".churn") && Files.isRegularFile(f))
                    .limit(MOST_VERSIONS)
                    .map(BundleFileSource::bundle)
                    .sorted(Comparator.comparing(Bundle::modified).reversed().thenComparing(b -> b.path.toString()))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new ChurnException(folder + " cannot be listed (" + e + ")", e);
        }
    }

    private static Bundle bundle(Path path) {
        try {
            return new Bundle(path, Files.getLastModifiedTime(path), version(Sha256.of(path)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
