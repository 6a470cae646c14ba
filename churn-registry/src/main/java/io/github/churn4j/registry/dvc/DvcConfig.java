package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code .dvc/config} says, and over it {@code .dvc/config.local}. The configurations of the user and of the system
 * are not read.
 *
 * @param folder the directory of both files, which relative places are relative to
 * @param values by section, such as {@code core} or {@code remote "store"}, then by key
 */
record DvcConfig(Path folder, Map<String, Map<String, String>> values) {

    private static final int LARGEST = 1 << 20;
    private static final Pattern SECTION = Pattern.compile("\\[\\s*'?([^'\\]]*?)'?\\s*]");
    private static final Pattern KEY = Pattern.compile("([A-Za-z_]+)\\s*=\\s*(.*)");

    /** How DVC's keys of a remote on S3 are called as settings of churn4j. */
    private static final Map<String, String> S3 =
            Map.of("churn.s3.endpoint", "endpointurl", "churn.s3.region", "region", "churn.s3.profile", "profile");

    /** Reads the files of a directory, those that there are. */
    static DvcConfig read(Path folder) {
        DvcConfig config = new DvcConfig(folder, new HashMap<>());
        config.add(folder.resolve("config"));
        config.add(folder.resolve("config.local"));
        return config;
    }

    private void add(Path file) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        Map<String, String> section = new HashMap<>();
        int number = 0;
        for (String each : text(file).lines().toList()) {
            String line = each.strip();
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher header = SECTION.matcher(line);
            Matcher key = KEY.matcher(line);
            if (header.matches()) {
                section = values.computeIfAbsent(header.group(1), name -> new HashMap<>());
            } else if (key.matches()) {
                section.put(key.group(1), unquoted(key.group(2)));
            } else { // the line itself may hold a secret
                throw new ChurnException(file + ":" + number + " is neither a [section] nor \"key = value\"");
            }
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new ChurnException(file + " has more than " + LARGEST + " bytes");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ChurnException("cannot read " + file + " (" + e + ")", e);
        }
    }

    private static String unquoted(String value) {
        if (value.length() >= 2 && (value.startsWith("\"") || value.startsWith("'"))) {
            int end = value.indexOf(value.charAt(0), 1);
            if (end > 0) {
                return value.substring(1, end);
            }
        }
        int comment = value.indexOf(" #");
        return (comment < 0 ? value : value.substring(0, comment)).strip();
    }

    /** Whether the repository lives without git. */
    boolean noScm() {
        return value("core", "no_scm")
                .filter(each -> each.equalsIgnoreCase("true"))
                .isPresent();
    }

    /** The directory of the cache. */
    Path cache() {
        return folder.resolve(value("cache", "dir").orElse("cache")).normalize();
    }

    /** The name of the default remote. */
    Optional<String> defaultRemote() {
        return value("core", "remote");
    }

    /**
     * The root of a remote: a URI, or a directory as absolute path.
     *
     * @throws ChurnException if there is no such remote, or it keeps its objects in another layout
     */
    String root(String remote) {
        String section = section(remote);
        String url = value(section, "url")
                .orElseThrow(() ->
                        new ChurnException(folder.resolve("config") + " has no url for the remote \"" + remote + "\""));
        for (String other : new String[] {"version_aware", "worktree"}) {
            if (value(section, other)
                    .filter(each -> each.equalsIgnoreCase("true"))
                    .isPresent()) {
                throw new ChurnException(
                        "the remote \"" + remote + "\" is " + other + ", which churn4j does not support");
            }
        }
        if (url.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            return url;
        }
        return folder.resolve(url).normalize().toString();
    }

    /** Settings of a store as the remote has them, where others do not have them. */
    Function<String, @Nullable String> settings(String remote, Function<String, @Nullable String> others) {
        return name -> {
            String given = others.apply(name);
            String key = S3.get(name);
            return given != null || key == null
                    ? given
                    : value(section(remote), key).orElse(null);
        };
    }

    private static String section(String remote) {
        return "remote \"" + remote + "\"";
    }

    private Optional<String> value(String section, String key) {
        return Optional.ofNullable(values.getOrDefault(section, Map.of()).get(key));
    }
}
