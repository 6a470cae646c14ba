package io.github.churn4j.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.registry.Bundles;
import io.github.churn4j.registry.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryGoalsTest {

    private static final String NAME = "bank-churn";

    @TempDir
    private Path folder;

    @Test
    void goFromABundleToARollbackInADirectory() throws Exception {
        goFromABundleToARollback(folder.resolve("registry").toString());
    }

    @Test
    @Tag("slow")
    void goFromABundleToARollbackOnS3() throws Exception {
        S3Server server = S3Server.shared();
        server.settings().forEach(System::setProperty);
        try {
            goFromABundleToARollback(server.newBucket() + "/models");
        } finally {
            server.settings().keySet().forEach(System::clearProperty);
        }
    }

    private void goFromABundleToARollback(String root) throws MojoFailureException, IOException {
        assertThat(register(root, 1)).contains("Registered bank-churn@1", "aliases    none yet", "Next: churn:promote");
        assertThat(outcome()).contains("\"outcome\" : \"registered\"", "\"version\" : 1", "\"new\" : true");
        assertThat(register(root, 1)).contains("Nothing to do: this bundle is bank-churn@1");
        assertThat(outcome()).contains("\"outcome\" : \"unchanged\"");
        assertThat(promote(root).with("reason", "the first").run())
                .contains("Promoted bank-churn@champion: nothing → 1", "reason     the first");
        assertThat(promote(root).with("reason", "again").run()).contains("Nothing to do: bank-churn has champion → 1");

        assertThat(register(root, 2)).contains("Registered bank-churn@2", "aliases    champion → 1");
        assertThat(promote(root).with("reason", "better").run()).contains("Promoted bank-churn@champion: 1 → 2");
        assertThat(outcome()).contains("\"outcome\" : \"promoted\"", "\"champion\" : 2");
        String history = goal(new HistoryMojo(), root).with("limit", 20).run();
        assertThat(history).contains("bank-churn in ", "champion → 2", "the first", "better");
        assertThat(history.lines().filter(line -> line.contains("promoted"))).hasSize(2);

        assertThat(goal(new DiffMojo(), root).with("from", "1").run())
                .contains("from  bank-churn@1, ", "to    bank-churn@2, ", "holdout.rocAuc");
        assertThat(goal(new DiffMojo(), root).run()).contains("The same bundle, sha256 ");
        assertThat(goal(new VerifyMojo(), root).run())
                .contains("1 model, 2 versions, 2 events, 2 bundles checked", "head of bank-churn: ", "is sound");
        assertThat(folder.resolve("out/verification.json")).content().contains("\"sound\" : true", "\"heads\"");
        assertThat(goal(new GcMojo(), root).with("dryRun", true).run())
                .contains("2 bundles in use", "Nothing to remove");

        assertThat(goal(new RollbackMojo(), root).with("reason", "worse").run())
                .contains("Rolled back bank-churn@champion: 2 → 1", "-Dchurn.status=rejected");
        assertThat(goal(new ReviewMojo(), root)
                        .with("version", "2")
                        .with("status", "rejected")
                        .with("reason", "worse")
                        .with("tags", List.of("ticket=42"))
                        .run())
                .contains("bank-churn@2 is rejected; tags: {ticket=42}");
        Goal rejected = promote(root).with("version", "2").with("reason", "once more");
        assertThat(rejected.fail()).contains("bank-churn@2 was rejected");
        assertThat(outcome()).contains("\"outcome\" : \"refused\"");
    }

    @Test
    void failAndMoveNothingIfAGateFails() throws MojoFailureException, IOException {
        String root = folder.resolve("registry").toString();
        register(root, 1);
        Goal refused = goal(new PromoteMojo(), root).with("gates", "schema,calibration");
        assertThat(refused.fail()).contains("calibration failed (could not be checked");
        assertThat(refused.said()).anyMatch(line -> line.matches(" +calibration +FAILED +could not be checked.*"));
        assertThat(outcome()).contains("\"outcome\" : \"refused\"", "\"passed\" : false", "\"passed\" : true");
        assertThat(goal(new HistoryMojo(), root).with("limit", 1).run()).contains("Events: none yet");

        Goal forced = goal(new PromoteMojo(), root)
                .with("gates", "schema,calibration")
                .with("force", true);
        assertThat(forced.fail()).contains("churn.reason is not set");
        assertThat(forced.with("reason", "no labels yet").run()).contains("Promoted bank-churn@champion: nothing → 1");
        assertThat(goal(new HistoryMojo(), root).with("limit", 1).run()).contains("1 of 2 passed, forced");
    }

    @Test
    void moveSeveralAliasesAtOnce() throws MojoFailureException, IOException {
        String root = folder.resolve("registry").toString();
        register(root, 1);
        register(root, 2);
        assertThat(moves(root, "champion:1", "challenger:2").run())
                .contains("champion: nothing → 1", "challenger: nothing → 2");
        assertThat(moves(root, "champion:challenger", "challenger:").run())
                .contains("champion: 1 → 2", "challenger: 2 → taken away", "aliases    champion → 2");
        assertThat(moves(root, "champion:1").with("expectedSequence", 1L).fail())
                .contains("churn.expectedSequence is 1", "is 2");
        assertThat(moves(root, "champion").fail()).contains("churn.moves has \"champion\", expected alias:version");
    }

    private Goal moves(String root, String... moves) {
        return goal(new PromoteMojo(), root)
                .with("moves", List.of(moves))
                .with("gates", "none")
                .with("reason", "a test");
    }

    @Test
    void nameEveryBrokenLink() throws MojoFailureException, IOException {
        Path root = folder.resolve("registry");
        register(root.toString(), 1);
        register(root.toString(), 2);
        Path version = root.resolve("models/bank-churn/versions/1.json");
        Files.writeString(version, Files.readString(version).replace("bank-churn", "bunk-churn"));
        Goal verify = goal(new VerifyMojo(), root.toString());
        assertThat(verify.fail()).contains(root + " is broken: models/bank-churn/versions/1.json", "verification.json");
        assertThat(verify.said()).anyMatch(line -> line.startsWith("warned: models/bank-churn/versions/1.json: "));
        assertThat(folder.resolve("out/verification.json")).content().contains("\"sound\" : false");
        assertThat(outcome()).contains("\"outcome\" : \"broken\"");
    }

    @Test
    void tellWhatIsWrongAndWhatToDo() throws MojoFailureException, IOException {
        String root = folder.resolve("registry").toString();
        assertThat(goal(new HistoryMojo(), root).fail())
                .contains("there is no registry at " + root, "churn:register", "churn.registry");
        assertThat(goal(new RegisterMojo(), root).fail()).contains("there is no ", "model.churn", "churn:train");
        register(root, 1);
        assertThat(goal(new PromoteMojo(), root).fail()).contains("churn.data is not set", "churn.gates=none");
        assertThat(goal(new PromoteMojo(), root).with("gates", "none").fail()).contains("churn.reason is not set");
        assertThat(goal(new PromoteMojo(), root).with("gates", "beauty").fail())
                .contains("churn.gates is \"beauty\"", "expected non-inferiority");
        assertThat(goal(new PromoteMojo(), root)
                        .with("data", folder.resolve("no.csv").toFile())
                        .fail())
                .contains("no.csv: there is no such file; check churn.data");
        assertThat(promote(root).with("reason", "r").with("version", "9").fail())
                .contains("bank-churn", "9");
        assertThat(goal(new RollbackMojo(), root).fail())
                .contains("bank-churn@champion points nowhere", "aliases of bank-churn: none yet");
        assertThat(goal(new HistoryMojo(), root)
                        .with("name", "other")
                        .with("limit", 5)
                        .fail())
                .contains("there is no model other in ", "it has bank-churn");
        assertThat(goal(new HistoryMojo(), root).with("limit", 0).fail())
                .contains("churn.limit is 0, expected [1, 1000]");
        assertThat(goal(new GcMojo(), root).with("grace", "soon").fail())
                .contains("churn.grace is \"soon\", expected a duration");
        assertThat(goal(new ReviewMojo(), root).fail()).contains("set churn.status to approved or rejected");
        assertThat(goal(new HistoryMojo(), "s3://").fail()).contains("s3://");
    }

    @Test
    void makeNoRegistryAmongOtherFiles() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Bundles.model(NAME, 1).write(bundle());
        assertThat(goal(new RegisterMojo(), folder.toString()).fail())
                .contains(folder + " holds other things", "set churn.registry");
        assertThat(goal(new RegisterMojo(), folder.resolve("pom.xml").toString())
                        .fail())
                .contains("pom.xml is a file");
    }

    private String register(String root, long seed) throws MojoFailureException, IOException {
        Bundles.model(NAME, seed).write(bundle());
        return goal(new RegisterMojo(), root).run();
    }

    private Goal promote(String root) {
        return goal(new PromoteMojo(), root).with("gates", "none");
    }

    private Goal goal(ChurnMojo mojo, String root) {
        return Goal.of(mojo, folder.resolve("out")).with("registry", root);
    }

    private Path bundle() {
        return folder.resolve("out/model.churn");
    }

    private String outcome() throws IOException {
        return Files.readString(folder.resolve("out/outcome.json"));
    }
}
