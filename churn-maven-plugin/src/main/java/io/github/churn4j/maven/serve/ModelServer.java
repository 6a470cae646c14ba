package io.github.churn4j.maven.serve;

import io.github.churn4j.ChurnException;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.ChurnServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;

/**
 * A service at the root of a Tomcat inside this process. Requests run on virtual threads where the JDK has them (21 or
 * newer). Ends with {@link #close} or with the process; both answer the requests at work first.
 */
public final class ModelServer implements AutoCloseable {

    private static final int VIRTUAL_THREADS_SINCE = 21;

    private static final System.Logger LOG = System.getLogger(ModelServer.class.getName());

    private final Tomcat tomcat;
    private final String host;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::stop, "churn4j-stop");

    private ModelServer(Tomcat tomcat, String host) {
        this.tomcat = tomcat;
        this.host = host;
    }

    /**
     * Starts a service, which is closed with the server.
     *
     * @param address a name or number of this machine; {@code 0.0.0.0} for all
     * @param port 0 for any free one
     * @throws ChurnException if the address is unknown or the port is taken
     */
    public static ModelServer start(ChurnService service, String address, int port) {
        InetAddress listening = resolve(address);
        requireFree(listening, address, port);
        TomcatURLStreamHandlerFactory.disable(); // it would change URLs of the whole process
        Tomcat tomcat = new Tomcat();
        Path base = base();
        tomcat.setBaseDir(base.toString());
        tomcat.setConnector(connector(listening, port));
        StandardContext context = (StandardContext) tomcat.addContext("", base.toString());
        // leaks of a redeployed application: this one is never redeployed, and looking for them needs --add-opens
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        context.getPipeline().addValve(silent());
        Wrapper wrapper = Tomcat.addServlet(context, "churn4j", new ChurnServlet(service));
        wrapper.setLoadOnStartup(1);
        wrapper.addMapping("/*");
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            destroy(tomcat);
            throw caused(e) ? taken(address, port) : new IllegalStateException("the container does not start", e);
        }
        if (tomcat.getConnector().getState() != LifecycleState.STARTED) {
            destroy(tomcat);
            throw taken(address, port);
        }
        ModelServer server = new ModelServer(tomcat, listening.isAnyLocalAddress() ? "localhost" : shown(listening));
        Runtime.getRuntime().addShutdownHook(server.atExit);
        return server;
    }

    /** Where the container answers by itself, it tells neither its name nor a stack. */
    private static ErrorReportValve silent() {
        ErrorReportValve valve = new ErrorReportValve();
        valve.setShowReport(false);
        valve.setShowServerInfo(false);
        return valve;
    }

    private static Connector connector(InetAddress listening, int port) {
        Connector connector = new Connector();
        connector.setPort(port);
        connector.setThrowOnFailure(true);
        connector.setProperty("address", listening.getHostAddress());
        connector.setProperty("bindOnInit", "false"); // nobody is let in before the model is loaded
        if (Runtime.version().feature() >= VIRTUAL_THREADS_SINCE) {
            connector.setProperty("useVirtualThreads", "true");
        }
        return connector;
    }

    private static InetAddress resolve(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new ChurnException("churn.address is \"" + address
                    + "\", expected a name or number of this machine; 127.0.0.1 listens for this machine only, 0.0.0.0"
                    + " for everybody");
        }
    }

    /** The container tells late and in its own words, so the port is tried before. */
    private static void requireFree(InetAddress listening, String address, int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(listening, port));
        } catch (IOException e) {
            throw taken(address, port);
        }
    }

    private static boolean caused(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    private static ChurnException taken(String address, int port) {
        return new ChurnException("port " + port + " of " + address
                + " cannot be listened on, most likely because something else does; stop that, or choose another port"
                + " with -Dchurn.port=" + (port == 65_535 ? 8081 : port + 1));
    }

    private static Path base() {
        try {
            return Files.createTempDirectory("churn4j-serve");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shown(InetAddress listening) {
        if (listening.isLoopbackAddress()) {
            return listening.getAddress().length == 4 ? "localhost" : "[::1]";
        }
        String number = listening.getHostAddress();
        return number.indexOf(':') < 0 ? number : "[" + number + "]";
    }

    /** The address of the page. */
    public URI address() {
        return URI.create("http://" + host + ":" + tomcat.getConnector().getLocalPort() + "/");
    }

    /** Waits until the server is closed; at most that long, if the duration is not zero. */
    public void await(Duration duration) throws InterruptedException {
        if (duration.isZero()) {
            closed.await();
        } else if (closed.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the process ends, and the hook does the rest
        }
        stop();
    }

    private void stop() {
        try {
            tomcat.stop(); // the servlet waits for the requests at work
        } catch (LifecycleException e) {
            throw new IllegalStateException("the container does not stop", e);
        } finally {
            destroy(tomcat);
            closed.countDown();
        }
    }

    private static void destroy(Tomcat tomcat) {
        Path base = tomcat.getServer().getCatalinaBase().toPath();
        try {
            tomcat.destroy();
            try (Stream<Path> files = Files.walk(base)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        } catch (LifecycleException | IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the container was not put away", e);
        }
    }
}
