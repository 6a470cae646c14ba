package com.example.undertow;

import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.ChurnServlet;
import io.github.churn4j.servlet.ServiceSettings;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;

/** The service at the root of an Undertow. */
public final class ChurnServer implements AutoCloseable {

    private final DeploymentManager deployment;
    private final Undertow undertow;

    private ChurnServer(DeploymentManager deployment, Undertow undertow) {
        this.deployment = deployment;
        this.undertow = undertow;
    }

    /** Serves the model of the property churn.model or the variable CHURN_MODEL on port 8080 until it is stopped. */
    public static void main(String[] arguments) throws ServletException {
        ServiceSettings settings = ServiceSettings.fromEnvironment(key -> null);
        ChurnServer server = start(ChurnService.builder().settings(settings).build(), 8080);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }

    /** Starts a service, which is closed with the server; port 0 takes any free one. */
    public static ChurnServer start(ChurnService service, int port) throws ServletException {
        DeploymentInfo application = Servlets.deployment()
                .setClassLoader(ChurnServer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("churn")
                .addServlet(Servlets.servlet(
                                "churn4j",
                                ChurnServlet.class,
                                new ImmediateInstanceFactory<>(new ChurnServlet(service)))
                        .setLoadOnStartup(1)
                        .addMapping("/*"));
        DeploymentManager deployment = Servlets.newContainer().addDeployment(application);
        deployment.deploy();
        Undertow undertow = Undertow.builder()
                .addHttpListener(port, "127.0.0.1")
                .setHandler(deployment.start())
                .build();
        undertow.start();
        return new ChurnServer(deployment, undertow);
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** Answers the requests at work and stops. */
    @Override
    public void close() {
        try {
            deployment.stop();
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        } finally {
            undertow.stop();
        }
    }
}
