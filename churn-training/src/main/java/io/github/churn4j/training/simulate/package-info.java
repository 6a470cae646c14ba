/**
 * Simulated bank-card customers, for a first try without data of one's own, for tests and for runs at scale.
 * What is drawn here imitates the public <em>Credit Card customers</em> data set (same columns, labels and formats,
 * similar marginals and dependences, an equally hard learning problem) and nothing in it is a real person; unlike real
 * data it comes with the true churn probability of every customer. Only the drawing, its drift scenarios and its CSV
 * form live here; planting flaws, learning and detection belong elsewhere.
 */
@NullMarked
package io.github.churn4j.training.simulate;

import org.jspecify.annotations.NullMarked;
