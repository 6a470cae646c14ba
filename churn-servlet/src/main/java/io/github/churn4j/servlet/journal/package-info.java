/** What is kept on disk: predictions where asked for, and feedback, which is never lost once acknowledged. */
@NullMarked
package io.github.churn4j.servlet.journal;

import org.jspecify.annotations.NullMarked;
