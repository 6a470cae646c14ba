package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files below a directory as DVC tracks them: hidden ones too, git's and DVC's own directories not. */
final class DirectoryScan {

    private static final int DEEPEST = 128;
    private static final Set<String> NOT_DATA = Set.of(".git", ".hg", ".dvc");

    private final Path root;
    private final Map<String, Path> files = new LinkedHashMap<>();

    private DirectoryScan(Path root) {
        this.root = root;
    }

    /**
     * Files by path relative to the directory, joined by slashes.
     *
     * @throws ChurnException if there is a symbolic link, a name that is no text, or a {@code .dvcignore} with patterns
     */
    static Map<String, Path> of(Path root) throws IOException {
        DirectoryScan scan = new DirectoryScan(root);
        scan.walk(root, "", 0);
        return scan.files;
    }

    private void walk(Path folder, String prefix, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new ChurnException(folder + " lies deeper than " + DEEPEST + " directories");
        }
        List<Path> entries;
        try (Stream<Path> list = Files.list(folder)) {
            entries = new ArrayList<>(list.toList());
        }
        for (Path entry : entries) {
            String name = String.valueOf(entry.getFileName());
            if (NOT_DATA.contains(name)) {
                continue;
            }
            if (name.equals(".dvcignore")) {
                refusePatterns(entry);
            }
            String relative = RelativePaths.check(prefix + name, root.toString());
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, java.nio.file.LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                walk(entry, relative + "/", depth + 1);
            } else if (attributes.isRegularFile()) {
                files.put(relative, entry);
            } else {
                throw new ChurnException(
                        entry + " is a symbolic link or a special file, expected files and directories; "
                                + "put the data itself there");
            }
        }
    }

    /** Refuses patterns in the {@code .dvcignore} files from a repository's root down to a directory. */
    static void refusePatternsAbove(Path repository, Path data) throws IOException {
        for (@Nullable Path at = data.getParent(); at != null && at.startsWith(repository); at = at.getParent()) {
            refusePatterns(at.resolve(".dvcignore"));
        }
    }

    private static void refusePatterns(Path file) throws IOException {
        if (Files.isRegularFile(file)
                && Files.readString(file, StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .anyMatch(line -> !line.isEmpty() && !line.startsWith("#"))) {
            throw new ChurnException(file
                    + " has patterns, which churn4j does not follow; remove them or use the real client to add data");
        }
    }
}
