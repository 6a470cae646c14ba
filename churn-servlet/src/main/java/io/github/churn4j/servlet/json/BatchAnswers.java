package io.github.churn4j.servlet.json;

import io.github.churn4j.servlet.http.Problem;
import java.io.IOException;

/** Writes the answers of a batch as they are made. Not thread-safe. */
public sealed interface BatchAnswers permits JsonAnswers, CsvAnswers {

    /** Writes what stands before the first answer. */
    void begin() throws IOException;

    /** Writes the prediction for one customer. */
    void prediction(BatchAnswer answer) throws IOException;

    /** Writes what is wrong with one customer, or with the batch from there on. */
    void error(long index, String reference, Problem problem) throws IOException;

    /** Hands on what is written so far. */
    void flush() throws IOException;

    /** Writes what stands after the last answer. */
    void end() throws IOException;
}
