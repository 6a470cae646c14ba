package io.github.churn4j.drift.stream;

/** What a failed task may not take down with it. */
final class Failures {

    private Failures() {}

    /** Throws on what nobody should go on from: errors of the machine, other than a full heap or stack. */
    static void requireHarmless(Throwable failure) {
        if (failure instanceof VirtualMachineError fatal
                && !(failure instanceof OutOfMemoryError)
                && !(failure instanceof StackOverflowError)) {
            throw fatal;
        }
    }
}
