/**
 * A churn model as a REST service with a web page, in any servlet container: the servlet, its service and its settings.
 * What wires the rooms below together lives here, and nothing else does.
 */
@NullMarked
package io.github.churn4j.servlet;

import org.jspecify.annotations.NullMarked;
