package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.DataVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Versions of data in DVC 3's own formats: what is pushed here the real client pulls, and the other way round. A small
 * {@code .dvc} file beside the data, which belongs into version control, names a version; the contents lie under their MD5
 * in {@code .dvc/cache} and in a remote.
 *
 * <p>Contents are checked against their MD5 before they are used. A changed file is never overwritten unless its content
 * is in the cache or the pull is forced. Symbolic links, {@code .dvcignore} patterns and paths that leave their directory
 * are refused. Immutable and thread-safe; processes may push and pull beside each other. Every method throws
 * {@link ChurnException} for what the caller can mend.
 */
public final class DataVersions {

    private final Workspace workspace;
    private final FileTasks tasks;

    private DataVersions(Builder builder) {
        this.workspace = new Workspace(
                builder.directory.toAbsolutePath().normalize(), builder.remote, builder.settings, builder.durable);
        this.tasks = new FileTasks(builder.threads, builder.progress);
    }

    /** Versions of the data in a directory, with the remote that its {@code .dvc/config} names. */
    public static DataVersions of(Path directory) {
        return builder().directory(directory).build();
    }

    /** Starts with the current directory, the configured remote and two threads. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Makes {@code .dvc/config} with a remote of the name {@code store}, as the real client's {@code init} and
     * {@code remote add} do; without git where there is none.
     *
     * @param remoteUrl a directory, absolute or relative to where this process is, or {@code s3://bucket/prefix}
     */
    public void init(String remoteUrl) {
        DvcRepository.init(workspace.directory(), remoteUrl);
    }

    /**
     * Adds a file or directory and brings what the remote lacks there, then writes {@code <name>.dvc} and, with git, a line
     * in {@code .gitignore}. Where no {@code .dvc} directory is, and a remote is given, one is made with that remote. One
     * reading of the data.
     */
    public PushedData push(Path fileOrDirectory) {
        return Work.doing("push " + fileOrDirectory, () -> {
            DvcRepository repository = workspace.repositoryForWriting();
            try (DvcRemote place = workspace.open(repository)) {
                return new Push(repository, place, tasks).push(fileOrDirectory);
            }
        });
    }

    /** Brings everything that is tracked below the repository's root into place. */
    public PulledData pull() {
        return pull(List.of(), false);
    }

    /** Brings into place what a {@code .dvc} file, a {@code dvc.lock} or an output that one of them tracks stands for. */
    public PulledData pull(Path target) {
        return pull(List.of(target), false);
    }

    /**
     * Brings data into place: downloads what the cache lacks, checks it, and renames it to its name. An entry that cannot
     * be brought does not hold up the others.
     *
     * @param targets {@code .dvc} files, {@code dvc.lock} or outputs; none for everything
     * @param force whether files with changes that are saved nowhere are overwritten or removed
     * @throws ChurnException at the end, naming every entry that could not be brought
     */
    public PulledData pull(Collection<Path> targets, boolean force) {
        return Work.doing("pull", () -> {
            DvcRepository repository = workspace.repositoryForWriting();
            Troubles troubles = new Troubles();
            try (DvcRemote place = workspace.open(repository)) {
                Fetch fetch = new Fetch(repository.cache(), place, tasks);
                Checkout checkout = new Checkout(repository.cache(), fetch, tasks, force);
                List<Tracked> fetched = Tracked.all(repository, targets, troubles).stream()
                        .filter(each -> troubles.run(each, () -> fetch.fetch(each, repository)))
                        .toList();
                for (Tracked each : fetched) {
                    troubles.run(each, () -> checkout.checkout(each));
                }
                troubles.refuse();
                return new PulledData(fetched.size(), fetch.downloaded(), checkout.written(), checkout.removed());
            }
        });
    }

    /** How everything stands that is tracked below the repository's root. */
    public List<DataStatus> status() {
        return status(List.of());
    }

