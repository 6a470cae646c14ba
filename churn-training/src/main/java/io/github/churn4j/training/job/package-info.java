/**
 * Whole jobs on files, as a build goal or a command line runs them: files in, files out, lines for the console. Each
 * job is one class with one method; nothing is left half-written.
 */
@NullMarked
package io.github.churn4j.training.job;

import org.jspecify.annotations.NullMarked;
