package com.example.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.training.Algorithm;
import io.github.churn4j.training.Candidate;
import io.github.churn4j.training.SearchSpace;
import io.github.churn4j.training.TrainingConfiguration;
import io.github.churn4j.training.job.TableRequest;
import io.github.churn4j.training.job.TrainJob;
import io.github.churn4j.training.job.TrainRequest;
import io.github.churn4j.training.simulate.CustomerSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionDeskTest {

    private static final Path SOURCE = Path.of("src/main/java/com/example/retention/RetentionDesk.java");
    private static final Path README = Path.of("../../README.md");

    @Test
    void answersFromAModelFile(@TempDir Path directory) {
        assertThat(RetentionDesk.answer(model(directory)))
                .matches("P\\(churn\\) 0\\.\\d{3}, risk (Low|Medium|High), (Existing|Attrited) Customer, because of"
                        + " \\[(\\w+ = [^,\\]]+ \\([+-]\\d+\\.\\d\\d\\)(, |\\])){3}");
    }

    @Test
    void readmeShowsTheLinesThatRunHere() throws IOException {
        assertThat(Files.readString(README)).contains("```java\n" + region() + "```\n");
    }

    private static Path model(Path directory) {
        Path data = directory.resolve("customers.csv");
        CustomerSimulator.builder().rows(1500).seed(7).build().writeCsv(data);
        TrainingConfiguration configuration = TrainingConfiguration.builder()
                .space(SearchSpace.exhaustive(List.of(Candidate.of(Algorithm.LOGISTIC))))
                .replicates(50)
                .build();
        TrainRequest request = new TrainRequest(
                TableRequest.of(data), configuration, directory, 1, Duration.ofMinutes(5), Optional.empty(), false);
        TrainJob.run(request, Clock.systemUTC(), line -> {});
        return directory.resolve(TrainJob.MODEL);
    }

    /** The source between the two marks, without its indent. */
    private static String region() throws IOException {
        String source = Files.readString(SOURCE);
        String begin = "// readme:begin\n";
        int from = source.indexOf(begin) + begin.length();
        int to = source.indexOf("// readme:end");
        // a last line without text would count as one without indent
        return source.substring(from, to).stripTrailing().stripIndent() + "\n";
    }
}
