package io.strowger.bench;

import java.io.IOException;
import java.util.Arrays;

/** One client that is measured: connects, logs in, and handles events as told. */
interface Contestant extends AutoCloseable {
    /** The clients, by the names that they have on the command line and in the table. */
    enum Kind {
        STROWGER("strowger", "Strowger"),
        ASTERISK_JAVA("asterisk-java", "asterisk-java 3.42.2"),
        ASTERISK_JAVA_OLDER("asterisk-java-older", "asterisk-java 3.41.0"),
        READ_LINE("readline", "readLine + HashMap"),
        FLOOR("floor", "floor: find message ends");

        private final String id;
        private final String title;

        Kind(String id, String title) {
            this.id = id;
            this.title = title;
        }

        String id() {
            return id;
        }

        String title() {
            return title;
        }

        Contestant make() {
            return switch (this) {
                case STROWGER -> new StrowgerContestant();
                case ASTERISK_JAVA, ASTERISK_JAVA_OLDER -> new AsteriskJavaContestant();
                case READ_LINE -> new ReadLineContestant();
                case FLOOR -> new FloorContestant();
            };
        }

        static Kind of(String id) {
            return Arrays.stream(values())
                    .filter(kind -> kind.id.equals(id))
                    .findAny()
                    .orElseThrow(() -> new IllegalArgumentException("no such client: " + id));
        }
    }

    /** A user, and a secret, that the server does not look at. */
    String NAME = "bench";

    /** More than any measurement has waiting. */
    int ROOMY_QUEUE = 4_000_000;

    /** Connects and logs in; events go to the tally from then on. */
    void open(int port, Reading reading, Tally tally) throws Exception;

    /** Sends a Ping, and waits for its answer. */
    void ping() throws Exception;

    /** Sends as many Pings, with at most so many of them unanswered, and waits for all answers. */
    void pipeline(int count, int window) throws Exception;

    @Override
    void close() throws IOException;
}
