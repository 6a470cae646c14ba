package io.github.churn4j.registry.dvc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The line in a {@code .gitignore} that keeps data out of git. */
final class GitIgnore {

    private GitIgnore() {}

    /** Adds a file or directory to the {@code .gitignore} beside it if it is not there yet. */
    static void add(Path data) throws IOException {
        Path file = data.resolveSibling(".gitignore");
        String entry = ("/" + data.getFileName()).replaceAll("[\\[\\]!*#?]", "\\\\$0");
        String before = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        if (before.lines().noneMatch(entry::equals)) {
            // appended, so that of pushes beside each other none loses its line
            Files.writeString(
                    file,
                    (before.isEmpty() || before.endsWith("\n") ? "" : "\n") + entry + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
