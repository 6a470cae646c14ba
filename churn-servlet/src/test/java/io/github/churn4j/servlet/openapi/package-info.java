/** Tests of the OpenAPI document. */
@NullMarked
package io.github.churn4j.servlet.openapi;

import org.jspecify.annotations.NullMarked;
