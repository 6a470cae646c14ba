package io.github.churn4j.registry;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where things lie below the root.
 *
 * <pre>
 * models/&lt;name&gt;/versions/&lt;number&gt;.json            a version: written last, so that it is whole or absent
 * models/&lt;name&gt;/events/999/999/998.json           event 1; the digits count down from 999,999,999
 * models/&lt;name&gt;/intents/&lt;sha256&gt;.json             written before a bundle's version: where to look for it
 * models/&lt;name&gt;/reviews/&lt;number&gt;/999/999/998.json written before an event about a version: where to look for it
 * blobs/sha256/&lt;2 hex digits&gt;/&lt;62 hex digits&gt;     bundles
 * gc/blobs/&lt;sha256&gt;/&lt;nonce&gt;.json                  a sweep is about to remove this blob
 * gc/clock/&lt;nonce&gt;.json                           tells a sweep the store's time
 * </pre>
 *
 * <p>Events count down so that the newest one has the smallest key and is found by one request to list one key,
 * however many there are; three levels keep directories of a file system below 1,000 entries.
 */
final class Layout {

    static final String MODELS = "models/";
    static final String BLOBS = "blobs/sha256/";
    static final String SWEEPS = "gc/";
    static final long LAST_EVENT = 999_999_998;
    private static final long COUNT_FROM = 999_999_999;

    private static final Pattern BLOB = Pattern.compile(BLOBS + "[0-9a-f]{2}/[0-9a-f]{62}");

    private Layout() {}

    static String versions(String name) {
        return MODELS + ModelNames.check(name) + "/versions/";
    }

    static String version(String name, int number) {
        return versions(name) + number + ".json";
    }

    static String events(String name) {
        return MODELS + ModelNames.check(name) + "/events/";
    }

    static String event(String name, long sequence) {
        return events(name) + countingDown(sequence);
    }

    static String intent(String name, String sha256) {
        return MODELS + ModelNames.check(name) + "/intents/" + sha256 + ".json";
    }

    static String reviews(String name, int version) {
        return MODELS + ModelNames.check(name) + "/reviews/" + version + "/";
    }

    static String review(String name, int version, long sequence) {
        return reviews(name, version) + countingDown(sequence);
    }

    static String blob(String sha256) {
        return BLOBS + sha256.substring(0, 2) + "/" + sha256.substring(2);
    }

    /** Whether a key is that of a bundle. */
    static boolean isBlob(String key) {
        return BLOB.matcher(key).matches();
    }

    /** The SHA-256 of a bundle's key. */
    static String sha256(String key) {
        return key.substring(BLOBS.length()).replace("/", "");
    }

    /** Below it are the marks of sweeps, one for each that is about to remove the blob. */
    static String sweeps(String sha256) {
        return SWEEPS + "blobs/" + sha256 + "/";
    }

    static String sweep(String sha256, String nonce) {
        return sweeps(sha256) + nonce + ".json";
    }

    static String clock(String nonce) {
        return SWEEPS + "clock/" + nonce + ".json";
    }

    /** The sequence number at the end of a key that counts down; -1 if it is no such key. */
    static long sequence(String key) {
        int end = key.length() - ".json".length();
        int begin = end - "999/999/999".length();
        if (begin < 0 || !key.endsWith(".json") || !key.substring(begin, end).matches("[0-9]{3}/[0-9]{3}/[0-9]{3}")) {
            return -1;
        }
        return COUNT_FROM - Long.parseLong(key.substring(begin, end).replace("/", ""));
    }

    private static String countingDown(long sequence) {
        if (sequence < 1 || sequence > LAST_EVENT) {
            throw new IllegalArgumentException("event is " + sequence + ", expected [1, " + LAST_EVENT + "]");
        }
        String digits = String.format(Locale.ROOT, "%09d", COUNT_FROM - sequence);
        return digits.substring(0, 3) + "/" + digits.substring(3, 6) + "/" + digits.substring(6) + ".json";
    }
}
