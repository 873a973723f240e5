package io.strowger.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one writes in an hour: {@code readLine}, and a map of the headers of each message. */
final class ReadLineContestant implements Contestant {
    private static final int ROOM = 64 * 1024;

    private @Nullable Socket socket;

    @Override
    public void open(int port, Reading reading, Tally tally) throws IOException {
        Socket opened = new Socket(InetAddress.getLoopbackAddress(), port);
        socket = opened;
        opened.setTcpNoDelay(true);
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(opened.getInputStream(), StandardCharsets.UTF_8), ROOM);
        opened.getOutputStream().write("Action: Login\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Map<String, String> answer = new HashMap<>();
        while (!answer.containsKey("Response")) {
            message(lines, answer);
        }
        Pbx.daemon("readline", () -> read(lines, reading, tally));
    }

    private static void read(BufferedReader lines, Reading reading, Tally tally) {
        Map<String, String> event = new HashMap<>();
        try {
            while (message(lines, event)) {
                String name = event.getOrDefault("Event", "");
                if (name.equals(Mix.END)) {
                    tally.end();
                } else {
                    handle(name, event, reading, tally);
                }
            }
        } catch (IOException closed) {
            // close() ends the wait
        }
    }

    private static void handle(String name, Map<String, String> event, Reading reading, Tally tally) {
        switch (reading) {
            case NONE -> {}
            case COUNT -> tally.count();
            case STAMPED ->
                tally.stamp(Long.parseLong(event.getOrDefault("Timestamp", "0").replace(".", "")));
            case TYPED -> add(name, event, tally);
            case RARE -> {
                if (name.equals(Mix.RARE)) {
                    add(name, event, tally);
                }
            }
        }
    }

    private static void add(String name, Map<String, String> event, Tally tally) {
        String[] fields = Mix.fields(name);
        tally.add(event.get(fields[0]), event.get(fields[1]), event.get(fields[2]));
    }

    /** Reads one message; false at the end of the stream. */
    private static boolean message(BufferedReader lines, Map<String, String> headers) throws IOException {
        headers.clear();
        String line;
        while ((line = lines.readLine()) != null) {
            if (line.isEmpty()) {
                return true;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                int value = colon + 1 < line.length() && line.charAt(colon + 1) == ' ' ? colon + 2 : colon + 1;
                headers.put(line.substring(0, colon), line.substring(value));
            }
        }
        return false;
    }

    @Override
    public void ping() {
        throw new UnsupportedOperationException("it sends no actions");
    }

    @Override
    public void pipeline(int count, int window) {
        throw new UnsupportedOperationException("it sends no actions");
    }

    @Override
    public void close() throws IOException {
        Socket opened = socket;
        if (opened != null) {
            opened.close();
        }
    }
}
