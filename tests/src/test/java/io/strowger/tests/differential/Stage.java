package io.strowger.tests.differential;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a script has in its hands: a server and connections to it, of which two are logged in already. */
final class Stage implements AutoCloseable {
    private final Subject subject;
    private final Recording recording = new Recording();
    private final List<Connection> connections = new ArrayList<>();
    private final Connection observer;
    private final Connection actor;
    private int barriers;

    Stage(Subject subject) {
        this.subject = subject;
        observer = connect("observer");
        actor = connect("actor");
        Entry in = observer.login("admin");
        Entry in2 = actor.login("admin", "Events: off");
        if (!"Success".equals(in.header("Response")) || !"Success".equals(in2.header("Response"))) {
            throw new AssertionError("admin may not log in: " + in);
        }
        flush();
        connections.forEach(Connection::restart);
        recording.restart();
    }

    /** The connection that acts, and receives no events but those that belong to its actions. */
    Connection actor() {
        return actor;
    }

    /** The connection that receives all events. */
    Connection observer() {
        return observer;
    }

    /** One more connection, of which the banner was read. */
    Connection connect(String name) {
        Connection connection = new Connection(name, subject, recording);
        connections.add(connection);
        connection.banner();
        return connection;
    }

    /** One more connection, logged in as one of the lab's users. */
    Connection connect(String name, String user, String... more) {
        Connection connection = connect(name);
        Entry unused = connection.login(user, more);
        return connection;
    }

    /** The version of the server. */
    int version() {
        return subject.version();
    }

    /** Lets that much of the server's time pass. */
    void pass(Duration time) {
        subject.pass(time);
    }

    /** Waits until no channel exists. */
    void untilNoChannels() {
        long deadline = System.nanoTime() + Recording.PATIENCE.toNanos();
        while (subject.channels() > 0) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("there are channels still");
            }
            subject.pass(Duration.ofMillis(50));
        }
    }

    /** Waits until all that has happened so far was received by all connections. */
    void flush() {
        subject.settle();
        barriers++;
        connections.forEach(connection -> connection.barrier(barriers));
    }

    /** All that was recorded. */
    List<Entry> entries() {
        return recording.entries();
    }

    @Override
    public void close() {
        connections.forEach(Connection::close);
    }
}
