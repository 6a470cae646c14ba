package io.github.churn4j.report;

/** Something that can stand in a section of a report: prose, a figure, a table, a note. */
@FunctionalInterface
public interface Block {
    /** The markup of this block; the same on every call. */
    Html html();
}
