package io.strowger.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The least that any client does: reads the socket and finds where messages end; or sends bytes and reads the answer. */
final class FloorContestant implements Contestant {
    private static final byte[] PING = ascii("Action: Ping\r\nActionID: 1\r\n\r\n");
    private static final byte[] LOGIN = ascii("Action: Login\r\nActionID: 1\r\nUsername: bench\r\n\r\n");
    private static final byte[] END = ascii("Event: " + Mix.END);
    private static final int ROOM = 64 * 1024;

    private final byte[] buffer = new byte[ROOM];
    private @Nullable Socket socket;
    private boolean listening;

    @Override
    public void open(int port, Reading reading, Tally tally) throws IOException {
        Socket opened = new Socket(InetAddress.getLoopbackAddress(), port);
        socket = opened;
        opened.setTcpNoDelay(true);
        opened.getOutputStream().write(LOGIN);
        awaitAnswer(opened.getInputStream());
        if (reading != Reading.NONE) {
            listening = true;
            Pbx.daemon("floor", () -> read(opened, tally));
        }
    }

    private void read(Socket opened, Tally tally) {
        try {
            InputStream in = opened.getInputStream();
            int kept = 0;
            int length;
            while ((length = in.read(buffer, kept, ROOM - kept)) >= 0) {
                kept = count(kept + length, tally);
            }
        } catch (IOException closed) {
            // close() ends the wait
        }
    }

    /** Counts the messages that end in the buffer, and moves the rest of it to the front; gives the rest's length. */
    private int count(int filled, Tally tally) {
        int start = 0;
        for (int i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                if (isEnd(start)) {
                    tally.end();
                } else {
                    tally.count();
                }
                start = i + 1;
            }
        }
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        return filled - start;
    }

    private boolean isEnd(int start) {
        for (int i = 0; i < END.length; i++) {
            if (buffer[start + i] != END[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void ping() throws IOException {
        if (listening) {
            throw new IllegalStateException("the answers are read elsewhere");
        }
        Socket opened = opened();
        opened.getOutputStream().write(PING);
        awaitAnswer(opened.getInputStream());
    }

    /** Reads until an empty line is the last of what came. */
    private void awaitAnswer(InputStream in) throws IOException {
        int filled = 0;
        do {
            int length = in.read(buffer, filled, ROOM - filled);
            if (length < 0) {
                throw new IOException("the server hung up");
            }
            filled += length;
        } while (filled < 3 || buffer[filled - 1] != '\n' || buffer[filled - 3] != '\n');
    }

    @Override
    public void pipeline(int count, int window) {
        throw new UnsupportedOperationException("there is no floor for this");
    }

    private Socket opened() {
        Socket opened = socket;
        if (opened == null) {
            throw new IllegalStateException("not open");
        }
        return opened;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        opened().close();
    }
}
