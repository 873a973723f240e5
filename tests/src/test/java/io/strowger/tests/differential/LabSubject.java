package io.strowger.tests.differential;

import io.strowger.tests.lab.LabServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Asterisk of the lab. What the harness itself wants of it goes over a connection that is not recorded. */
final class LabSubject implements Subject {
    private static final Pattern QUEUED = Pattern.compile("^\\S+\\s+\\d+\\s+(\\d+)\\s+.*");
    private static final Pattern PORT = Pattern.compile("ASTERISK_(\\w+)_PORT=(\\d+)");

    /** What tells the states of devices has a thread of its own, whose queue nobody can look at. */
    private static final Duration STATES = Duration.ofMillis(60);

    private final LabServer server;
    private final Connection control;

    private LabSubject(LabServer server, boolean phones) {
        this.server = server;
        control = new Connection("control", this, new Recording());
        control.banner();
        Entry unused = control.login("admin", "Events: off");
        awaitPhones(phones);
        settle();
    }

    /**
     * Starts a server of its own.
     *
     * @param phones whether PJSIP/6001 has to be registered, which takes up to ten seconds; else it never will be
     */
    static LabSubject start(int version, boolean phones) {
        return new LabSubject(LabServer.start(version), phones);
    }

    @Override
    public String name() {
        return server.toString();
    }

    @Override
    public int version() {
        return server.version();
    }

    @Override
    public String host() {
        return server.host();
    }

    @Override
    public int port() {
        return server.port();
    }

    /** Real time passes by itself: this only waits for it. */
    @Override
    public void pass(Duration time) {
        try {
            boolean never = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
            if (never) {
                throw new IllegalStateException("nobody counts down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void waiting() {
        // goes on by itself
    }

    @Override
    public Duration slice() {
        return Duration.ofMillis(20);
    }

    /** Waits until no queue inside of Asterisk holds anything, and none has held anything since the last look. */
    @Override
    public void settle() {
        pass(STATES);
        until("there is always something in a queue of Asterisk", () -> {
            List<String> before = command("core show taskprocessors");
            return isIdle(before) && command("core show taskprocessors").equals(before);
        });
    }

    private static boolean isIdle(List<String> processors) {
        return processors.stream().allMatch(line -> {
            Matcher matcher = QUEUED.matcher(line);
            return !matcher.matches() || matcher.group(1).equals("0");
        });
    }

    @Override
    public int channels() {
        return (int) command("core show channels concise").stream()
                .filter(line -> line.contains("!") && !line.startsWith("Message/"))
                .count();
    }

    @Override
    public void clear() {
        List<String> unused = command("channel request hangup all");
        until("there are channels still", () -> channels() == 0);
        settle();
    }

    private void awaitPhones(boolean phones) {
        List<String> unused = command("pjsip qualify loop");
        if (!phones) {
            unused = command("pjsip send unregister reg-6001");
        }
        until("PJSIP/loop is not reachable", () -> isAvailable("loop"));
        until("PJSIP/6001 is not registered", () -> !phones || isAvailable("6001"));
        if (version() == 16) {
            until(
                    "SIP/7001 is not registered",
                    () -> command("sip show registry").stream().anyMatch(line -> line.contains(" Registered ")));
        }
    }

    private boolean isAvailable(String phone) {
        return command("pjsip show contacts").stream()
                .anyMatch(line -> line.matches(".*Contact: +" + phone + "/.*Avail.*"));
    }

    private List<String> command(String command) {
        Entry response = control.ask("Action: Command", "Command: " + command);
        if (!"Success".equals(response.header("Response"))) {
            throw new AssertionError("the command " + command + " failed: " + response);
        }
        return response.headers().stream()
                .filter(line -> line.name().equals("Output"))
                .map(Line::value)
                .toList();
    }

    private void until(String failure, java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + Recording.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError(failure + " (" + server + ")");
            }
            pass(Duration.ofMillis(20));
        }
    }

    @Override
    public Map<String, String> particulars() {
        Map<String, String> particulars = new LinkedHashMap<>();
        particulars.put(server.run().toString(), "<run>");
        particulars.put(server.root().toString(), "<root>");
        try {
            Matcher port = PORT.matcher(Files.readString(server.run().resolve("env")));
            while (port.find()) {
                particulars.put(port.group(2), "<" + port.group(1).toLowerCase(java.util.Locale.ROOT) + "-port>");
                if (port.group(1).equals("SIP")) {
                    int sip = Integer.parseInt(port.group(2));
                    particulars.put(Integer.toString(sip + 1), "<chan_sip-port>");
                    particulars.put(Integer.toString(sip + 2), "<iax-port>");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return particulars;
    }

    @Override
    public void close() {
        control.close();
        server.remove();
    }
}
