package io.github.churn4j.maven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.Bundles;
import io.github.churn4j.registry.ModelReference;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.Promotion;
import io.github.churn4j.registry.Signoff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelChoiceTest {

    @TempDir
    private Path folder;

    private ModelChoice choice(String text) {
        GoalSettings none = new GoalSettings(key -> null, key -> null, key -> null);
        return ModelChoice.of(text, folder.resolve("usual.churn"), folder, RegistryPlace.of(null, folder, none));
    }

    @Test
    void isTheUsualFileUnlessTold() {
        assertThat(choice("").file()).isEqualTo(folder.resolve("usual.churn"));
        assertThat(choice("").reference()).isEmpty();
    }

    @Test
    void isAFileOrAVersion() throws IOException {
        assertThat(choice("models/a.churn").file()).isEqualTo(folder.resolve("models/a.churn"));
        assertThat(choice("bank-churn@champion").reference()).contains(ModelReference.of("bank-churn", Alias.CHAMPION));
        Files.writeString(folder.resolve("odd@name"), "");
        assertThat(choice("odd@name").reference()).isEmpty();
        assertThatThrownBy(() -> choice("bank-churn@"))
                .hasMessageContaining("churn.model is \"bank-churn@\"")
                .hasMessageContaining("name@alias");
    }

    @Test
    void loadsTheVersionAnAliasPointsAt() {
        List<String> said = new ArrayList<>();
        try (ModelRegistry registry =
                ModelRegistry.open(folder.resolve(RegistryPlace.DEFAULT).toString())) {
            Signoff signoff = new Signoff("a test", "");
            registry.publish(Bundles.model("bank-churn", 1), signoff);
            registry.publish(Bundles.model("bank-churn", 2), signoff);
            registry.promote(Promotion.of("bank-churn", Alias.CHAMPION, 2, signoff));
        }
        assertThat(choice("bank-churn@champion").load(said::add).sha256())
                .isEqualTo(Bundles.model("bank-churn", 2).sha256());
        assertThat(said).singleElement().asString().startsWith("bank-churn@champion is bank-churn@2 in ");
        assertThatThrownBy(() -> choice("bank-churn@challenger").load(said::add))
                .hasMessageContaining("challenger");
    }
}
