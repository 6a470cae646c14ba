package io.github.churn4j.servlet.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the route of a request: exact paths first, then the longest path that ends in a star. Immutable. */
public final class Router {

    private final Map<String, Map<String, Route>> exact = new HashMap<>();
    private final Map<String, Map<String, Route>> below = new HashMap<>();
    private final List<Route> routes;

    /**
     * A router over some routes.
     *
     * @throws IllegalArgumentException if two routes share method and path
     */
    public Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
        for (Route route : routes) {
            boolean open = route.path().endsWith("/*");
            String key = open ? route.path().substring(0, route.path().length() - 1) : route.path();
            Route before = (open ? below : exact)
                    .computeIfAbsent(key, k -> new TreeMap<>())
                    .put(route.method(), route);
            if (before != null) {
                throw new IllegalArgumentException("two endpoints for " + route.method() + " " + route.path());
            }
        }
    }

    /** All routes, in the order they were given. */
    public List<Route> routes() {
        return routes;
    }

    /** The routes of a path by method, in alphabetic order; null if there are none. */
    public @Nullable Map<String, Route> at(String path) {
        Map<String, Route> found = exact.get(path);
        for (int slash = path.lastIndexOf('/'); found == null && slash >= 0; slash = path.lastIndexOf('/', slash - 1)) {
            found = below.get(path.substring(0, slash + 1));
            if (slash == 0) {
                break;
            }
        }
        return found;
    }
}
