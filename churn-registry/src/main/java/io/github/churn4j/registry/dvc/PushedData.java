package io.github.churn4j.registry.dvc;

import java.nio.file.Path;

/**
 * A version of data that was pushed.
 *
 * @param dvcFile the file that names the version, to be committed
 * @param md5 of the content, of a directory of its list of files; 32 lower-case hex digits
 * @param directory whether it is a directory
 * @param files number of files
 * @param size in bytes
 * @param uploaded objects that the remote lacked
 */
public record PushedData(Path dvcFile, String md5, boolean directory, long files, long size, long uploaded) {}
