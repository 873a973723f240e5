package io.strowger.tests.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A connection of a script: sends exactly what it is told to, and records all that comes. */
final class Connection implements AutoCloseable {
    private final String name;
    private final Subject subject;
    private final Recording recording;
    private final Socket socket;
    private final Thread reader;
    private int actions;
    private volatile boolean ended;
    private boolean loggedIn;

    Connection(String name, Subject subject, Recording recording) {
        this.name = name;
        this.subject = subject;
        this.recording = recording;
        try {
            socket = new Socket(subject.host(), subject.port());
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = new Thread(this::read, "differential-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        Framer framer = new Framer(this::received);
        byte[] buffer = new byte[16384];
        try (InputStream in = socket.getInputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                framer.feed(buffer, length);
            }
        } catch (IOException e) {
            // a reset is an end too, and what was read before it counts
            if (!socket.isClosed()) {
                received(List.of("(" + e.getMessage() + ")"));
            }
        }
        if (!framer.rest().isEmpty()) {
            received(framer.rest());
        }
        ended = true;
        received(List.of(Entry.END));
    }

    private void received(List<String> lines) {
        recording.add(new Entry(name, Entry.Direction.RECEIVED, lines));
    }

    /** Sends an action with an ActionID of its own behind the first line, and returns that. */
    String send(String... lines) {
        actions++;
        String id = name + "-" + actions;
        List<String> all = new ArrayList<>(Arrays.asList(lines));
        all.add(1, "ActionID: " + id);
        raw(String.join("\r\n", all) + "\r\n\r\n");
        return id;
    }

    /** Sends text as it is. */
    void raw(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\r\n", -1)) {
            lines.add(line.isEmpty() ? Entry.EMPTY_LINE : Framer.readable(line));
        }
        // the end of the last line, and the empty one behind a message, go without saying
        if (text.endsWith("\r\n")) {
            lines.remove(lines.size() - 1);
        }
        if (lines.size() > 1 && lines.get(lines.size() - 1).equals(Entry.EMPTY_LINE)) {
            lines.remove(lines.size() - 1);
        }
        recording.add(new Entry(name, Entry.Direction.SENT, lines));
        write(text);
    }

    private void write(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write on " + name, e);
        }
    }

    /** Sends an action and waits for its answer: the response, and where that begins a list, the list's end. */
    Entry ask(String... lines) {
        return answer(send(lines));
    }

    /** Sends actions one after the other, each when the one before was answered; an empty line ends each. */
    void askAll(String actions) {
        for (String action : actions.strip().split("\n\\s*\n")) {
            Entry unused = ask(action.lines().map(String::strip).toArray(String[]::new));
        }
    }

    /** Waits for the answer to an action that was sent. */
    Entry answer(String id) {
        Entry response = response(id);
        if ("start".equalsIgnoreCase(response.header("EventList"))) {
            Entry unused = await(
                    "the end of list " + id,
                    e -> "Complete".equalsIgnoreCase(e.header("EventList")) && id.equals(e.header("ActionID")));
        }
        return response;
    }

    /** Waits for the next response to an action that was sent, but for no list. */
    Entry response(String id) {
        return await("the response to " + id, e -> e.isResponse() && id.equals(e.header("ActionID")));
    }

    /** Waits for the next response of any kind. */
    Entry response() {
        return await("a response", Entry::isResponse);
    }

    /**
     * Waits for an event with these headers; {@code *} in a value stands for anything.
     *
     * @param headers names and values, one after the other
     */
    Entry event(String event, String... headers) {
        return await("Event " + event + " " + List.of(headers), matches(event, headers));
    }

    private static Predicate<Entry> matches(String event, String... headers) {
        Predicate<Entry> test = e -> e.isEvent() && e.kind().equals(event);
        for (int i = 0; i < headers.length; i += 2) {
            String header = headers[i];
            Pattern value = Pattern.compile(Pattern.quote(headers[i + 1]).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
            test = test.and(e -> {
                String found = e.header(header);
                return found != null && value.matcher(found).matches();
            });
        }
        return test;
    }

    /** Waits for anything that was not waited for before. */
    Entry await(String what, Predicate<Entry> test) {
        return recording.await(subject, name, what, test);
    }

    /** Waits for the first line of all. */
    void banner() {
        Entry unused = await("the banner", e -> e.lines().get(0).startsWith("Asterisk Call Manager/"));
    }

    /** Waits until the server has closed the connection. */
    void end() {
        Entry unused = await("the end of the connection", e -> e.lines().equals(List.of(Entry.END)));
    }

    /** Logs in as one of the lab's users, and waits for the response. */
    Entry login(String user, String... more) {
        List<String> lines = new ArrayList<>(List.of("Action: Login", "Username: " + user, "Secret: " + user + "-pw"));
        lines.addAll(List.of(more));
        Entry response = ask(lines.toArray(String[]::new));
        loggedIn |= "Success".equals(response.header("Response"));
        return response;
    }

    /** Tells that a login of another form was successful. */
    void isLoggedIn() {
        loggedIn = true;
    }

    /** Forgets which ActionIDs were used. */
    void restart() {
        actions = 0;
    }

    /** Returns when the server has written all that it had for this connection. */
    void barrier(int number) {
        if (loggedIn && !ended) {
            String id = Recording.HIDDEN + name + "-" + number;
            write("Action: Ping\r\nActionID: " + id + "\r\n\r\n");
            recording.awaitHidden(subject, id);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            reader.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
