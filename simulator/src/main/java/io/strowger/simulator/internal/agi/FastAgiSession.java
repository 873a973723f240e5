package io.strowger.simulator.internal.agi;

import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.world.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One channel and its server of FastAGI: a thread that connects and reads commands, and one that writes.
 *
 * <p>Both end when the server closes the connection, when the simulator is closed, and when the server is silent for too long.
 * As in Asterisk, a hangup is told to the server and the channel stays until the server closes, for a short time at most.
 */
final class FastAgiSession {
    private static final System.Logger LOG = System.getLogger(FastAgiSession.class.getName());
    private static final Pattern URL = Pattern.compile("agi://([^/:]+)(?::(\\d{1,5}))?(?:/(.*))?");
    private static final int PORT = 4573;

    /** As Asterisk has it. */
    private static final int CONNECT_MILLIS = 2_000;

    /** So long may a server say nothing while it is its turn. */
    private static final long SILENCE_MILLIS = 60_000;

    /** The same once the channel was hung up. */
    private static final long LINGER_MILLIS = 2_000;

    /** So many commands may a server send ahead of their answers. */
    private static final int MOST = 1_000;

    private static final byte[] END = {};

    private final FastAgi all;
    private final Execution x;
    private final Channel channel;
    private final World world;
    private final String request;
    private final List<String> arguments;
    private final byte[] environment;
    private final Socket socket = new Socket();
    private final Thread reader = new Thread(this::read, "asterisk-fastagi");
    private final Thread writer = new Thread(this::write, "asterisk-fastagi-write");
    private final BlockingQueue<byte[]> toWrite = new LinkedBlockingQueue<>(MOST);
    /** True while an answer takes its time. */
    private volatile boolean busy;

    /** Which command is the last one; for use inside the world. */
    private int turn;

    private volatile boolean hungUp;
    private volatile boolean ended;
    private volatile boolean given;

    FastAgiSession(FastAgi all, Execution x, String request, List<String> arguments) {
        this.all = all;
        this.x = x;
        this.channel = x.channel();
        this.world = x.pbx().world();
        this.request = request;
        this.arguments = arguments;
        this.environment = environment().getBytes(StandardCharsets.UTF_8);
    }

    private String environment() {
        List<String> first = new ArrayList<>();
        first.add("agi_network: yes");
        Matcher url = URL.matcher(request);
        if (url.matches() && url.group(3) != null && !url.group(3).isEmpty()) {
            first.add("agi_network_script: " + url.group(3));
        }
        first.add("agi_request: " + request);
        return AgiEnvironment.of(channel, first, arguments);
    }

    /** Begins; for use inside the world. */
    void start() {
        x.onLeave(() -> end("HANGUP"));
        x.onHangup(this::hungUp);
        reader.setDaemon(true);
        writer.setDaemon(true);
        reader.start();
    }

    /** True while the server is to say something. */
    boolean holdsTime() {
        return !ended && !busy && !given;
    }

    /** Lets time pass until the server speaks again. */
    void holdNoMore() {
        given = true;
    }

    /** Ends it from outside. */
    void close(long joinMillis) {
        closeSocket();
        reader.interrupt();
        writer.interrupt();
        try {
            reader.join(joinMillis);
            writer.join(joinMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        String status = "FAILURE";
        try (socket) {
            Matcher url = URL.matcher(request);
            if (!url.matches()) {
                throw new IOException("no address such as agi://host:port/script: " + request);
            }
            int port = url.group(2) == null ? PORT : Integer.parseInt(url.group(2));
            socket.connect(new InetSocketAddress(url.group(1), port), CONNECT_MILLIS);
            status = "SUCCESS";
            say(environment);
            writer.start();
            commands(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.DEBUG, () -> "the session with " + request + " ended: " + e);
        } finally {
            say(END);
            String reached = status;
            world.run(() -> serverClosed(reached));
            ended = true;
            all.ended(this);
        }
    }

    private void commands(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line;
            given = false;
            world.run(() -> command(command));
        }
    }

    private void command(String text) {
        if (ended) {
            return;
        }
        int mine = ++turn;
        busy = true;
        new AgiCommands(x).execute(text, hungUp, answer -> {
            if (mine == turn && busy) {
                say((answer.text() + "\n").getBytes(StandardCharsets.UTF_8));
                busy = false;
                all.changed();
            }
        });
        all.changed();
    }

    /** Ends where this is the channel that is no more. */
    void gone(Channel which) {
        if (which == channel) {
            end("HANGUP");
        }
    }

    /** The other end hung up: the server is told, and may do what is still to be done. */
    private void hungUp() {
        x.onHangup(null);
        hungUp = true;
        given = false;
        if (busy) {
            busy = false;
            say("200 result=-1\n".getBytes(StandardCharsets.UTF_8));
        }
        say("HANGUP\n".getBytes(StandardCharsets.UTF_8));
        all.changed();
    }

    private void serverClosed(String status) {
        if (!ended) {
            boolean goesOn = !hungUp;
            end(hungUp ? "HANGUP" : status);
            if (goesOn) {
                x.next();
            } else {
                x.end();
            }
        }
    }

    /** The channel goes elsewhere, or the server has closed. */
    private void end(String status) {
        if (!ended) {
            ended = true;
            if (status.equals("HANGUP") && !hungUp) {
                say("HANGUP\n".getBytes(StandardCharsets.UTF_8));
            }
            say(END);
            x.onHangup(null);
            if (!channel.isGone()) {
                channel.variables().put("AGISTATUS", status);
            }
            all.changed();
        }
    }

    /** Puts bytes behind those that wait to be written; too many of them end the session. */
    private void say(byte[] bytes) {
        if (!toWrite.offer(bytes)) {
            closeSocket();
        }
    }

    private void write() {
        try {
            while (true) {
                byte[] next = toWrite.poll(hungUp ? LINGER_MILLIS : SILENCE_MILLIS, TimeUnit.MILLISECONDS);
                if (next == END || next == null && !busy) {
                    closeSocket();
                    return;
                }
                if (next != null) {
                    socket.getOutputStream().write(next);
                }
            }
        } catch (IOException | InterruptedException e) {
            LOG.log(Level.DEBUG, () -> "cannot write to " + request + ": " + e);
            closeSocket();
        }
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "cannot close the connection to " + request + ": " + e);
        }
    }
}
