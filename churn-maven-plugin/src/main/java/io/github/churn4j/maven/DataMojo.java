package io.github.churn4j.maven;

import io.github.churn4j.maven.registry.DataPlace;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that works on versions of data, in DVC's own formats. */
abstract class DataMojo extends ChurnMojo {

    /** Files, directories or their .dvc files, comma-separated. */
    @Parameter(property = "churn.data")
    private @Nullable List<String> data;

    /** Where versions are kept: a directory or s3://bucket/prefix; default the remote that .dvc/config names. */
    @Parameter(property = "churn.remote")
    private @Nullable String remote;

    final List<String> names() {
        return TableMojo.trimmed(data);
    }

    final DataPlace place() {
        return DataPlace.of(remote, base(), settings());
    }
}
