package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.model.ChurnModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/registry.md. */
class RegistryExampleTest {

    @TempDir
    Path folder;

    @Test
    void runsAsTheDocumentationShowsIt() {
        Path bundle = folder.resolve("model.churn");
        Bundles.model("bank-churn", 1).write(bundle);
        String root = folder.resolve("registry").toString();

        // tag::registry[]
        try (ModelRegistry registry = ModelRegistry.open(root)) { // a directory, or s3://bucket/prefix
            Signoff by = new Signoff("ann@bank.example", "weekly retraining");
            ModelVersion version = registry.publish(ChurnModel.read(bundle), by);
            registry.approve("bank-churn", version.number(), by);
            registry.promote(Promotion.of("bank-churn", Alias.CHAMPION, version.number(), by));
            ChurnModel champion = registry.load("bank-churn", Alias.CHAMPION);
            System.out.println(version.reference() + " " + champion.sha256());
            registry.history("bank-churn", Long.MAX_VALUE, 10).forEach(System.out::println);
        }
        // end::registry[]

        try (ModelRegistry registry = ModelRegistry.open(root)) {
            assertThat(registry.resolve(ModelReference.parse("bank-churn@champion"))
                            .number())
                    .isEqualTo(1);
        }
    }

    @Test
    void isShownInTheDocumentation() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/github/churn4j/registry/RegistryExampleTest.java"));
        int begin = source.indexOf('\n', source.indexOf("// tag::registry[]")) + 1;
        int end = source.lastIndexOf('\n', source.indexOf("// end::registry[]"));
        String shown = source.substring(begin, end).stripIndent();

        assertThat(Files.readString(Path.of("../docs/registry.md"))).contains("```java\n" + shown + "\n```\n");
    }
}
