package io.github.churn4j.registry;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The objects of one model by what they are. */
final class ModelKeys {

    private static final Pattern VERSION = Pattern.compile("versions/([1-9][0-9]{0,8})\\.json");
    private static final Pattern EVENT = Pattern.compile("events/[0-9]{3}/[0-9]{3}/[0-9]{3}\\.json");
    private static final Pattern REVIEW = Pattern.compile("reviews/[1-9][0-9]{0,8}/[0-9]{3}/[0-9]{3}/[0-9]{3}\\.json");
    private static final Pattern INTENT = Pattern.compile("intents/[0-9a-f]{64}\\.json");

    final TreeSet<Integer> versions = new TreeSet<>();
    final TreeSet<Long> events = new TreeSet<>();
    final Set<String> reviews = new HashSet<>();

    /**
     * Takes an object in.
     *
     * @param key its key
     * @param rest what follows the model's name
     * @return whether a registry writes such objects
     */
    boolean add(String key, String rest) {
        Matcher version = VERSION.matcher(rest);
        if (version.matches()) {
            return versions.add(Integer.parseInt(version.group(1)));
        }
        if (EVENT.matcher(rest).matches()) {
            return isEvent(key) && events.add(Layout.sequence(key));
        }
        if (REVIEW.matcher(rest).matches()) {
            return isEvent(key) && reviews.add(key);
        }
        return INTENT.matcher(rest).matches();
    }

    private static boolean isEvent(String key) {
        return Layout.sequence(key) >= 1 && Layout.sequence(key) <= Layout.LAST_EVENT;
    }
}