    /**
     * How data stands; changes nothing. What cannot be compared is {@link DataStatus.Local#UNKNOWN}.
     *
     * @param targets as in {@link #pull(Collection, boolean)}
     */
    public List<DataStatus> status(Collection<Path> targets) {
        return Work.doing("compare", () -> {
            DvcRepository repository = workspace.repository();
            Troubles troubles = new Troubles();
            List<DataStatus> all = new ArrayList<>();
            try (DvcRemote place = workspace.open(repository)) {
                StatusCheck check = new StatusCheck(repository.cache(), place);
                for (Tracked each : Tracked.all(repository, targets, troubles)) {
                    troubles.run(each, () -> all.add(check.check(each)));
                }
            }
            troubles.found().forEach(each -> all.add(each.status()));
            return all;
        });
    }

    /**
     * Brings one content from the remote to a file, without a working copy and without the cache.
     *
     * @param version of a file
     * @param target is replaced if it is there
     */
    public void fetch(DataVersion version, Path target) {
        Work.doing("fetch " + version.md5(), () -> {
            new Download(workspace).to(target, version);
            return target;
        });
    }

    /** Writes a model as a file that is tracked and pushed, so that a pull of the {@code .dvc} file brings it. */
    public PushedData export(ChurnModel model, Path target) {
        model.write(target);
        return push(target);
    }

    /** The content of a file that is tracked by a {@code .dvc} file, from cache or remote, checked. */
    byte[] bytes(TrackedOutput output, int largest) {
        return Work.doing("read " + output.path(), () -> new Download(workspace).bytes(output, largest));
    }

    /**
     * Whether a data file is the version that the {@code .dvc} file beside it names. Reads the whole file.
     *
     * @param dataFile a file, not a directory
     * @throws ChurnException if DVC 2 tracked it, whose hash is not that of the bytes
     */
    public static TrackedData tracked(Path dataFile) {
        return Work.doing(
                "look at " + dataFile,
                () -> TrackedData.of(dataFile.toAbsolutePath().normalize()));
    }

    /** Collects where data lies and how it is moved. */
    public static final class Builder {

        private Path directory = Path.of("");
        private Optional<String> remote = Optional.empty();
        private Function<String, @Nullable String> settings = name -> null;
        private int threads = 2;
        private boolean durable = true;
        private Consumer<DataProgress> progress = each -> {};

        private Builder() {}

        /** Where to look for {@code .dvc}, here and above; default: the current directory. */
        public Builder directory(Path value) {
            directory = value;
            return this;
        }

        /** A remote other than the configured one: a directory or {@code s3://bucket/prefix}. */
        public Builder remote(String value) {
            remote = Optional.of(value);
            return this;
        }

        /** Settings of stores such as {@code churn.s3.endpoint}; they win over {@code .dvc/config}. */
        public Builder settings(Function<String, @Nullable String> value) {
            settings = value;
            return this;
        }

        /** Files moved at a time, in [1, 64]; default 2, for S3 more is faster. */
        public Builder threads(int value) {
            threads = value;
            return this;
        }

        /**
         * Whether what a push brings to a directory survives a power failure; default true. Without, a push is as fast
         * as the real client's, which does not force either.
         */
        public Builder durable(boolean value) {
            durable = value;
            return this;
        }

        /** Told after each file, by any of the threads. */
        public Builder progress(Consumer<DataProgress> value) {
            progress = value;
            return this;
        }

        /**
         * The versions.
         *
         * @throws IllegalArgumentException if the number of threads is out of range or the remote blank
         */
        public DataVersions build() {
            if (threads < 1 || threads > 64) {
                throw new IllegalArgumentException("threads are " + threads + ", expected 1 to 64");
            }
            if (remote.isPresent() && remote.get().isBlank()) {
                throw new IllegalArgumentException("the remote is blank, expected a directory or s3://bucket/prefix");
            }
            return new DataVersions(this);
        }
    }
}
