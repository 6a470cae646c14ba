package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import io.github.churn4j.ModelSource;
import io.github.churn4j.ServedModel;
import io.github.churn4j.model.ChurnModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The model that a {@code .dvc} file names, from DVC's cache or remote without a working copy. The file is watched:
 * when it names another bundle, that one is fetched. Versions are the first twelve hex digits of a bundle's MD5, which
 * is checked, as are the bundle's own hashes; the last sixteen that were named can be loaded again. Thread-safe.
 */
public final class DvcModelSource implements ModelSource {

    private static final int VERSION_LENGTH = 12;
    private static final int REMEMBERED = 16;
    private static final int LARGEST_BUNDLE = 1 << 30;

    private final Path dvcFile;
    private final DataVersions versions;
    private final Map<String, TrackedOutput> named = Collections.synchronizedMap(new LinkedHashMap<>());

    private DvcModelSource(Path dvcFile, DataVersions versions) {
        this.dvcFile = dvcFile.toAbsolutePath().normalize();
        this.versions = versions;
    }

    /** Watches a {@code .dvc} file, with the remote that the configuration above it names. */
    public static DvcModelSource of(Path dvcFile) {
        Path folder =
                Objects.requireNonNull(dvcFile.toAbsolutePath().normalize().getParent(), "a file has a directory");
        return of(dvcFile, DataVersions.of(folder));
    }

    /**
     * Watches a {@code .dvc} file.
     *
     * @param versions where its contents come from
     */
    public static DvcModelSource of(Path dvcFile, DataVersions versions) {
        return new DvcModelSource(dvcFile, versions);
    }

    @Override
    public String description() {
        return "the model of " + dvcFile;
    }

    @Override
    public Optional<ServedModel> current(@Nullable ServedModel known) {
        Optional<TrackedOutput> output = output();
        if (output.isEmpty()) {
            return Optional.empty();
        }
        String version = version(output.get());
        return Optional.of(known != null && known.version().equals(version) ? known : read(output.get()));
    }

    private Optional<TrackedOutput> output() {
        if (!Files.isRegularFile(dvcFile)) {
            return Optional.empty();
        }
        try {
            DvcFile file = DvcFile.read(Tracked.text(dvcFile, DvcFile.LARGEST), dvcFile.toString());
            TrackedOutput output = file.outputs().get(0);
            if (file.outputs().size() != 1 || output.directory()) {
                throw new ChurnException(dvcFile + " does not track one model bundle alone");
            }
            output.refuseTextHash(dvcFile.toString());
            remember(output);
            return Optional.of(output);
        } catch (IOException e) {
            throw new ChurnException(dvcFile + " cannot be read (" + e + ")", e);
        }
    }

    private void remember(TrackedOutput output) {
        synchronized (named) {
            named.remove(version(output));
            named.put(version(output), output);
            if (named.size() > REMEMBERED) {
                named.remove(named.keySet().iterator().next());
            }
        }
    }

    private ServedModel read(TrackedOutput output) {
        ChurnModel model =
                ChurnModel.read(versions.bytes(output, LARGEST_BUNDLE), dvcFile + " (" + output.path() + ")");
        return new ServedModel(model, version(output), String.valueOf(dvcFile.getFileName()));
    }

    private static String version(TrackedOutput output) {
        return output.md5().substring(0, VERSION_LENGTH);
    }

    @Override
    public List<String> versions() {
        output();
        synchronized (named) {
            List<String> newestFirst = new ArrayList<>(named.keySet());
            Collections.reverse(newestFirst);
            return List.copyOf(newestFirst);
        }
    }

    @Override
    public ServedModel load(String version) {
        output();
        TrackedOutput output = named.get(version);
        if (output == null) {
            throw new ChurnException(dvcFile + " has not named a version \""
                    + version.replaceAll("[^0-9a-zA-Z]", "?").substring(0, Math.min(version.length(), 60))
                    + "\", expected one of " + versions());
        }
        return read(output);
    }
}
