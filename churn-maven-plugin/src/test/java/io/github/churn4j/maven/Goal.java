package io.github.churn4j.maven;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Runs a goal as Maven would, its parameters set by name, and hears what it prints. */
final class Goal {

    private final ChurnMojo mojo;
    private final List<String> said = new ArrayList<>();

    private Goal(ChurnMojo mojo) {
        this.mojo = mojo;
    }

    static Goal of(ChurnMojo mojo, Path output) {
        Goal goal = new Goal(mojo).with("output", output.toFile());
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                goal.said.add(content.toString());
            }

            @Override
            public void debug(Throwable error) {}

            @Override
            public void warn(CharSequence content) {
                goal.said.add("warned: " + content);
            }
        });
        return goal;
    }

    Goal with(String parameter, Object value) {
        for (Class<?> type = mojo.getClass(); type != Object.class; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(parameter);
                field.setAccessible(true);
                field.set(mojo, value);
                return this;
            } catch (NoSuchFieldException e) {
                // a superclass may have it
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError(mojo.getClass() + " has no parameter " + parameter);
    }

    /** What it printed, as one text. */
    String run() throws MojoFailureException {
        try {
            mojo.execute();
        } catch (MojoExecutionException e) {
            throw new AssertionError(e);
        }
        return String.join("\n", said);
    }

    /** The message of the failure that ends it. */
    String fail() {
        try {
            throw new AssertionError("the goal succeeded: " + run());
        } catch (MojoFailureException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What it has printed so far. */
    List<String> said() {
        return said;
    }
}
