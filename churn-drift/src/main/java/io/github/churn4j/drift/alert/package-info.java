/** Those who hear of drift and tell it elsewhere: the log, and a webhook. */
@NullMarked
package io.github.churn4j.drift.alert;

import org.jspecify.annotations.NullMarked;
