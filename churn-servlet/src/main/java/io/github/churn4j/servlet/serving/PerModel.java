package io.github.churn4j.servlet.serving;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something made from the model that serves, kept until another one does. Thread-safe; two threads may make it twice,
 * which does no harm.
 */
public final class PerModel<T> {

    private final Function<Serving, T> maker;
    private volatile @Nullable Kept<T> kept;

    /** Something that the maker makes of a model. */
    public PerModel(Function<Serving, T> maker) {
        this.maker = maker;
    }

    private record Kept<T>(Serving serving, T made) {}

    /** What belongs to that model. */
    @SuppressWarnings("ReferenceEquality") // the same model at work, not an equal one
    public T of(Serving serving) {
        Kept<T> now = kept;
        if (now == null || now.serving != serving) {
            now = new Kept<>(serving, maker.apply(serving));
            kept = now;
        }
        return now.made;
    }
}
