/** Versions of data in DVC's own formats: what is pushed here the real client pulls, and the other way round. */
@NullMarked
package io.github.churn4j.registry.dvc;

import org.jspecify.annotations.NullMarked;
