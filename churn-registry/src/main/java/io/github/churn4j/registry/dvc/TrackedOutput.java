package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A file or directory as a {@code .dvc} file or {@code dvc.lock} tracks it.
 *
 * @param path as written there
 * @param md5 32 lower-case hex digits; of a directory those of its list of files
 * @param directory whether it is a directory
 * @param size in bytes, of a directory the sum over its files; empty where it is not told
 * @param files number of files of a directory, empty for a file
 * @param executable whether it is a file that may be executed
 * @param textHash whether the MD5 is that of DVC 2, over text with line ends made equal
 */
record TrackedOutput(
        String path,
        String md5,
        boolean directory,
        OptionalLong size,
        OptionalLong files,
        boolean executable,
        boolean textHash) {

    static final String SUFFIX = ".dir";

    /** What an entry may say besides without changing what its bytes are. */
    private static final Set<String> HARMLESS = Set.of(
            "desc", "type", "labels", "meta", "persist", "metric", "plot", "md5", "size", "nfiles", "isexec", "hash",
            "path");

    static TrackedOutput file(String path, String md5, long size, boolean executable) {
        return new TrackedOutput(path, md5, false, OptionalLong.of(size), OptionalLong.empty(), executable, false);
    }

    static TrackedOutput directory(String path, String md5, long size, long files) {
        return new TrackedOutput(path, md5, true, OptionalLong.of(size), OptionalLong.of(files), false, false);
    }

    /** Reads an entry. */
    static TrackedOutput read(Yaml.Mapping entry, String place) {
        for (String key : entry.fields().keySet()) {
            refuse(key, text(entry, key), place);
        }
        String path = RelativePaths.check(text(entry, "path"), place);
        String md5 = text(entry, "md5");
        boolean directory = md5.endsWith(SUFFIX);
        String digits = directory ? md5.substring(0, md5.length() - SUFFIX.length()) : md5;
        if (!digits.matches("[0-9a-f]{32}")) {
            throw new ChurnException(place + ": the md5 of \"" + path + "\" is \"" + shortened(md5)
                    + "\", expected 32 lower-case hex digits; commit the output with the real client first");
        }
        return new TrackedOutput(
                path,
                digits,
                directory,
                number(entry, "size", place),
                number(entry, "nfiles", place),
                text(entry, "isexec").toLowerCase(Locale.ROOT).equals("true"),
                !entry.fields().containsKey("hash"));
    }

    private static void refuse(String key, String value, String place) {
        boolean harmless = HARMLESS.contains(key)
                || ((key.equals("cache") || key.equals("push")) && value.equalsIgnoreCase("true"));
        if (!harmless || (key.equals("hash") && !value.equals("md5"))) {
            throw new ChurnException(place + ": an output with \"" + key + ": " + shortened(value)
                    + "\" is not supported; use the real client for it");
        }
    }

    /** Refuses data of DVC 2: that MD5 is not of the bytes where they are a text with other line ends. */
    void refuseTextHash(String place) {
        if (textHash) {
            throw new ChurnException(
                    place + ": \"" + path
                            + "\" was added by DVC 2, whose hash is not that of the bytes; add it again with DVC 3 or by a push");
        }
    }

    /** The name of its content in a cache or remote. */
    String object() {
        return directory ? md5 + SUFFIX : md5;
    }

    /** Its lines in a {@code .dvc} file, behind "- " or two spaces. */
    String fieldsOfDvcFile() {
        return "md5: " + object() + "\n" + sizes() + executableLine() + hashLine() + "path:"
                + YamlScalar.write(path, 7, 4) + "\n";
    }

    /** Its lines in {@code dvc.lock}. */
    String fieldsOfLock() {
        return "path:" + YamlScalar.write(path, 11, 8) + "\n" + hashLine() + "md5: " + object() + "\n" + sizes()
                + executableLine();
    }

    private String sizes() {
        return (size.isPresent() ? "size: " + size.getAsLong() + "\n" : "")
                + (files.isPresent() ? "nfiles: " + files.getAsLong() + "\n" : "");
    }

    private String executableLine() {
        return executable ? "isexec: true\n" : "";
    }

    private String hashLine() {
        return textHash ? "" : "hash: md5\n";
    }

    private static String text(Yaml.Mapping entry, String key) {
        return entry.fields().get(key) instanceof Yaml.Text text ? text.value() : "";
    }

    private static OptionalLong number(Yaml.Mapping entry, String key, String place) {
        String text = text(entry, key);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new ChurnException(place + ": \"" + key + "\" is \"" + shortened(text) + "\", expected a number");
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
