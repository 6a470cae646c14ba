package io.github.churn4j.registry.s3;

import io.github.churn4j.registry.store.Keys;
import io.github.churn4j.registry.store.StoreException;
import java.util.Optional;

/**
 * A bucket and where in it objects lie.
 *
 * @param bucket its name
 * @param prefix empty, or whole segments with a slash at the end
 */
record S3Root(String bucket, String prefix) {

    private static final String SCHEME = "s3://";
    private static final String DIRECTORY_BUCKET = "--x-s3";

    /**
     * Reads {@code s3://bucket} or {@code s3://bucket/prefix}.
     *
     * @return empty if it is a root of another kind
     */
    static Optional<S3Root> parse(String root) {
        if (!root.startsWith(SCHEME)) {
            return Optional.empty();
        }
        if (root.indexOf('@') >= 0) {
            throw new StoreException(
                    "the root holds an @; it must name a bucket and a prefix only, credentials belong into"
                            + " the environment");
        }
        String rest = root.substring(SCHEME.length());
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        return Optional.of(new S3Root(checkBucket(bucket, root), prefix(slash < 0 ? "" : rest.substring(slash), root)));
    }

    private static String checkBucket(String bucket, String root) {
        if (bucket.endsWith(DIRECTORY_BUCKET)) {
            throw new StoreException("the root \"" + root
                    + "\" names a directory bucket, which lists in no order; use a" + " general purpose bucket");
        }
        if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new StoreException(
                    "the root \"" + root + "\" names no bucket, expected s3://bucket/prefix with 3 to 63"
                            + " lower-case letters, digits, dots and dashes as bucket");
        }
        return bucket;
    }

    private static String prefix(String path, String root) {
        String prefix = path.replaceAll("^/|/$", "");
        try {
            return prefix.isEmpty() ? "" : Keys.checkPrefix(prefix + "/");
        } catch (IllegalArgumentException e) {
            throw new StoreException("the root \"" + root + "\" cannot be used: " + e.getMessage(), e);
        }
    }

    /** The object's key in the bucket. */
    String object(String key) {
        return prefix + Keys.check(key);
    }

    /** The prefix in the bucket. */
    String below(String part) {
        return prefix + Keys.checkPrefix(part);
    }

    /** The key of an object in the bucket, empty if the object is none of ours: others may put things there too. */
    Optional<String> key(String object) {
        String key = object.substring(prefix.length());
        try {
            return Optional.of(Keys.check(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The address, for messages. */
    String address(String key) {
        return SCHEME + bucket + "/" + prefix + key;
    }

    @Override
    public String toString() {
        String address = address("");
        return address.substring(0, address.length() - 1);
    }
}
