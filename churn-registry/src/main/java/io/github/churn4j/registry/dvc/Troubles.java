package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import io.github.churn4j.registry.store.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with single entries, so that one odd entry does not hold up all others. */
final class Troubles {

    private static final int SHOWN = 20;

    private final List<Trouble> found = new ArrayList<>();

    /**
     * What is wrong with an entry.
     *
     * @param path of the output, or of the file that tracks
     * @param by the file that tracks
     */
    record Trouble(Path path, Path by, ChurnException cause) {

        DataStatus status() {
            return new DataStatus(path, by, DataStatus.Local.UNKNOWN, false, false, String.valueOf(cause.getMessage()));
        }
    }

    /** Something done for one entry. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /**
     * Does something for an entry and remembers if it fails; false if it did.
     *
     * @throws StoreUnavailableException if the remote cannot be reached, which concerns all entries
     */
    boolean run(Path path, Path by, Step step) {
        try {
            step.run();
            return true;
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (ChurnException e) {
            add(path, by, e);
        } catch (IOException | UncheckedIOException e) {
            add(path, by, new ChurnException(path + " cannot be read or written (" + e + ")", e));
        }
        return false;
    }

    boolean run(Tracked entry, Step step) {
        return run(entry.where(), entry.by(), step);
    }

    void add(Path path, Path by, ChurnException cause) {
        found.add(new Trouble(path, by, cause));
    }

    List<Trouble> found() {
        return List.copyOf(found);
    }

    /** Names everything that failed, if anything did. */
    void refuse() {
        if (found.size() == 1) {
            throw found.get(0).cause();
        }
        if (!found.isEmpty()) {
            StringBuilder text = new StringBuilder(found.size() + " entries failed, everything else is done:");
            found.stream()
                    .limit(SHOWN)
                    .forEach(each -> text.append("\n- ").append(each.cause().getMessage()));
            if (found.size() > SHOWN) {
                text.append("\n- and ").append(found.size() - SHOWN).append(" more");
            }
            ChurnException all = new ChurnException(text.toString());
            found.forEach(each -> all.addSuppressed(each.cause()));
            throw all;
        }
    }
}
