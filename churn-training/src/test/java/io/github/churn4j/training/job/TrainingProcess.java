package io.github.churn4j.training.job;

import io.github.churn4j.ChurnException;
import io.github.churn4j.training.Candidate;
import java.nio.file.Path;

/** A training in a JVM of its own, to be killed or to run under other settings. */
final class TrainingProcess {

    private TrainingProcess() {}

    public static void main(String[] arguments) {
        Candidate boosting = Subscribers.boosting(Integer.parseInt(arguments[3]));
        Candidate[] candidates = arguments[0].equals("boosting")
                ? new Candidate[] {boosting}
                : new Candidate[] {Subscribers.logistic(), boosting};
        try {
            Subscribers.train(Path.of(arguments[1]), Path.of(arguments[2]), System.out::println, candidates);
        } catch (ChurnException e) {
            System.out.println("FAILED " + e.getMessage());
            System.exit(3);
        }
    }
}
