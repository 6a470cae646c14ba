package com.example.war;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A kind of stock container: how it is laid out and started. */
enum Container {
    TOMCAT_11("tomcat-11"),
    TOMCAT_10("tomcat-10"),
    JETTY_12("jetty");

    private final String property;

    Container(String property) {
        this.property = property;
    }

    /** Starts one in a directory of its own with the applications that lie in {@code webapps} there. */
    RunningContainer start(Path base, Path model) throws IOException {
        int port = freePort();
        Path home = Path.of(System.getProperty(property));
        List<String> command = this == JETTY_12 ? jetty(home, base, port) : tomcat(home, base, port);
        return RunningContainer.start(command, base, port, model);
    }

    private static List<String> tomcat(Path home, Path base, int port) throws IOException {
        for (String directory : List.of("conf", "logs", "temp", "work", "webapps")) {
            Files.createDirectories(base.resolve(directory));
        }
        try (Stream<Path> files = Files.list(home.resolve("conf"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, base.resolve("conf").resolve(file.getFileName()));
            }
        }
        Path server = base.resolve("conf/server.xml");
        Files.writeString(
                server,
                Files.readString(server)
                        .replace("<Server port=\"8005\"", "<Server port=\"-1\"")
                        .replace("<Connector port=\"8080\"", "<Connector port=\"" + port + "\" address=\"127.0.0.1\""));
        String separator = File.pathSeparator;
        return List.of(
                java(),
                "-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"),
                "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
                "-Dcatalina.home=" + home,
                "-Dcatalina.base=" + base,
                "-Djava.io.tmpdir=" + base.resolve("temp"),
                "-cp",
                home.resolve("bin/bootstrap.jar") + separator + home.resolve("bin/tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start");
    }

    private static List<String> jetty(Path home, Path base, int port) throws IOException {
        Files.createDirectories(base.resolve("webapps"));
        Files.createDirectories(base.resolve("resources"));
        Files.createDirectories(base.resolve("temp"));
        return List.of(
                java(),
                "-Djava.io.tmpdir=" + base.resolve("temp"),
                // arguments would come too late for modules of an environment
                "-Djetty.http.host=127.0.0.1",
                "-Djetty.http.port=" + port,
                "-jar",
                home.resolve("start.jar").toString(),
                "jetty.home=" + home,
                "jetty.base=" + base,
                "--module=http,ee10-deploy,ee10-annotations");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
