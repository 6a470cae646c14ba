package io.github.churn4j.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Appends events: reads the newest, asks what is to be done after it, and appends that right behind; whoever loses the
 * place to another reads again and is asked again, so that no event is written on what no longer holds.
 */
final class Chronicler {

    private static final int MOST_LOST = 10_000;

    private final EventLog events;
    private final Pen pen;

    Chronicler(EventLog events, Pen pen) {
        this.events = events;
        this.pen = pen;
    }

    /**
     * Appends one event.
     *
     * @param expected the newest event the caller knows, if it insists
     * @param change what is to be done after an alias table; throws to refuse
     */
    RegistryEvent append(String name, Signoff signoff, OptionalLong expected, Function<AliasTable, Change> change) {
        pen.check();
        for (int lost = 0; lost < MOST_LOST; lost++) {
            Optional<RegistryEvent> newest = events.newest(name).map(EventDocument::event);
            AliasTable table = AliasTable.after(newest);
            expect(name, expected, table.sequence());
            RegistryEvent event = event(name, signoff, newest, change.apply(table));
            String previous = newest.map(RegistryEvent::seal).orElse("");
            byte[] bytes = new EventDocument(event, previous, pen.nonces().get()).write(pen.signer());
            Optional<RegistryEvent> appended = events.append(event, bytes);
            if (appended.isPresent()) {
                return appended.get();
            }
        }
        throw new ConflictException("others appended " + MOST_LOST + " events to " + name + " meanwhile; try again");
    }

    private static void expect(String name, OptionalLong expected, long found) {
        if (expected.isPresent() && expected.getAsLong() != found) {
            throw new ConflictException("the newest event of " + name + " is " + found + ", expected "
                    + expected.getAsLong() + "; look at what happened and decide again");
        }
    }

    private RegistryEvent event(String name, Signoff signoff, Optional<RegistryEvent> newest, Change change) {
        return new RegistryEvent(
                name,
                newest.map(RegistryEvent::sequence).orElse(0L) + 1,
                pen.now(newest.map(RegistryEvent::time).orElse(Instant.MIN)),
                change.kind(),
                signoff,
                change.moves(),
                change.review(),
                change.evidence(),
                change.forced(),
                change.aliases(),
                "",
                Optional.empty());
    }
}
