package io.github.churn4j.registry.dvc;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The list of a directory's files, which DVC keeps as an object whose name ends with {@code .dir}.
 *
 * @param files MD5 by path relative to the directory, in the order of the paths' code points
 */
record DvcDirectory(Map<String, String> files) {

    /** Bytes of the largest list. */
    static final int LARGEST = 256 << 20;

    private static final int MOST_FILES = 5_000_000;

    /** UTF-32 compares as code points do, UTF-16 does not. */
    static final Comparator<String> CODE_POINTS =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    /** A list of files in any order. */
    static DvcDirectory of(Map<String, String> files) {
        TreeMap<String, String> sorted = new TreeMap<>(CODE_POINTS);
        sorted.putAll(files);
        return new DvcDirectory(new LinkedHashMap<>(sorted));
    }

    /**
     * Reads and checks one.
     *
     * @throws ChurnException if it is none, or a path is not safe or there twice
     */
    static DvcDirectory read(byte[] bytes, String place) {
        JsonNode list = Json.read(new String(bytes, StandardCharsets.UTF_8), place);
        if (!list.isArray() || list.size() > MOST_FILES) {
            throw new ChurnException(place + " is not a list of at most " + MOST_FILES + " files");
        }
        Map<String, String> files = new LinkedHashMap<>();
        for (JsonNode each : list) {
            String path = RelativePaths.check(Json.text(each, "relpath", place), place);
            String md5 = Json.text(each, "md5", place);
            if (!md5.matches("[0-9a-f]{32}")) {
                throw new ChurnException(place + ": a file's md5 is no MD5 in lower-case hex");
            }
            if (files.put(path, md5) != null) {
                throw new ChurnException(place + ": \"" + path + "\" is there twice");
            }
        }
        DvcDirectory directory = new DvcDirectory(files);
        directory.refuseFilesBelowFiles(place);
        return directory;
    }

    private void refuseFilesBelowFiles(String place) {
        for (String path : files.keySet()) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                if (files.containsKey(path.substring(0, slash))) {
                    throw new ChurnException(place + ": \"" + path + "\" lies below a file");
                }
            }
        }
    }

    /** The distinct contents. */
    Collection<String> contents() {
        return files.values().stream().distinct().toList();
    }

    /** Its bytes as the real client writes them. */
    byte[] bytes() {
        StringBuilder out = new StringBuilder("[");
        files.forEach((path, md5) -> {
            out.append(out.length() == 1 ? "" : ", ");
            out.append("{\"md5\": \"").append(md5).append("\", \"relpath\": ");
            appendText(out, path);
            out.append('}');
        });
        return out.append(']').toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void appendText(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= 0x20 && c <= 0x7e) {
                out.append(c);
            } else {
                out.append(String.format("\\u%04x", (int) c)); // control characters never get here
            }
        }
        out.append('"');
    }
}
