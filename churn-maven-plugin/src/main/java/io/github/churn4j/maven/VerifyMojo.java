package io.github.churn4j.maven;

import io.github.churn4j.maven.registry.VerifyJob;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.Verification;
import java.time.Clock;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Checks a whole registry: chains, seals, signatures where keys are trusted, aliases and every bundle's SHA-256. Writes
 * verification.json and fails unless all is sound.
 */
@Mojo(name = "verify", requiresProject = false, threadSafe = true)
public final class VerifyMojo extends RegistryMojo {

    @Override
    void run() throws MojoFailureException {
        try (ModelRegistry registry = place().open()) {
            Verification found = VerifyJob.run(registry, Clock.systemUTC(), output(), this::print);
            if (!found.sound()) {
                Verification.Problem first = found.problems().get(0);
                throw new MojoFailureException(registry.description() + " is broken: " + first.key() + ": "
                        + first.what()
                        + (found.problems().size() == 1
                                ? ""
                                : ", and " + (found.problems().size() - 1) + " more")
                        + "; see " + output().resolve(VerifyJob.REPORT));
            }
        }
    }
}
