package io.github.churn4j.registry.dvc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Replaces an entry's own fields in the text of a file, so that comments and fields of others stay as they are. */
final class YamlEntries {

    private static final Set<String> OWN = Set.of("path", "md5", "hash", "size", "nfiles", "isexec");

    private YamlEntries() {}

    /**
     * The text with other fields in one entry of a sequence.
     *
     * @param fields the new fields, one a line, without indentation
     */
    static String replace(String text, Yaml.Mapping entry, String fields) {
        List<String> lines = text.lines().toList();
        List<Map.Entry<String, Integer>> starts = new ArrayList<>(entry.lines().entrySet());
        int first = starts.get(0).getValue();
        String dash = lines.get(first).substring(0, lines.get(first).indexOf('-') + 2);
        String indent = " ".repeat(dash.length());
        List<String> result = new ArrayList<>(lines.subList(0, first));
        for (String field : fields.lines().toList()) {
            // a folded text brings the indentation of its further lines itself
            result.add(field.startsWith(" ") ? field : (result.size() == first ? dash : indent) + field);
        }
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1).getValue() : entry.end();
            int from = starts.get(i).getValue();
            if (OWN.contains(starts.get(i).getKey())) {
                continue;
            }
            String line = lines.get(from);
            result.add(from == first ? indent + line.substring(dash.length()) : line);
            result.addAll(lines.subList(from + 1, end));
        }
        result.addAll(lines.subList(entry.end(), lines.size()));
        return String.join("\n", result) + "\n";
    }
}
