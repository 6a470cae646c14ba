package io.github.churn4j.maven;

import io.github.churn4j.maven.registry.Candidate;
import io.github.churn4j.maven.registry.GateRequest;
import io.github.churn4j.maven.registry.KeyValues;
import io.github.churn4j.maven.registry.PromoteJob;
import io.github.churn4j.maven.registry.PromoteRequest;
import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.ModelRegistry;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Points an alias at a version that passes the gates, which compare it on labelled customers with the version the alias
 * points at. Fails and moves nothing if a gate fails. Services that watch the alias follow within seconds.
 */
@Mojo(name = "promote", requiresProject = false, threadSafe = true)
public final class PromoteMojo extends ChangeMojo {

    /** The version: a number, another alias or latest; default the bundle in the output directory, else latest. */
    @Parameter(property = "churn.version")
    private @Nullable String version;

    /** The alias to point at it. */
    @Parameter(property = "churn.alias", defaultValue = "champion")
    private String alias = "champion";

    /** Several aliases at once instead, such as champion:7,challenger:8; without a number the alias is taken away. */
    @Parameter(property = "churn.moves")
    private @Nullable List<String> moves;

    /** What the version must pass; default a standard list. none asks nothing and needs churn.reason. */
    @Parameter(property = "churn.gates")
    private @Nullable String gates;

    /** The CSV file of labelled customers the gates measure on; best such as no version was trained on. */
    @Parameter(property = "churn.data")
    private @Nullable File data;

    /** The character between cells; "tab" for a tab. */
    @Parameter(property = "churn.separator", defaultValue = ",")
    private String separator = ",";

    /** Largest fraction of rows the schema may refuse before the goal fails. */
    @Parameter(property = "churn.maxRejected", defaultValue = "0.01")
    private double maxRejected;

    /** Vouches that no model was trained on these customers, where that cannot be found out. */
    @Parameter(property = "churn.assertUnseen", defaultValue = "false")
    private boolean assertUnseen;

    /** Promotes in spite of failed gates or a rejection, which is recorded; needs churn.reason. */
    @Parameter(property = "churn.force", defaultValue = "false")
    private boolean force;

    /** The newest event you know, 0 for none: fails if there is a newer one. */
    @Parameter(property = "churn.expectedSequence")
    private @Nullable Long expectedSequence;

    @Override
    void run() {
        GateRequest asked = new GateRequest(
                Optional.ofNullable(gates),
                Optional.ofNullable(data).map(File::toPath),
                Separator.of(separator),
                Properties.fraction("churn.maxRejected", maxRejected),
                assertUnseen);
        try (ModelRegistry registry = place().open()) {
            String name = name(registry);
            PromoteRequest request = new PromoteRequest(
                    wanted(registry, name),
                    asked,
                    force,
                    expectedSequence == null ? OptionalLong.empty() : OptionalLong.of(expectedSequence),
                    signoff());
            PromoteJob.run(registry, name, request, output(), this::print);
        }
    }

    private Map<Alias, String> wanted(ModelRegistry registry, String name) {
        List<String> several = TableMojo.trimmed(moves);
        if (several.isEmpty()) {
            Alias one = new Alias(alias.strip());
            return Map.of(one, version == null ? Candidate.of(registry, name, bundle(), this::print) : version.strip());
        }
        if (version != null) {
            throw new IllegalArgumentException(
                    "churn.version is \"" + version + "\" and churn.moves is " + several + ", expected one of them");
        }
        Map<Alias, String> wanted = new LinkedHashMap<>();
        KeyValues.of(several, ":", "churn.moves", "alias:version, or alias: to take it away")
                .forEach((key, value) -> wanted.put(new Alias(key), value));
        return wanted;
    }
}
