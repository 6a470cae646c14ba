package io.github.churn4j.servlet;

import io.github.churn4j.ModelSource;
import io.github.churn4j.model.ChurnModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** A service below {@code /app/churn/*} of an application, as a page finds itself in somebody's container. */
final class PageServer implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();
    private final Path base;
    private final ChurnService service;

    private PageServer(ChurnService service) {
        this.service = service;
        try {
            base = Files.createTempDirectory("churn4j-page");
            tomcat.setBaseDir(base.toString());
            Connector connector = new Connector();
            connector.setPort(0);
            connector.setProperty("address", "127.0.0.1");
            tomcat.setConnector(connector);
            Context context = tomcat.addContext("/app", base.toString());
            Wrapper wrapper = Tomcat.addServlet(context, "churn4j", new ChurnServlet(service));
            wrapper.setLoadOnStartup(1);
            wrapper.addMapping("/churn/*");
            tomcat.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    static PageServer of(ChurnModel model) {
        return of(ChurnService.builder().source(ModelSource.of(model)));
    }

    static PageServer of(ChurnService.Builder service) {
        return new PageServer(service.build());
    }

    /** The service inside. */
    ChurnService service() {
        return service;
    }

    /** The address of a path below the service. */
    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/app/churn" + path);
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
            try (var files = Files.walk(base)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
