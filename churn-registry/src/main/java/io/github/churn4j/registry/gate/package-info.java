/** What a version must show before an alias may move to it: measured on customers that neither model has seen. */
@NullMarked
package io.github.churn4j.registry.gate;

import org.jspecify.annotations.NullMarked;
