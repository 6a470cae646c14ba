/** Tests of the service, and the kit other containers' tests share. */
@NullMarked
package io.github.churn4j.servlet;

import org.jspecify.annotations.NullMarked;
