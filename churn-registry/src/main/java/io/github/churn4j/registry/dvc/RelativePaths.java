package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Paths that come from a file somebody else may have written: they must stay below a directory. */
final class RelativePaths {

    private static final int LONGEST = 4_096;

    private RelativePaths() {}

    /**
     * The path itself: segments joined by slashes, none of them empty, {@code .} or {@code ..}, without backslash and
     * control characters.
     *
     * @throws ChurnException if it is anything else, naming where it stands
     */
    static String check(String path, String place) {
        boolean bad = path.isEmpty()
                || path.length() > LONGEST
                || path.codePoints().anyMatch(c -> c < 0x20 || c == '\\' || c == 0x7f || c == 0xfffd)
                || path.matches("[A-Za-z]:.*");
        for (String segment : path.split("/", -1)) {
            bad |= segment.isEmpty() || segment.equals(".") || segment.equals("..");
        }
        if (bad) {
            throw new ChurnException(place + ": the path \"" + shown(path)
                    + "\" is refused, expected a relative path without \"..\", backslash and control characters");
        }
        return path;
    }

    /** A checked path below a directory, no part of which on the way is a symbolic link. */
    static Path resolve(Path folder, String path, String place) {
        Path at = folder;
        String[] segments = check(path, place).split("/", -1);
        try {
            for (int i = 0; i < segments.length; i++) {
                at = at.resolve(segments[i]);
                if (i < segments.length - 1 && Files.isSymbolicLink(at)) {
                    throw new ChurnException(
                            place + ": " + at + " is a symbolic link, which could lead outside of " + folder);
                }
            }
        } catch (InvalidPathException e) {
            throw new ChurnException(
                    place + ": this JVM cannot name \"" + shown(path)
                            + "\"; start it in a UTF-8 locale, such as LC_ALL=C.UTF-8",
                    e);
        }
        return at;
    }

    /** Makes the directories between a directory and a file below it, none of them through a symbolic link. */
    static void makeParents(Path folder, Path file) throws IOException {
        Path at = folder;
        Path relative = folder.relativize(file);
        for (int i = 0; i < relative.getNameCount() - 1; i++) {
            at = at.resolve(relative.getName(i));
            if (Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                throw new ChurnException(at + " is in the way of a directory; remove it");
            }
            try {
                Files.createDirectory(at);
            } catch (java.nio.file.FileAlreadyExistsException e) {
                if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
                    throw e;
                }
            }
        }
    }

    private static String shown(String path) {
        String harmless = path.replaceAll("\\p{Cntrl}", "?");
        return harmless.length() <= 100 ? harmless : harmless.substring(0, 100) + "…";
    }
}
