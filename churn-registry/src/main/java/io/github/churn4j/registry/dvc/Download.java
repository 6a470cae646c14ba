package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.DataVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads single contents, checked against their MD5, without a working copy. */
final class Download {

    private final Workspace workspace;

    Download(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Brings a content from the remote to a file. */
    void to(Path target, DataVersion version) throws IOException {
        try (DvcRemote place = workspace.open(workspace.repository());
                InputStream in = open(place, version.md5())) {
            WholeFile.write(target, out -> {
                Md5.Sum sum = Md5.copy(in, out, version.size());
                if (!sum.md5().equals(version.md5())) {
                    throw damaged(place, version.md5(), sum, version.size());
                }
            });
        }
    }

    /** The content of a file, from the cache if it is whole there. */
    byte[] bytes(TrackedOutput output, int largest) throws IOException {
        int most = (int) Math.min(output.size().orElse(largest), largest);
        DvcRepository repository = workspace.repository();
        Path cached = repository.cache().file(output.object());
        if (Files.isRegularFile(cached) && Files.size(cached) <= most) {
            byte[] bytes = Files.readAllBytes(cached);
            if (Md5.of(bytes).equals(output.md5())) {
                return bytes;
            }
        }
        try (DvcRemote place = workspace.open(repository);
                InputStream in = open(place, output.object())) {
            byte[] bytes = in.readNBytes(most);
            Md5.Sum sum = new Md5.Sum(Md5.of(bytes), bytes.length + (in.read() < 0 ? 0 : 1));
            if (sum.size() > most || !sum.md5().equals(output.md5())) {
                throw damaged(place, output.object(), sum, most);
            }
            return bytes;
        }
    }

    private static InputStream open(DvcRemote place, String object) throws IOException {
        return place.open(object)
                .orElseThrow(() -> new ChurnException(DvcCache.key(object) + " is not in " + place.description()));
    }

    private static ChurnException damaged(DvcRemote place, String object, Md5.Sum sum, long most) {
        String wrong = sum.size() > most
                ? "it has more than the expected " + most + " bytes"
                : "its content has the MD5 " + sum.md5();
        return new ChurnException(DvcCache.key(object) + " in " + place.description() + " is damaged: " + wrong);
    }
}
