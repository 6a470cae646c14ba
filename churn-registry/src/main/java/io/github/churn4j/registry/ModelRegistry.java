package io.github.churn4j.registry;

import io.github.churn4j.ModelSource;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.store.ObjectStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Versions of churn models, the aliases that point at them, and who did what when.
 *
 * <p>A version is published once and never changes; numbers are 1, 2, 3 … without gaps, whoever publishes from wherever.
 * What is done to aliases and versions is an append-only chain of events, each naming the SHA-256 of the one before it,
 * so that a rewritten history shows, and signed where a {@link Signer} is given. Times never run backwards within a chain:
 * an event of a machine whose clock is behind takes the time of the event before it.
 *
 * <p>Opening does no I/O beyond the store's own probe. Thread-safe, and safe between processes and machines: see
 * {@link ObjectStore#putIfAbsent}. Methods throw {@link NotFoundException} for what is not there, {@link ConflictException}
 * where something else was done first, {@link RefusedException} where gates or a rejection forbid,
 * {@link io.github.churn4j.registry.store.CorruptObjectException} naming the object that is damaged, and
 * {@link io.github.churn4j.registry.store.StoreUnavailableException} if the place cannot be reached.
 */
public final class ModelRegistry implements AutoCloseable {

    private static final int MOST_LISTED = 1_000;

    private final ObjectStore store;
    private final boolean owned;
    private final Shelf shelf;
    private final VersionLog versions;
    private final EventLog events;
    private final BundleShelf bundles;
    private final Resolver resolver;
    private final ReviewIndex reviews;
    private final Publisher publisher;
    private final Promoter promoter;
    private final Reviewer reviewer;
    private final TrustedKeys trusted;
    private final Supplier<String> nonces;

    private ModelRegistry(Builder builder) {
        store = builder.store;
        owned = builder.owned;
        LocalCache cache = builder.cache
                .map(folder -> new LocalCache(folder, store.description()))
                .orElse(null);
        Pen pen = new Pen(builder.clock, builder.signer.orElse(null), builder.trusted, builder.nonces);
        shelf = new Shelf(store, cache);
        versions = new VersionLog(store, shelf, builder.trusted);
        events = new EventLog(store, shelf, new SeenHeads(cache), builder.trusted);
        bundles = new BundleShelf(store, cache);
        resolver = new Resolver(versions, events);
        reviews = new ReviewIndex(store, events);
        publisher = new Publisher(store, bundles, versions, events, pen, new PublishGuard(store, SweepTimes.system()));
        Chronicler chronicler = new Chronicler(events, pen);
        promoter = new Promoter(versions, events, reviews, chronicler);
        reviewer = new Reviewer(versions, reviews, chronicler);
        trusted = builder.trusted;
        nonces = builder.nonces;
    }

    /** The registry at a directory, or at a root that a store on the class path knows, with defaults. */
    public static ModelRegistry open(String root) {
        return builder(root, key -> null).build();
    }

    /**
     * A builder for a root.
     *
     * @param root a directory, or {@code s3://bucket/prefix}
     * @param settings the value of a setting such as {@code churn.s3.endpoint}, null where it is not set. Besides the
     *     store's own: {@code churn.registry-cache}, a directory; {@code churn.registry-signing-key-file}, a PEM file, or
     *     {@code churn.registry-signing-key}, its text; {@code churn.registry-trusted-keys}, a PEM file
     */
    public static Builder builder(String root, Function<String, @Nullable String> settings) {
        return RegistrySettings.apply(settings, new Builder(ObjectStore.open(root, settings), true));
    }

    /** A builder for a store, which the caller closes. */
    public static Builder builder(ObjectStore store) {
        return new Builder(store, false);
    }

    /** The root, for messages and pages; holds no secret. */
    public String description() {
        return store.description();
    }

    // ---- publish and read

    /**
     * Publishes a model under its own name as the next version. The bundle is stored first, the version's document last:
     * a version is whole or absent. Publishing a bundle that is already a version answers that version and changes nothing,
     * also after a publisher died half-way and among racing publishers.
     */
    public ModelVersion publish(ChurnModel model, Signoff signoff) {
        return publish(model.name(), model, signoff);
    }

    /** The same under another name. */
    public ModelVersion publish(String name, ChurnModel model, Signoff signoff) {
        return publisher.publish(name, model, signoff);
    }

    /** Names of the models that have a version, in order. */
    public List<String> names() {
        return store.children(Layout.MODELS).stream()
                .filter(name -> ModelNames.isName(name) && versions.any(name))
                .toList();
    }

    /** Which version is meant. An alias costs at most two requests besides the version's own document. */
    public ModelVersion resolve(ModelReference reference) {
        return resolver.resolve(reference);
    }

    /** The model, its bytes checked against their SHA-256 before they are parsed. */
    public ChurnModel load(ModelReference reference) {
        return bundles.get(resolver.resolve(reference));
    }

    /** The model that an alias points at. */
    public ChurnModel load(String name, Alias alias) {
        return load(ModelReference.of(name, alias));
    }

    /**
     * Versions, the newest first.
     *
     * @param before only versions below this number; {@link Integer#MAX_VALUE} for the newest
     * @param limit at most so many, in [1, 1000]
     */
    public List<ModelVersion> versions(String name, int before, int limit) {
        return versions.list(ModelNames.check(name), Math.max(1, before), checkLimit(limit));
    }

    /** Where every alias points now; empty if no event has happened. */
    public Map<Alias, AliasState> aliases(String name) {
        return AliasTable.after(events.newest(name).map(EventDocument::event)).states();
    }

    /** What people say of a version now. */
    public Review review(String name, int version) {
        versions.ask(name, ModelNames.checkVersion(version));
        return reviews.after(name, version, Long.MAX_VALUE);
    }

    // ---- events

    /** Sequence number of the newest event, 0 if there is none. */
    public long sequence(String name) {
        return events.sequence(name);
    }

    /**
     * Events, the newest first.
     *
     * @param before only events below this sequence number; {@link Long#MAX_VALUE} for the newest
     * @param limit at most so many, in [1, 1000]
     */
    public List<RegistryEvent> history(String name, long before, int limit) {
        return events.list(name, Math.max(1, before), checkLimit(limit));
    }

    /**
     * Moves aliases, all in one event or none. Every call that returns has appended exactly one event, also one that moves
     * aliases to where they are. Versions that were rejected, and failed evidence, are refused unless forced.
     */
    public RegistryEvent promote(Promotion promotion) {
        return promoter.promote(promotion);
    }

    /**
     * Points an alias where it pointed before it came to where it points now, passing over rejected versions and over the
     * version it points at; a second rollback goes back further.
     */
    public RegistryEvent rollback(String name, Alias alias, Signoff signoff) {
        return promoter.rollback(name, alias, signoff);
    }

    /** Says that a version may be promoted. */
    public RegistryEvent approve(String name, int version, Signoff signoff) {
        return reviewer.approve(name, version, signoff);
    }

    /**
     * Says that a version must not be promoted. Aliases that point at it stay: roll them back.
     */
    public RegistryEvent reject(String name, int version, Signoff signoff) {
        return reviewer.reject(name, version, signoff);
    }

    /**
     * Changes a version's tags.
     *
     * @param tags up to 100 of 1 to 100 characters with values up to 1,000; an empty value takes a tag away
     */
    public RegistryEvent tag(String name, int version, Map<String, String> tags, Signoff signoff) {
        return reviewer.tag(name, version, tags, signoff);
    }

    // ---- the whole

    /** How two versions differ. */
    public VersionDiff diff(ModelReference from, ModelReference to) {
        ModelVersion one = resolver.resolve(from);
        ModelVersion other = resolver.resolve(to);
        return VersionDiffer.of(one, bundles.get(one), other, bundles.get(other));
    }

    /**
     * Checks everything: that versions and events are without gaps and chained, sealed, and signed if keys are trusted, that
     * what events say of aliases follows from the events, and that every bundle is there with its SHA-256 and can be read.
     *
     * @param progress hears of what is being checked
     */
    public Verification verify(Consumer<String> progress) {
        return new RegistryVerifier(store, trusted, progress).verify();
    }

    /**
     * Removes bundles that no version names and what dead publishers left.
     *
     * @param options what to spare, and whether to remove at all
     */
    public SweepReport gc(SweepOptions options) {
        return new Sweeper(store, nonces, SweepTimes.system()).sweep(options);
    }

    /**
     * A source that serves what an alias points at; its versions are version numbers. It survives the store's absence by
     * the cache: a source that serves nothing yet is given what the alias pointed at when it was last seen.
     */
    public ModelSource source(String name, Alias alias) {
        return new RegistryModelSource(name, alias, description(), versions, events, resolver, bundles);
    }

    @Override
    public void close() {
        shelf.close();
        if (owned) {
            store.close();
        }
    }

    /** Collects what a registry needs. Not thread-safe. */
    public static final class Builder {
        final ObjectStore store;
        final boolean owned;
        Clock clock = Clock.systemUTC();
        Optional<Signer> signer = Optional.empty();
        TrustedKeys trusted = TrustedKeys.NONE;
        Optional<Path> cache = Optional.empty();
        Supplier<String> nonces = Nonces.random();

        private Builder(ObjectStore store, boolean owned) {
            this.store = store;
            this.owned = owned;
        }

        /** What dates versions and events; the system clock unless told. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** Signs every document that is written; nothing is signed unless told. */
        public Builder signer(Signer value) {
            signer = Optional.of(value);
            return this;
        }

        /** Whose signatures documents must bear; nobody's unless told. */
        public Builder trusted(TrustedKeys value) {
            trusted = value;
            return this;
        }

        /**
         * A directory that keeps what was read, bundles included, so that it is read from there, checked again, even while
         * the store is away; none unless told. Safe to share between registries and processes, and to delete.
         */
        public Builder cache(Path value) {
            cache = Optional.of(value);
            return this;
        }

        /** For tests that compare bytes. */
        Builder nonces(Supplier<String> value) {
            nonces = value;
            return this;
        }

        /** The registry. */
        public ModelRegistry build() {
            return new ModelRegistry(this);
        }
    }

    private static int checkLimit(int limit) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw new IllegalArgumentException("limit is " + limit + ", expected [1, " + MOST_LISTED + "]");
        }
        return limit;
    }
}
