package io.github.churn4j.registry.store;

/** An object whose bytes are not what was stored. */
public final class CorruptObjectException extends StoreException {
    private static final long serialVersionUID = 1L;

    private final String key;

    /**
     * @param key the object
     * @param what is wrong with it
     */
    public CorruptObjectException(String key, String what) {
        super(key + " is damaged: " + what);
        this.key = key;
    }

    /** The object. */
    public String key() {
        return key;
    }
}
