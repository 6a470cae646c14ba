package io.github.churn4j.model;

/**
 * The version of a tracked data file: what its {@code .dvc} file said when a model was trained on it.
 *
 * @param path of the {@code .dvc} file's output, as it names it
 * @param md5 32 lower-case hex digits, which name the content in the data's remote
 * @param size in bytes
 */
public record DataVersion(String path, String md5, long size) {

    public DataVersion {
        if (path.isEmpty() || !md5.matches("[0-9a-f]{32}") || size < 0) {
            throw new IllegalArgumentException("data version is " + path + ", " + md5 + ", " + size
                    + " bytes, expected a path, an MD5 in lower-case hex and a size");
        }
    }
}
