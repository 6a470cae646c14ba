/**
 * Whole files scored with a model: a table of customers in, the same table with the model's answers out, in constant
 * memory and able to go on after a crash. What reads, checks and predicts lives elsewhere; what lives here carries
 * rows from file to file and keeps count.
 */
@NullMarked
package io.github.churn4j.batch;

import org.jspecify.annotations.NullMarked;
