/**
 * Models of a registry: sources that follow its aliases, and the endpoints of its versions, history and promotions. The only
 * room that names {@code io.github.churn4j.registry}, which is optional: nothing here is loaded unless a registry is
 * configured.
 */
@NullMarked
package io.github.churn4j.servlet.registry;

import org.jspecify.annotations.NullMarked;
