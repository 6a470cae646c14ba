package io.github.churn4j.maven.drift;

import io.github.churn4j.ChurnException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database by its URL, each connection a new one. Drivers are those beside the goal: {@link java.sql.DriverManager} would
 * look for them in Maven's own class loader, where the build's are not.
 */
final class DatabaseUrl implements DataSource {

    private final String url;
    private final Properties properties = new Properties();

    DatabaseUrl(CurrentData.Query query) {
        this.url = query.url();
        put("user", query.user());
        put("password", query.password());
    }

    private void put(String key, String value) {
        if (!value.isEmpty()) {
            properties.setProperty(key, value);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        for (Driver driver : ServiceLoader.load(Driver.class)) {
            Connection connection = driver.acceptsURL(url) ? connect(driver) : null;
            if (connection != null) {
                return connection;
            }
        }
        throw new ChurnException("churn.jdbcUrl begins with \"" + protocol()
                + "\", which no driver here understands; name the database's driver as a <dependency> of"
                + " churn-maven-plugin, or correct the URL");
    }

    private @Nullable Connection connect(Driver driver) throws SQLException {
        try {
            return driver.connect(url, properties);
        } catch (SQLException e) { // without the cause, whose message a stack trace would print
            throw new SQLException(hidden(String.valueOf(e.getMessage())), e.getSQLState(), e.getErrorCode());
        }
    }

    /** A driver's message without the URL, what of it is behind the protocol, and the password. */
    private String hidden(String message) {
        String told = message.replace(url, "churn.jdbcUrl");
        String behind = url.substring(Math.min(url.length(), protocol().length() + 1));
        String password = properties.getProperty("password", "");
        told = behind.isEmpty() ? told : told.replace(behind, "…");
        return password.isEmpty() ? told : told.replace(password, "…");
    }

    /** What of the URL cannot hold a secret: {@code jdbc:postgresql}. */
    private String protocol() {
        String[] parts = url.split(":", -1);
        return parts[0] + ":" + (parts.length > 2 ? parts[1] : "…");
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // nothing is logged
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("no " + type.getName() + " is wrapped");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
