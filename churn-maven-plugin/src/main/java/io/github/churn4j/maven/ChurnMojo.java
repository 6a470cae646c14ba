package io.github.churn4j.maven;

import io.github.churn4j.ChurnException;
import io.github.churn4j.maven.registry.GoalSettings;
import io.github.churn4j.maven.registry.ModelChoice;
import io.github.churn4j.maven.registry.RegistryPlace;
import io.github.churn4j.training.job.TrainJob;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals share: where they write, how they are skipped and how they fail. */
abstract class ChurnMojo extends AbstractMojo {

    private static final String WARNING = "WARNING";

    /** Directory that everything is written to; target/churn where there is no project. */
    @Parameter(property = "churn.output", defaultValue = "${project.build.directory}/churn")
    @SuppressWarnings("NullAway.Init")
    private File output;

    /** Does nothing. */
    @Parameter(property = "churn.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true)
    private @Nullable MavenSession session;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("churn.skip is set, nothing done");
            return;
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Tribuo and XGBoost look classes up through the context class loader, which is Maven's here
        thread.setContextClassLoader(ChurnMojo.class.getClassLoader());
        try {
            run();
        } catch (ChurnException | IllegalArgumentException | UncheckedIOException | CancellationException e) {
            getLog().debug(e);
            throw new MojoFailureException(e.getMessage() == null ? e.toString() : e.getMessage());
        } catch (RuntimeException e) {
            throw new MojoExecutionException(
                    "unexpected failure (" + e + "); this is a defect of churn4j, please report it with -e", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The goal itself. */
    abstract void run() throws MojoFailureException;

    final Path output() {
        // without a POM Maven leaves this expression as it is, below the working directory
        return Path.of(output.getPath().replace("${project.basedir}" + File.separator, ""));
    }

    /** The project, if there is one that was read from a file. */
    final Optional<MavenProject> project() {
        return Optional.ofNullable(session)
                .map(MavenSession::getCurrentProject)
                .filter(project -> project.getFile() != null);
    }

    /** What relative names are resolved against: the module's directory, or the one Maven was called in. */
    final Path base() {
        return project()
                .map(project -> project.getBasedir().toPath())
                .or(() -> Optional.ofNullable(session)
                        .map(MavenSession::getExecutionRootDirectory)
                        .map(Path::of))
                .orElse(Path.of(""));
    }

    /** Settings that are no parameters: from the command line, the environment or the project. */
    final GoalSettings settings() {
        return new GoalSettings(this::commandLine, System::getenv, this::projectProperty);
    }

    /** The model a goal works with, by default the one that train leaves. */
    final ModelChoice choose(@Nullable String model, @Nullable String registry) {
        return ModelChoice.of(
                model, output().resolve(TrainJob.MODEL), base(), RegistryPlace.of(registry, base(), settings()));
    }

    final @Nullable String projectProperty(String key) {
        return session == null || session.getCurrentProject() == null
                ? null
                : session.getCurrentProject().getProperties().getProperty(key);
    }

    private @Nullable String commandLine(String key) {
        String given = session == null ? null : session.getUserProperties().getProperty(key);
        return given == null ? System.getProperty(key) : given;
    }

    final void print(String line) {
        if (line.startsWith(WARNING)) {
            getLog().warn(line.substring(WARNING.length()).replaceFirst("^:? ", ""));
        } else {
            getLog().info(line);
        }
    }
}
