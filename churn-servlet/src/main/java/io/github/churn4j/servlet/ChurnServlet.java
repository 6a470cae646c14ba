package io.github.churn4j.servlet;

import io.github.churn4j.ChurnException;
import io.github.churn4j.servlet.http.AbandonedBodyException;
import io.github.churn4j.servlet.http.BodyLimits;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import io.github.churn4j.servlet.http.Route;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers predictions over HTTP. Map it to a path with a star ({@code /churn/*}, or {@code /*} for the root).
 *
 * <p>Made by a container it builds its service from system properties, the environment and its init-params. Made by an
 * application it takes a {@link ChurnService}, which it starts and closes.
 */
public final class ChurnServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(ChurnServlet.class.getName());
    private static final int RETRY_SECONDS = 1;

    @SuppressWarnings("serial") // servlets are not serialized
    private transient @Nullable ChurnService service;

    /** For containers: the service is made of settings when the servlet is initialised. */
    public ChurnServlet() {}

    /** Serves a given service. */
    public ChurnServlet(ChurnService service) {
        this.service = service;
    }

    @Override
    public void init() throws ServletException {
        ChurnService given = service;
        if (given == null) {
            try {
                given = ChurnService.builder()
                        .settings(ServiceSettings.fromEnvironment(this::getInitParameter))
                        .build();
            } catch (IllegalArgumentException | UncheckedIOException | ChurnException e) {
                throw new ServletException(e.getMessage(), e);
            }
            service = given;
        }
        given.start();
    }

    @Override
    public void destroy() {
        ChurnService running = service;
        if (running != null) {
            running.close();
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ChurnService running = service;
        if (running == null) {
            throw new IllegalStateException("the servlet was not initialised");
        }
        long start = System.nanoTime();
        String path = path(request);
        String requestId = running.ids().accept(request.getHeader("X-Request-Id"));
        response.setHeader("X-Request-Id", requestId);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        Exchange exchange = new Exchange(request, response, path, requestId, running.limits());
        Map<String, Route> routes = running.router().at(path);
        Route route = routes == null ? null : routes.get(method(request));
        try {
            if (request.getDispatcherType() == DispatcherType.ERROR) {
                throw new ProblemException(containerProblem(request));
            }
            if (route == null) {
                refuse(exchange, routes);
            } else if (!route.work()) {
                route.endpoint().handle(exchange);
            } else if (running.admission().enter()) {
                try {
                    route.endpoint().handle(exchange);
                } finally {
                    running.admission().leave();
                }
            } else {
                shed(running);
            }
        } catch (ProblemException e) {
            answer(running, exchange, e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            LOG.log(System.Logger.Level.ERROR, "request " + requestId + " failed", e);
            answer(
                    running,
                    exchange,
                    new ProblemException(Problem.of(
                            500, "internal", "The service failed", "quote the request_id to whoever runs it")));
        } finally {
            long nanos = System.nanoTime() - start;
            running.metrics()
                    .requested(route == null ? "none" : route.path(), request.getMethod(), response.getStatus(), nanos);
            running.accessLog().log(exchange, nanos);
        }
    }

    private static String method(HttpServletRequest request) {
        String method = request.getMethod();
        return method.equals("HEAD") ? "GET" : method;
    }

    /** The path from the service's root on: what follows the mapping. */
    private static String path(HttpServletRequest request) {
        if (request.getHttpServletMapping().getMappingMatch() == MappingMatch.DEFAULT) {
            return request.getServletPath();
        }
        String info = request.getPathInfo();
        return info == null ? "" : info;
    }

    /** What the container refused by itself, where a web application names the service as its error page. */
    private static Problem containerProblem(HttpServletRequest request) {
        boolean told = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer;
        int status = told ? (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) : 500;
        return status < 500
                ? Problem.of(status, "bad-request", "The request cannot be read", "send a complete HTTP request")
                : Problem.of(500, "internal", "The service failed", "quote the request_id to whoever runs it");
    }

    private static void refuse(Exchange exchange, @Nullable Map<String, Route> routes) {
        if (routes == null) {
            throw new ProblemException(
                    Problem.of(404, "not-found", "There is no such endpoint", "see /openapi.json for those there are"));
        }
        String allowed = String.join(", ", routes.keySet());
        exchange.response().setHeader("Allow", allowed);
        throw new ProblemException(
                Problem.of(405, "method-not-allowed", "The endpoint does not answer this method", "use " + allowed));
    }

    private static void shed(ChurnService running) {
        throw running.admission().closed()
                ? new ProblemException(Problem.unavailable("stopping", "the service is stopping"), RETRY_SECONDS)
                : new ProblemException(
                        Problem.unavailable("overloaded", "too many requests are at work; try again later"),
                        RETRY_SECONDS);
    }

    private static void answer(ChurnService running, Exchange exchange, ProblemException e) throws IOException {
        Problem problem = e.problem();
        running.metrics().failed(problem.code());
        HttpServletResponse response = exchange.response();
        boolean trickles = problem.code().equals(BodyLimits.TOO_SLOW);
        if (response.isCommitted()) {
            if (trickles) {
                throw new AbandonedBodyException();
            }
            return;
        }
        response.resetBuffer();
        if (trickles) {
            response.setHeader("Connection", "close");
        }
        e.retryAfterSeconds().ifPresent(s -> response.setHeader("Retry-After", Integer.toString(s)));
        exchange.problem(problem);
        if (trickles) {
            response.flushBuffer();
            throw new AbandonedBodyException();
        }
    }
}
