/** Files written whole or not at all, and content hashes. No API. */
@NullMarked
package io.github.churn4j.internal.io;

import org.jspecify.annotations.NullMarked;
