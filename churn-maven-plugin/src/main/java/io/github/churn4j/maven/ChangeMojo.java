package io.github.churn4j.maven;

import io.github.churn4j.maven.registry.Actors;
import io.github.churn4j.registry.Signoff;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that changes what a registry says of a model, for which somebody answers. */
abstract class ChangeMojo extends ModelMojo {

    /** Who does it, recorded for ever; default the person a build server names, else the account. */
    @Parameter(property = "churn.actor")
    private @Nullable String actor;

    /** Why, recorded for ever. */
    @Parameter(property = "churn.reason")
    private @Nullable String reason;

    final Signoff signoff() {
        String who =
                actor == null || actor.isBlank() ? Actors.of(System::getenv, System.getProperty("user.name")) : actor;
        return new Signoff(who, reason == null ? "" : reason);
    }
}
