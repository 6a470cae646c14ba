/**
 * Customers as data: the schema that says what a column means, one customer's record, a columnar set of many,
 * the readers that fill it and the checks it must pass. Knows nothing of models.
 */
@NullMarked
package io.github.churn4j.data;

import org.jspecify.annotations.NullMarked;
