package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.store.ObjectStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Publishers and promoters die before and after every call of the store, and in the midst of them. */
public abstract class RegistryCrashContract extends RegistryFixture {

    private int deaths;

    /** The registry's process ends here. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death() {
            super("died", null, false, false);
        }
    }

    @Test
    void leavesAVersionWholeOrAbsentWhereverAPublisherDies() {
        ModelRegistry sound = ModelRegistry.builder(open()).build();
        sound.publish(Bundles.model(NAME, 1), BY);
        sound.promote(Promotion.of(NAME, Alias.CHAMPION, 1, BY));
        long seed = 2;
        for (int first = 1; ; first++) {
            ChurnModel model = Bundles.model(NAME, seed);
            if (!dies(first, registry -> registry.publish(model, BY))) {
                break;
            }
            // the next publisher of the same bundle dies as well, elsewhere
            dies(1 + first % 12, registry -> registry.publish(model, BY));
            retry(sound, model, (int) seed);
            seed++;
        }
        for (int second = 1; ; second++) {
            ChurnModel model = Bundles.model(NAME, ++seed);
            dies(9, registry -> registry.publish(model, BY));
            boolean died = dies(second, registry -> registry.publish(model, BY));
            retry(sound, model, (int) seed);
            if (!died) {
                break;
            }
        }
        assertThat(deaths).isGreaterThanOrEqualTo(50);
    }

    @Test
    void leavesAnEventWholeOrAbsentWhereverAPromoterDies() {
        ModelRegistry sound = ModelRegistry.builder(open()).build();
        sound.publish(Bundles.model(NAME, 1), BY);
        everyDeath(
                registry -> registry.promote(Promotion.of(NAME, Alias.CHAMPION, 1, BY)),
                () -> sound.promote(Promotion.of(NAME, Alias.CHALLENGER, 1, BY)));
        everyDeath(registry -> registry.reject(NAME, 1, BY), () -> sound.tag(NAME, 1, Map.of("a", "b"), BY));
        everyDeath(registry -> registry.approve(NAME, 1, BY), () -> sound.approve(NAME, 1, BY));
        assertThat(sound.review(NAME, 1)).isEqualTo(new Review(Review.Status.APPROVED, Map.of("a", "b")));
        assertThat(deaths).isGreaterThanOrEqualTo(20);
    }

    private void everyDeath(Consumer<ModelRegistry> work, Runnable after) {
        ModelRegistry sound = ModelRegistry.builder(open()).build();
        boolean died = true;
        for (int step = 1; died; step++) {
            long before = sound.sequence(NAME);
            died = dies(step, work);
            long now = sound.sequence(NAME);
            assertThat(now).isBetween(before, before + 1);
            after.run();
            assertThat(sound.history(NAME, Long.MAX_VALUE, 1000)).hasSize((int) now + 1);
        }
    }

    /** Whether the work came to the step, and died there. */
    private boolean dies(int step, Consumer<ModelRegistry> work) {
        int[] left = {step};
        ObjectStore store = new WatchedStore(open(), (call, key, done) -> {
            if (--left[0] == 0) {
                throw new Death();
            }
        });
        try {
            work.accept(ModelRegistry.builder(store).build());
            return false;
        } catch (Death death) {
            deaths++;
            return true;
        } finally {
            store.close();
        }
    }

    /** After a death the version of that number is there or not; a retry makes it be there, and no other. */
    private static void retry(ModelRegistry sound, ChurnModel model, int number) {
        Optional<ModelVersion> newest =
                sound.versions(NAME, Integer.MAX_VALUE, 1).stream().findFirst();
        assertThat(newest.orElseThrow().number()).isBetween(number - 1, number);
        assertThat(sound.load(newest.orElseThrow().reference()).sha256())
                .isEqualTo(newest.orElseThrow().sha256());
        ModelVersion version = sound.publish(model, BY);
        assertThat(version.number()).isEqualTo(number);
        assertThat(sound.load(version.reference()).sha256()).isEqualTo(model.sha256());
        assertThat(sound.versions(NAME, Integer.MAX_VALUE, 1)).containsExactly(version);
    }

    @Test
    @Tag("slow")
    void survivesKilledProcesses() throws IOException, InterruptedException {
        kill(kills(), 11);
    }

    /** How many processes are killed; fewer where one takes long to start. */
    protected int kills() {
        return 50;
    }

    @Test
    @Tag("long")
    void survivesAThousandKilledProcesses() throws IOException, InterruptedException {
        kill(1_000, 12);
    }

    private void kill(int kills, long randomSeed) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(randomSeed);
        ModelRegistry sound = ModelRegistry.builder(open()).build();
        int versions = 0;
        int whole = 0;
        long events = 0;
        for (int run = 1; run <= kills; run++) {
            String dying = killed(run * 1_000L, random);
            int newest = sound.versions(NAME, Integer.MAX_VALUE, 1).stream()
                    .mapToInt(ModelVersion::number)
                    .findFirst()
                    .orElse(0);
            ChurnModel model = Bundles.model(NAME, Long.parseLong(dying), RegistryVictim.REPORT);
            ModelVersion retried = sound.publish(model, BY);
            assertThat(retried.number()).as("after kill %d", run).isBetween(Math.max(1, newest), newest + 1);
            whole += retried.number() == newest ? 1 : 0;
            for (int number = versions + 1; number <= retried.number(); number++) {
                assertThat(sound.load(ModelReference.of(NAME, number)).name()).isEqualTo(NAME);
            }
            versions = retried.number();
            long sequence = sound.promote(Promotion.of(NAME, Alias.CHAMPION, versions, BY))
                    .sequence();
            assertThat(sequence).isGreaterThan(events);
            events = sequence;
            int unseen = (int) Math.min(1000, events);
            assertThat(sound.history(NAME, Long.MAX_VALUE, unseen)).hasSize(unseen);
        }
        System.getLogger(RegistryCrashContract.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0} kills, {1} of them after the version was whole, {2} versions, {3} events",
                        kills,
                        whole,
                        versions,
                        events);
    }

    /** Kills a publisher at some moment of its work, which is slower at first and quicker once it is warm; the seed of the bundle it was publishing. */
    private String killed(long seed, SplittableRandom random) throws IOException, InterruptedException {
        Process victim = start(RegistryVictim.class, NAME, String.valueOf(seed));
        String publishing = "";
        try (BufferedReader out = victim.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");
            victim.getOutputStream().write('\n');
            victim.getOutputStream().flush();
            String line = out.readLine();
            for (int complete = random.nextInt(4); complete > 0; line = out.readLine()) {
                complete -= line.startsWith("published ") ? 1 : 0;
            }
            assertThat(victim.waitFor(random.nextInt(150_000), TimeUnit.MICROSECONDS))
                    .isFalse();
            victim.toHandle().destroyForcibly(); // unlike the process's own method it leaves the output to be read
            victim.waitFor();
            for (; line != null; line = out.readLine()) {
                if (line.matches("publishing [0-9]+")) {
                    publishing = line.substring("publishing ".length());
                }
            }
        } finally {
            victim.destroyForcibly();
        }
        assertThat(victim.exitValue()).isEqualTo(128 + 9);
        return publishing;
    }
}
