package io.strowger.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs a few command lines for nothing, so that Java can remember the classes that they load.
 *
 * <p>The launcher does this once for each build and each Java; see {@code -XX:DumpLoadedClassList}. They talk to a few
 * lines of a server in this process, so that nothing but this machine is asked.
 */
final class Rehearsal {
    private static final String ANSWER = "Response: Success\r\nActionID: @ID@\r\n";
    private static final String EVENT =
            "Event: Hangup\r\nPrivilege: call,all\r\nChannel: Local/1@lab-1\r\nCause: 16\r\n\r\n";

    private static final int LONGEST_SECONDS = 20;
    private static final List<String> SCENES = List.of(
            "ping",
            "-o json ping",
            "action CoreShowChannels",
            "-o json action CoreShowChannels",
            "command core show uptime",
            "events --event Hangup --where Channel=* --count 1 --seconds 5",
            "-o json events --count 1 --seconds 5",
            "--help",
            "describe Hangup",
            "-o json describe QueueStatus");

    private Rehearsal() {}

    static void run() throws IOException {
        // whatever happens: nobody waits for it longer than this
        CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().halt(ExitStatus.FAULT));
        Map<String, Integer> unused = scenes();
    }

    /** Plays all scenes; gives the exit status of each command line. */
    static Map<String, Integer> scenes() throws IOException {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        try (ServerSocket listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> serve(listener), "rehearsal");
            server.setDaemon(true);
            server.start();
            Surroundings surroundings = surroundings(listener.getLocalPort());
            for (String line : SCENES) {
                statuses.put(line, Strowger.run(surroundings, line.split(" ")));
            }
        }
        return statuses;
    }

    private static Surroundings surroundings(int port) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return new Surroundings(
                Map.of(
                        "STROWGER_USER", "nobody",
                        "STROWGER_SECRET", "nothing",
                        "STROWGER_PORT", Integer.toString(port)),
                new Out(nowhere),
                new PrintStream(nowhere, true, StandardCharsets.UTF_8),
                new Style(true),
                100,
                null,
                question -> null);
    }

    private static void serve(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                converse(client);
            } catch (IOException endOfConnection) {
                // the next one
            }
        }
    }

    private static void converse(Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        out.write("Asterisk Call Manager/11.0.0\r\n".getBytes(StandardCharsets.UTF_8));
        String action = "";
        String id = "";
        boolean follows = true;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("Action: ")) {
                action = line.substring(8);
            } else if (line.startsWith("ActionID: ")) {
                id = line.substring(10);
            } else if (line.equals("Events: off")) {
                follows = false;
            } else if (line.isEmpty()) {
                out.write(answer(action).replace("@ID@", id).getBytes(StandardCharsets.UTF_8));
                while (follows && isLoggedIn(action) && !in.ready()) {
                    out.write(EVENT.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    /** True for actions that neither begin nor end a session. */
    private static boolean isLoggedIn(String action) {
        return !action.equals("Challenge") && !action.equals("Login") && !action.equals("Logoff");
    }

    private static String answer(String action) {
        return switch (action) {
            case "Challenge" -> ANSWER + "Challenge: 123456789\r\n\r\n";
            case "CoreSettings" -> ANSWER + "AsteriskVersion: 22.0.0\r\n\r\n";
            case "CoreShowChannels" ->
                ANSWER + "EventList: start\r\nMessage: Channels will follow\r\n\r\n"
                        + "Event: CoreShowChannel\r\nActionID: @ID@\r\nChannel: Local/1@lab-1\r\n\r\n"
                        + "Event: CoreShowChannelsComplete\r\nActionID: @ID@\r\nEventList: Complete\r\nListItems: 1\r\n\r\n";
            case "Command" -> ANSWER + "Message: Command output follows\r\nOutput: one line\r\n\r\n";
            case "Logoff" -> "Response: Goodbye\r\nActionID: @ID@\r\n\r\n";
            default -> ANSWER + "Message: Pong\r\n\r\n";
        };
    }
}
