package io.github.churn4j.maven.serve;

import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Brings what the service logs to a console, one line each, and keeps the container quiet but for its errors. Closing it
 * puts the loggers back.
 */
final class ConsoleLog extends Handler implements AutoCloseable {

    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Consumer<String> console;
    // held here, for the logging system forgets loggers that nobody holds
    private final Logger service = Logger.getLogger("io.github.churn4j.servlet");
    private final List<Logger> container =
            List.of(Logger.getLogger("org.apache.catalina"), Logger.getLogger("org.apache.coyote"));

    private ConsoleLog(Consumer<String> console) {
        this.console = console;
    }

    static ConsoleLog to(Consumer<String> console) {
        ConsoleLog log = new ConsoleLog(console);
        log.service.addHandler(log);
        log.service.setUseParentHandlers(false);
        log.container.forEach(l -> l.setLevel(Level.OFF));
        return log;
    }

    @Override
    public void publish(LogRecord entry) {
        String warning = entry.getLevel().intValue() >= Level.WARNING.intValue() ? "WARNING: " : "";
        console.accept(warning + formatter.formatMessage(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        service.removeHandler(this);
        service.setUseParentHandlers(true);
        container.forEach(l -> l.setLevel(null));
    }
}
