package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.dvc.DataVersions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a goal's data are and where their versions are kept. */
public final class DataPlace {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
    private static final String SUFFIX = ".dvc";

    private final Path base;
    private final Optional<String> remote;
    private final GoalSettings settings;

    private DataPlace(Path base, Optional<String> remote, GoalSettings settings) {
        this.base = base;
        this.remote = remote;
        this.settings = settings;
    }

    /**
     * The place that is meant.
     *
     * @param remote as the user wrote it, null for the one that {@code .dvc/config} names
     * @param base what relative names are resolved against, and where {@code .dvc} is looked for, or above
     */
    public static DataPlace of(@Nullable String remote, Path base, GoalSettings settings) {
        Path whole = base.toAbsolutePath().normalize();
        Optional<String> url = Optional.ofNullable(remote)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> SCHEME.matcher(text).matches()
                        ? text
                        : whole.resolve(text).normalize().toString());
        return new DataPlace(whole, url, settings);
    }

    /** The versions of the project's data. */
    public DataVersions versions() {
        return versions(base);
    }

    /** The versions of a file's data: the project's if it lies in the project, else those of its directory. */
    DataVersions versions(Path file) {
        Path folder = file.startsWith(base) || file.getParent() == null ? base : file.getParent();
        DataVersions.Builder builder =
                DataVersions.builder().directory(folder).settings(settings::get).threads(4);
        remote.ifPresent(builder::remote);
        return builder.build();
    }

    /** What the user named: files, directories or their {@code .dvc} files. */
    List<Path> targets(List<String> names) {
        return names.stream().map(name -> base.resolve(name).normalize()).toList();
    }

    /** The data themselves where the user named the {@code .dvc} file beside them. */
    static Path data(Path target) {
        String text = target.toString();
        return text.endsWith(SUFFIX) ? Path.of(text.substring(0, text.length() - SUFFIX.length())) : target;
    }

    /** The name as seen from the project. */
    String told(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        return (whole.startsWith(base) ? base.relativize(whole) : whole).toString();
    }
}
