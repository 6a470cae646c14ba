package io.github.churn4j.servlet.journal;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Opens connections to a database. Thread-safe. */
@FunctionalInterface
public interface ConnectionSource {

    /** A new connection, or one of a pool; the caller closes it. */
    Connection open() throws SQLException;

    /** Connections of a pool. */
    static ConnectionSource of(DataSource pool) {
        return pool::getConnection;
    }

    /**
     * Connections of a pool that the container offers under a name, such as {@code java:comp/env/jdbc/feedback}.
     *
     * @throws IllegalArgumentException if the name does not begin with {@code java:}, where only the container's own
     *     objects are
     */
    static ConnectionSource named(String name) {
        if (!name.startsWith("java:")) {
            throw new IllegalArgumentException(
                    "the data source is \"" + name + "\", expected a name such as java:comp/env/jdbc/feedback");
        }
        return () -> pool(name).getConnection();
    }

    @SuppressWarnings("BanJNDI") // a configured name, and of the container's own objects only
    private static DataSource pool(String name) throws SQLException {
        try {
            if (InitialContext.doLookup(name) instanceof DataSource pool) {
                return pool;
            }
        } catch (NamingException e) {
            throw new SQLException("no data source is named " + name, "08001", e);
        }
        throw new SQLException(name + " names no data source", "08001");
    }

    /** A connection of its own each time. Empty user and password are not given to the driver. */
    static ConnectionSource url(String url, String user, String password) {
        Properties properties = new Properties();
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        return () -> {
            // drivers beside the application are not known to DriverManager in a container
            for (Driver driver : ServiceLoader.load(Driver.class)) {
                if (driver.acceptsURL(url)) {
                    Connection connection = driver.connect(url, properties);
                    if (connection != null) {
                        return connection;
                    }
                }
            }
            return DriverManager.getConnection(url, properties);
        };
    }
}
