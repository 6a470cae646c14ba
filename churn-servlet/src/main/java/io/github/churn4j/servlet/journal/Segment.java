package io.github.churn4j.servlet.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of a prediction journal, such as {@code predictions-20260131T235959.123Z.ndjson}.
 *
 * @param file the file
 * @param start the time of its first prediction, in milliseconds, as its name tells
 */
record Segment(Path file, Instant start) {

    private static final String PREFIX = "predictions-";
    private static final String SUFFIX = ".ndjson";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSX").withZone(ZoneOffset.UTC);

    /** The segment of a directory that begins at a time. */
    static Segment of(Path directory, Instant start) {
        Instant millis = start.truncatedTo(ChronoUnit.MILLIS);
        return new Segment(directory.resolve(PREFIX + TIME.format(millis) + SUFFIX), millis);
    }

    /** All segments of a directory, the oldest first; none if there is no such directory. */
    static List<Segment> list(Path directory) throws IOException {
        List<Segment> segments = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(PREFIX) && name.endsWith(SUFFIX)) {
                    String time = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
                    try {
                        segments.add(new Segment(file, TIME.parse(time, Instant::from)));
                    } catch (DateTimeParseException e) {
                        // somebody else's file: it is neither read nor deleted
                    }
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        segments.sort(Comparator.comparing(Segment::start));
        return segments;
    }
}
