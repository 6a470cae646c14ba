package io.github.churn4j.servlet.page;

import io.github.churn4j.data.Feature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which fields of the form stand together under which title: those that the settings put there, else by the words in
 * their labels. Immutable.
 */
public final class FieldGroups {

    private static final String REST = "Further Information";
    private static final Map<String, Set<String>> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(
                "Customer Demographics",
                words("age birth gender sex dependent dependents education marital married income salary partner senior"
                        + " citizen family children household occupation job region country state city geography"
                        + " nationality language"));
        WORDS.put(
                "Account Information",
                words("account book tenure relationship card inactive active contact contacts contract product products"
                        + " plan service services subscription member membership phone line lines internet online"
                        + " security backup device protection support tech streaming tv movies"));
        WORDS.put(
                "Credit Information",
                words("credit limit revolving balance open buy utilization utilisation loan debt mortgage overdraft"
                        + " score rating"));
        WORDS.put(
                "Transaction Information",
                words("transaction transactions amount count spend spending purchase purchases order orders charge"
                        + " charges payment payments bill billing paperless usage call calls minutes visits"));
    }

    private final Map<String, List<String>> told;

    private FieldGroups(Map<String, List<String>> told) {
        this.told = told;
    }

    /**
     * Fields under one title.
     *
     * @param title the heading
     * @param slots positions of the fields in the schema
     */
    record Group(String title, List<Integer> slots) {
        Group {
            slots = List.copyOf(slots);
        }
    }

    /**
     * Groups told as {@code Title=field,field;Title=field}; an empty text tells none. Fields are named as the schema
     * spells column or field; those that it does not know are passed over, for the model may change.
     *
     * @throws IllegalArgumentException if a part is not of that form
     */
    public static FieldGroups of(String text) {
        Map<String, List<String>> told = new LinkedHashMap<>();
        for (String part : text.split(";", -1)) {
            if (!part.isBlank()) {
                int equals = part.indexOf('=');
                if (equals < 1 || part.substring(0, equals).isBlank()) {
                    throw new IllegalArgumentException("Title=field,field;Title=field");
                }
                told.computeIfAbsent(part.substring(0, equals).strip(), t -> new ArrayList<>())
                        .addAll(List.of(part.substring(equals + 1).strip().split("\\s*,\\s*", -1)));
            }
        }
        return new FieldGroups(told);
    }

    /** The groups that hold a field, in order; every field stands in exactly one. */
    List<Group> of(List<Feature> features) {
        Map<String, List<Integer>> slots = new LinkedHashMap<>();
        (told.isEmpty() ? WORDS : told).keySet().forEach(title -> slots.put(title, new ArrayList<>()));
        for (int i = 0; i < features.size(); i++) {
            slots.computeIfAbsent(title(features.get(i)), t -> new ArrayList<>())
                    .add(i);
        }
        List<Group> groups = new ArrayList<>();
        slots.forEach((title, members) -> {
            if (!members.isEmpty()) {
                groups.add(new Group(title, members));
            }
        });
        return groups;
    }

    private String title(Feature feature) {
        if (!told.isEmpty()) {
            return told.entrySet().stream()
                    .filter(e -> e.getValue().contains(feature.column())
                            || e.getValue().contains(feature.field()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(REST);
        }
        List<String> words = List.of(feature.label().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+", -1));
        String best = REST;
        long most = 0;
        for (Map.Entry<String, Set<String>> group : WORDS.entrySet()) {
            long hits = words.stream().filter(group.getValue()::contains).count();
            if (hits > most) {
                best = group.getKey();
                most = hits;
            }
        }
        return best;
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" ", -1));
    }
}
