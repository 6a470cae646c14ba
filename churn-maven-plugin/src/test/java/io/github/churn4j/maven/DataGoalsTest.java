package io.github.churn4j.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.maven.registry.TrainingData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataGoalsTest {

    private static final String MD5_OF_ABC = "0bee89b07a248e27c83fc3d5951213c1"; // md5sum of "abc\n"

    @TempDir
    private Path folder;

    @Test
    void pushLookAndPull() throws MojoFailureException, IOException {
        Path data = Files.writeString(folder.resolve("customers.csv"), "abc\n");
        Goal push = goal(new DataPushMojo(), data)
                .with("remote", folder.resolve("remote").toString());
        assertThat(push.run()).contains("md5 " + MD5_OF_ABC, "1 file of 4 B; 1 object uploaded", "customers.csv.dvc");
        assertThat(Files.readString(folder.resolve("out/outcome.json"))).contains("\"md5\" : \"" + MD5_OF_ABC);
        assertThat(goal(new DataPushMojo(), dvc()).run()).contains("the remote had it already");
        assertThat(status()).containsPattern("customers.csv +up to date +yes +yes");

        Files.delete(data);
        assertThat(status()).containsPattern("customers.csv +missing").contains("Next: churn:data-pull");
        assertThat(goal(new DataPullMojo(), dvc()).run())
                .contains("1 tracked file or directory in place", "1 file written");
        assertThat(data).hasContent("abc\n");

        Files.writeString(data, "changed\n");
        assertThat(status()).containsPattern("customers.csv +modified").contains("Next: churn:data-push");
        assertThat(goal(new DataPullMojo(), dvc()).fail()).contains("customers.csv");
        goal(new DataPullMojo(), dvc()).with("force", true).run();
        assertThat(data).hasContent("abc\n");
    }

    @Test
    void tellWhatATrainingIsTrainedOn() throws MojoFailureException, IOException {
        List<String> said = new ArrayList<>();
        Path data = Files.writeString(folder.resolve("customers.csv"), "abc\n");
        assertThat(TrainingData.version(data, said::add)).isEmpty();
        assertThat(said).isEmpty();
        goal(new DataPushMojo(), data)
                .with("remote", folder.resolve("remote").toString())
                .run();
        assertThat(TrainingData.version(data, said::add))
                .hasValueSatisfying(version -> assertThat(version.md5()).isEqualTo(MD5_OF_ABC));
        assertThat(said).containsExactly("Data version: customers.csv md5 " + MD5_OF_ABC);
        Files.writeString(data, "changed\n");
        assertThat(TrainingData.version(data, said::add)).isEmpty();
        assertThat(said).last().asString().startsWith("WARNING: ").endsWith("records no version of its data");
        Files.writeString(dvc(), "not: [dvc");
        assertThat(TrainingData.version(data, said::add)).isEmpty();
        assertThat(said).last().asString().startsWith("WARNING: ");
    }

    @Test
    void tellWhatIsWrongAndWhatToDo() {
        assertThat(Goal.of(new DataPushMojo(), folder.resolve("out")).fail()).contains("churn.data is not set");
        assertThat(goal(new DataPushMojo(), folder.resolve("no.csv")).fail())
                .contains("no.csv: there is no such file or directory; check churn.data");
    }

    private String status() throws MojoFailureException {
        return goal(new DataStatusMojo(), dvc()).run();
    }

    private Path dvc() {
        return folder.resolve("customers.csv.dvc");
    }

    private Goal goal(ChurnMojo mojo, Path data) {
        return Goal.of(mojo, folder.resolve("out")).with("data", List.of(data.toString()));
    }
}
