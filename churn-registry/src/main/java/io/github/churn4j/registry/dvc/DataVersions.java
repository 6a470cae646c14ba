package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.io.AtomicFile;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.DataVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
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

    private final Path directory;
    private final Optional<String> remote;
    private final Function<String, @Nullable String> settings;
    private final boolean durable;
    private final FileTasks tasks;

    private DataVersions(Builder builder) {
        this.directory = builder.directory.toAbsolutePath().normalize();
        this.remote = builder.remote;
        this.settings = builder.settings;
        this.durable = builder.durable;
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
        DvcRepository.init(directory, remoteUrl);
    }

    /**
     * Adds a file or directory and brings what the remote lacks there, then writes {@code <name>.dvc} and, with git, a line
     * in {@code .gitignore}. Where no {@code .dvc} directory is, and a remote is given, one is made with that remote. One
     * reading of the data.
     */
    public PushedData push(Path fileOrDirectory) {
        return doing("push " + fileOrDirectory, () -> {
            DvcRepository repository = repositoryForWriting();
            try (DvcRemote place = open(repository)) {
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
     * Brings data into place: downloads what the cache lacks, checks it, and renames it to its name.
     *
     * @param targets {@code .dvc} files, {@code dvc.lock} or outputs; none for everything
     * @param force whether files with changes that are saved nowhere are overwritten or removed
     */
    public PulledData pull(Collection<Path> targets, boolean force) {
        return doing("pull", () -> {
            DvcRepository repository = repositoryForWriting();
            List<Tracked> all = tracked(repository, targets);
            try (DvcRemote place = open(repository)) {
                Fetch fetch = new Fetch(repository.cache(), place, tasks);
                Checkout checkout = new Checkout(repository.cache(), fetch, tasks, force);
                for (Tracked each : all) {
                    repository.inside(each.path());
                    fetch.fetch(each.output(), each.by().toString());
                }
                for (Tracked each : all) {
                    checkout.checkout(each);
                }
                return new PulledData(all.size(), fetch.downloaded(), checkout.written(), checkout.removed());
            }
        });
    }

    /** How everything stands that is tracked below the repository's root. */
    public List<DataStatus> status() {
        return status(List.of());
    }

    /**
     * How data stands; changes nothing.
     *
     * @param targets as in {@link #pull(Collection, boolean)}
     */
    public List<DataStatus> status(Collection<Path> targets) {
        return doing("compare", () -> {
            DvcRepository repository = repository();
            List<DataStatus> all = new ArrayList<>();
            try (DvcRemote place = open(repository)) {
                StatusCheck check = new StatusCheck(repository.cache(), place);
                for (Tracked each : tracked(repository, targets)) {
                    all.add(check.check(each));
                }
            }
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
        doing("fetch " + version.md5(), () -> {
            try (DvcRemote place = open(repository());
                    InputStream in = place.open(version.md5())
                            .orElseThrow(() -> new ChurnException(
                                    DvcCache.key(version.md5()) + " is not in " + place.description()))) {
                AtomicFile.write(target, out -> {
                    Md5.Sum sum = Md5.copy(in, out);
                    if (!sum.md5().equals(version.md5())) {
                        throw new ChurnException(DvcCache.key(version.md5()) + " in " + place.description()
                                + " is damaged: its content has the MD5 " + sum.md5());
                    }
                });
            }
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
        return doing("read " + output.path(), () -> {
            DvcRepository repository = repository();
            Path cached = repository.cache().file(output.object());
            if (Files.isRegularFile(cached) && Files.size(cached) <= largest) {
                byte[] bytes = Files.readAllBytes(cached);
                if (Md5.of(bytes).equals(output.md5())) {
                    return bytes;
                }
            }
            try (DvcRemote place = open(repository);
                    InputStream in = place.open(output.object())
                            .orElseThrow(() -> new ChurnException(
                                    DvcCache.key(output.object()) + " is not in " + place.description()))) {
                byte[] bytes = in.readNBytes(largest);
                if (!Md5.of(bytes).equals(output.md5())) {
                    throw new ChurnException(DvcCache.key(output.object()) + " in " + place.description()
                            + " is damaged, or larger than " + largest + " bytes");
                }
                return bytes;
            }
        });
    }

    /**
     * Whether a data file is the version that the {@code .dvc} file beside it names. Reads the whole file.
     *
     * @param dataFile a file, not a directory
     */
    public static TrackedData tracked(Path dataFile) {
        return doing("look at " + dataFile, () -> {
            Path file = dataFile.toAbsolutePath().normalize();
            Path dvcFile = Tracked.dvcFile(file);
            if (!Files.isRegularFile(dvcFile)) {
                return new TrackedData(TrackedData.State.UNTRACKED, Optional.empty(), "");
            }
            String name = String.valueOf(file.getFileName());
            Md5.Sum sum = Md5.of(file);
            for (TrackedOutput output : DvcFile.read(Tracked.text(dvcFile, DvcFile.LARGEST), dvcFile.toString())
                    .outputs()) {
                if (output.path().equals(name) && output.md5().equals(sum.md5()) && !output.directory()) {
                    return new TrackedData(
                            TrackedData.State.MATCHES, Optional.of(new DataVersion(name, sum.md5(), sum.size())), "");
                }
            }
            return new TrackedData(
                    TrackedData.State.DIFFERS,
                    Optional.empty(),
                    dataFile + " is not the version that " + dvcFile.getFileName()
                            + " names; push it or pull that version");
        });
    }

    private static List<Tracked> tracked(DvcRepository repository, Collection<Path> targets) throws IOException {
        if (targets.isEmpty()) {
            return Tracked.all(repository);
        }
        List<Tracked> all = new ArrayList<>();
        for (Path target : targets) {
            all.addAll(Tracked.of(target, repository));
        }
        return all;
    }

    private DvcRepository repositoryForWriting() {
        Optional<DvcRepository> found = DvcRepository.find(directory);
        if (found.isEmpty() && remote.isPresent()) {
            return DvcRepository.init(directory, remote.get());
        }
        return found.orElseThrow(this::noRemote);
    }

    private DvcRepository repository() {
        Optional<DvcRepository> found = DvcRepository.find(directory);
        return found.isEmpty() && remote.isPresent()
                ? DvcRepository.open(directory)
                : found.orElseThrow(this::noRemote);
    }

    private ChurnException noRemote() {
        return new ChurnException("there is no .dvc directory in " + directory
                + " or above, and no remote is given; give one, a directory or s3://bucket/prefix");
    }

    private DvcRemote open(DvcRepository repository) {
        if (remote.isPresent()) {
            return DvcRemote.open(remote.get(), settings, durable);
        }
        DvcConfig config = repository.config();
        String name = config.defaultRemote()
                .orElseThrow(() -> new ChurnException(config.folder().resolve("config")
                        + " names no default remote; add \"remote = name\" to [core], or give a remote"));
        return DvcRemote.open(config.root(name), config.settings(name, settings), durable);
    }

    /** Something that reads and writes files. */
    @FunctionalInterface
    private interface Work<T> {
        T result() throws IOException;
    }

    private static <T> T doing(String what, Work<T> work) {
        try {
            return work.result();
        } catch (IOException e) {
            throw new ChurnException(
                    "cannot " + what + " (" + e + "); check the directory, its permissions and the free space", e);
        }
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
