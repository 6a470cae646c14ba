package io.github.churn4j.registry.s3;

import java.io.IOException;
import java.lang.reflect.Method;

/** What the server's process runs: the server, until the process that started it is gone, however it ended. */
final class S3ServerProcess {

    private S3ServerProcess() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(S3ServerProcess::endWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        Method main = Class.forName("org.gaul.s3proxy.Main").getMethod("main", String[].class);
        main.invoke(null, (Object) arguments);
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // the parent never writes; the pipe ends when the parent does
            }
        } catch (IOException e) {
            // as good as the end
        }
        Runtime.getRuntime().halt(0);
    }
}
