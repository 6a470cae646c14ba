package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import io.github.churn4j.servlet.json.BatchAnswers;
import io.github.churn4j.servlet.json.Customers;
import java.io.IOException;
import java.util.Optional;

/** One batch at work: each customer is read, scored by the same model, counted and answered. Used by one thread. */
final class Batch {

    private final Predicting predicting;
    private final long most;
    private final Customers customers;
    private final BatchAnswers answers;
    private boolean begun;

    /** A batch of at most some customers. */
    Batch(Predicting predicting, long most, Customers customers, BatchAnswers answers) {
        this.predicting = predicting;
        this.most = most;
        this.customers = customers;
        this.answers = answers;
    }

    /**
     * Answers all customers.
     *
     * @throws ProblemException if nothing was answered yet and nothing can be
     * @throws IOException if the client is gone
     */
    void run() throws IOException {
        long index = 0;
        try {
            while (customers.next()) {
                begin();
                if (index == most) {
                    answers.error(index, "", tooMany());
                    break;
                }
                answer(index++);
            }
        } catch (ProblemException e) {
            if (!begun) {
                throw e;
            }
            answers.error(index, "", e.problem());
        }
        begin();
        answers.end();
    }

    /** Sends off what was answered so far. */
    void flush() throws IOException {
        if (begun) {
            answers.flush();
        }
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            answers.begin();
        }
    }

    private Problem tooMany() {
        return Problem.of(
                413,
                "batch-too-large",
                "The batch has too many records",
                "the first " + most + " are answered; send the others in another request");
    }

    private void answer(long index) throws IOException {
        Optional<Problem> problem = customers.problem();
        if (problem.isPresent()) {
            predicting.refused(customers.reference(), problem.get());
            answers.error(index, customers.reference(), problem.get());
            return;
        }
        answers.prediction(predicting.predict(index, customers.reference(), customers.record()));
    }
}
