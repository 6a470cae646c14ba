package io.github.churn4j.registry.dvc;

import io.github.churn4j.model.DataVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a data file is a version that can be named.
 *
 * @param state of the file
 * @param version its version where it matches, else empty
 * @param message what to tell where it differs, else empty
 */
public record TrackedData(State state, Optional<DataVersion> version, String message) {

    static TrackedData of(Path file) throws IOException {
        Path dvcFile = Tracked.dvcFile(file);
        if (!Files.isRegularFile(dvcFile)) {
            return new TrackedData(State.UNTRACKED, Optional.empty(), "");
        }
        String name = String.valueOf(file.getFileName());
        Md5.Sum sum = Md5.of(file);
        for (TrackedOutput output : DvcFile.read(Tracked.text(dvcFile, DvcFile.LARGEST), dvcFile.toString())
                .outputs()) {
            if (output.path().equals(name)) {
                output.refuseTextHash(dvcFile.toString());
                if (!output.directory() && output.md5().equals(sum.md5())) {
                    return new TrackedData(
                            State.MATCHES, Optional.of(new DataVersion(name, sum.md5(), sum.size())), "");
                }
            }
        }
        return new TrackedData(
                State.DIFFERS,
                Optional.empty(),
                file + " is not the version that " + dvcFile.getFileName() + " names; push it or pull that version");
    }

    /** How a file stands to the {@code .dvc} file beside it. */
    public enum State {
        /** There is no {@code .dvc} file. */
        UNTRACKED,
        /** The content is the version. */
        MATCHES,
        /** The content is another one. */
        DIFFERS
    }
}
