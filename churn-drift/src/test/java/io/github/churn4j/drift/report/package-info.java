@NullMarked
package io.github.churn4j.drift.report;

import org.jspecify.annotations.NullMarked;
