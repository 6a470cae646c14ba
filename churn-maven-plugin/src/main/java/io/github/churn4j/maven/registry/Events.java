package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.RegistryEvent;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What events tell people. */
final class Events {

    private Events() {}

    /** The event that has just been appended. */
    static void tell(RegistryEvent event, Consumer<String> console) {
        console.accept("  event      " + event.sequence() + " at " + Texts.time(event.time()) + " by "
                + event.signoff().actor() + (event.signedBy().isPresent() ? ", signed" : ""));
        if (!event.signoff().reason().isEmpty()) {
            console.accept("  reason     " + event.signoff().reason().replace("\n", " "));
        }
        console.accept("  aliases    " + AliasLine.of(event.aliases()));
    }

    /** What was done, in few words. */
    static String what(RegistryEvent event) {
        if (event.review().isPresent()) {
            RegistryEvent.Reviewed reviewed = event.review().get();
            String tags = reviewed.review().tags().entrySet().stream()
                    .map(tag -> tag.getKey() + "=" + tag.getValue())
                    .collect(Collectors.joining(", "));
            boolean tagged = event.kind() == RegistryEvent.Kind.TAGGED;
            return "version " + reviewed.version() + (tagged ? ": " + (tags.isEmpty() ? "no tags" : tags) : "");
        }
        return event.moves().stream().map(Texts::move).collect(Collectors.joining(", "));
    }

    /** What the gates found, in few words; a dash where none was asked. */
    static String gates(RegistryEvent event) {
        long passed = event.evidence().stream().filter(gate -> gate.passed()).count();
        String gates = event.evidence().isEmpty()
                ? "-"
                : passed + " of " + event.evidence().size() + " passed";
        return event.forced() ? gates + ", forced" : gates;
    }
}
