package io.github.churn4j.servlet;

import io.github.churn4j.servlet.FuzzRequests.Sent;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A bare HTTP/1.1 client that writes many requests before it reads the answers. Not thread-safe. */
final class FuzzClient implements Closeable {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int MOST_CLOSED = 5;

    private final int port;
    private Socket socket;
    private InputStream in;

    FuzzClient(int port) throws IOException {
        this.port = port;
        open();
    }

    /** One answer. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, String type, boolean retryAfter, boolean closes, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private void open() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS); // a hang ends the test
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /** Answers in the order of the requests; what a closed connection left unanswered is sent again. */
    List<Answer> exchange(List<Sent> requests) throws IOException {
        List<Answer> answers = new ArrayList<>();
        int stuck = 0;
        while (answers.size() < requests.size()) {
            int before = answers.size();
            // a request whose body is not read to its end resets the connection, and what was answered before it is
            // lost
            int end = stuck == 0 ? requests.size() : before + 1;
            List<Sent> open = requests.subList(before, end);
            try {
                write(open);
                for (int i = 0; i < open.size(); i++) {
                    Answer answer = read(open.get(i));
                    answers.add(answer);
                    if (answer.closes()) {
                        break;
                    }
                }
            } catch (EOFException | SocketException e) {
                stuck = answers.size() > before ? 0 : stuck + 1;
                if (stuck == MOST_CLOSED) {
                    throw new IOException("connection closed without an answer to " + open.get(0), e);
                }
            }
            if (answers.size() < requests.size()) {
                socket.close();
                open();
            }
        }
        if (answers.get(answers.size() - 1).closes()) {
            socket.close();
            open();
        }
        return answers;
    }

    private void write(List<Sent> requests) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Sent sent : requests) {
            out.write(sent.head().getBytes(StandardCharsets.ISO_8859_1));
            out.write(sent.body());
        }
        socket.getOutputStream().write(out.toByteArray());
    }

    private Answer read(Sent sent) throws IOException {
        String status = line();
        int code = Integer.parseInt(status.substring(9, 12));
        String type = "";
        boolean retry = false;
        boolean closes = false;
        boolean chunked = false;
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            String value = header.substring(colon + 1).strip();
            switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-type" -> type = value;
                case "content-length" -> length = Integer.parseInt(value);
                case "retry-after" -> retry = true;
                case "connection" -> closes = value.equalsIgnoreCase("close");
                case "transfer-encoding" -> chunked = true;
                default -> {
                    // of no interest
                }
            }
        }
        boolean bodiless = sent.head().startsWith("HEAD") || code == 204 || code == 304;
        byte[] body = bodiless ? new byte[0] : chunked ? chunks() : exactly(length);
        return new Answer(code, type, retry, closes, body);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(exactly(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (b != '\r') {
                text.append((char) b);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
