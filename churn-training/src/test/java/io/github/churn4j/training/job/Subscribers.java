package io.github.churn4j.training.job;

import io.github.churn4j.training.Algorithm;
import io.github.churn4j.training.Candidate;
import io.github.churn4j.training.SearchSpace;
import io.github.churn4j.training.TrainingConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A small table of made-up subscribers and the quickest training on it. */
final class Subscribers {

    static final String HEADER = "customerID,months,charges,plan,churn";

    private Subscribers() {}

    /** One line; those who pay much and came lately leave more often. */
    static String row(int i) {
        SplittableRandom random = new SplittableRandom(1000L + i);
        int months = random.nextInt(60);
        int cents = random.nextInt(2000, 12000);
        String plan = random.nextBoolean() ? "basic" : random.nextBoolean() ? "plus" : "family";
        double margin = 1 - months / 15.0 + (cents - 7000) / 2500.0;
        String churn = random.nextDouble() < 1 / (1 + Math.exp(-margin)) ? "Yes" : "No";
        return "ID-" + (7_000_000 + i) + "," + months + "," + cents / 100.0 + "," + plan + "," + churn;
    }

    static String table(int rows) {
        return table(rows, Subscribers::row);
    }

    static String table(int rows, IntFunction<String> row) {
        return Stream.concat(Stream.of(HEADER), IntStream.range(0, rows).mapToObj(row))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static Path file(Path folder, String text) {
        return write(folder.resolve("subscribers.csv"), text);
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TrainingConfiguration.Builder configuration(Candidate... candidates) {
        return TrainingConfiguration.builder()
                .folds(3)
                .replicates(50)
                .space(SearchSpace.exhaustive(List.of(candidates)));
    }

    static Candidate logistic() {
        return Candidate.of(Algorithm.LOGISTIC);
    }

    static Candidate boosting(int rounds) {
        return Candidate.of(Algorithm.BOOSTING).with("rounds", rounds).with("maxDepth", 3);
    }

    static TrainRequest request(TableRequest table, TrainingConfiguration configuration, Path output) {
        return new TrainRequest(table, configuration, output, 2, Duration.ofDays(1), Optional.empty(), false);
    }

    static void train(Path data, Path output, Consumer<String> console, Candidate... candidates) {
        TrainJob.run(
                request(TableRequest.of(data), configuration(candidates).build(), output), Clock.systemUTC(), console);
    }

    /** Trains by the quickest candidate and returns what the console heard. */
    static List<String> train(Path data, Path output) {
        List<String> lines = new ArrayList<>();
        train(data, output, lines::add, logistic());
        return lines;
    }

    /** Every file below a directory with its content. */
    static Map<String, String> contents(Path directory) {
        if (!Files.exists(directory)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            Map<String, String> contents = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(directory.relativize(file).toString(), io.github.churn4j.internal.io.Sha256.of(file));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
