package io.github.churn4j.registry.gate;

import io.github.churn4j.registry.GateResult;

/**
 * One thing a version must show before an alias may move to it. Anybody may write one; what it throws counts as not
 * passed, see {@link Gates#run}.
 */
public interface Gate {

    /** What its evidence is filed under, such as {@code non-inferiority(rocAuc)}. */
    String name();

    /** Measures and decides. The same context gives the same answer, but for gates that measure time. */
    GateResult check(GateContext context);
}
