package io.github.churn4j.registry.dvc;

import io.github.churn4j.registry.dvc.DataStatus.Local;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Compares working copy, cache and remote with what is tracked; changes nothing. */
final class StatusCheck {

    private final DvcCache cache;
    private final DvcRemote remote;

    StatusCheck(DvcCache cache, DvcRemote remote) {
        this.cache = cache;
        this.remote = remote;
    }

    DataStatus check(Tracked tracked) throws IOException {
        TrackedOutput output = tracked.output();
        output.refuseTextHash(tracked.by().toString());
        if (!output.directory()) {
            return status(
                    tracked, local(tracked.path(), output), cache.has(output.object()), isThere(output.object(), 1));
        }
        Optional<DvcDirectory> list = list(output);
        boolean cached = cache.has(output.object())
                && list.isPresent()
                && list.get().contents().stream().allMatch(cache::has);
        boolean inRemote = isThere(output.object(), 1)
                && list.isPresent()
                && list.get().contents().stream()
                        .allMatch(each -> isThere(each, list.get().files().size()));
        return status(tracked, localDirectory(tracked.path(), output), cached, inRemote);
    }

    private static DataStatus status(Tracked tracked, Local local, boolean cached, boolean inRemote) {
        return new DataStatus(tracked.path(), tracked.by(), local, cached, inRemote, "");
    }

    private boolean isThere(String object, int expected) {
        try {
            return remote.size(object, expected).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Local local(Path path, TrackedOutput output) throws IOException {
        if (!Files.exists(path)) {
            return Local.MISSING;
        }
        boolean same = Files.isRegularFile(path) && Md5.of(path).md5().equals(output.md5());
        return same ? Local.UP_TO_DATE : Local.MODIFIED;
    }

    private static Local localDirectory(Path path, TrackedOutput output) throws IOException {
        if (!Files.exists(path)) {
            return Local.MISSING;
        }
        if (!Files.isDirectory(path)) {
            return Local.MODIFIED;
        }
        Map<String, String> files = new HashMap<>();
        for (Map.Entry<String, Path> each : DirectoryScan.of(path).entrySet()) {
            files.put(each.getKey(), Md5.of(each.getValue()).md5());
        }
        return Md5.of(DvcDirectory.of(files).bytes()).equals(output.md5()) ? Local.UP_TO_DATE : Local.MODIFIED;
    }

    private Optional<DvcDirectory> list(TrackedOutput output) throws IOException {
        byte[] bytes;
        if (cache.has(output.object()) && Files.size(cache.file(output.object())) <= DvcDirectory.LARGEST) {
            bytes = Files.readAllBytes(cache.file(output.object()));
        } else {
            Optional<InputStream> found = remote.open(output.object());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream in = found.get()) {
                bytes = in.readNBytes(DvcDirectory.LARGEST);
            }
        }
        return Md5.of(bytes).equals(output.md5())
                ? Optional.of(DvcDirectory.read(bytes, DvcCache.key(output.object())))
                : Optional.empty();
    }
}
