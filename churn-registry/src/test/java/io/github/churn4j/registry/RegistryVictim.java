package io.github.churn4j.registry;

import java.io.IOException;

/** Publishes and promotes one bundle after another until it is killed. Arguments: root, name, seed of the first bundle. */
public final class RegistryVictim {

    /** Characters of a report that make a bundle large enough to be killed in the midst of it. */
    static final int REPORT = 200_000;

    private RegistryVictim() {}

    public static void main(String[] args) throws IOException {
        ModelRegistry registry =
                ModelRegistry.builder(args[0], System::getProperty).build();
        System.out.println("ready");
        System.in.read();
        for (long seed = Long.parseLong(args[2]); ; seed++) {
            System.out.println("publishing " + seed);
            System.out.flush();
            ModelVersion version = registry.publish(Bundles.model(args[1], seed, REPORT), new Signoff("victim", ""));
            registry.promote(Promotion.of(args[1], Alias.CHAMPION, version.number(), new Signoff("victim", "")));
            System.out.println("published " + version.number());
        }
    }
}
