package io.strowger.catalog.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Asks a running Asterisk, with the little AMI that the check needs.
 *
 * <p>Not the client of this project: that is generated from the catalog, which is what is to be checked.
 */
final class AmiConsole implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;
    private final BufferedReader reader;
    private final OutputStream output;

    private AmiConsole(Socket socket) throws IOException {
        this.socket = socket;
        this.reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.output = socket.getOutputStream();
    }

    /** Connects and logs in; the secret is not sent, only its digest. */
    static AmiConsole login(String host, int port, String user, String secret) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        AmiConsole console = new AmiConsole(socket);
        try {
            String banner = console.reader.readLine();
            if (banner == null || !banner.startsWith("Asterisk Call Manager/")) {
                throw new IOException(host + ":" + port + " is no Asterisk manager interface");
            }
            String challenge = value(console.action("Challenge", "AuthType: MD5"), "Challenge");
            console.action(
                    "Login", "AuthType: MD5", "Username: " + user, "Key: " + digest(challenge + secret), "Events: off");
            return console;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends an action and returns the lines of its response. */
    List<String> action(String name, String... headers) throws IOException {
        String text = "Action: " + name + "\r\n" + String.join("\r\n", headers) + (headers.length > 0 ? "\r\n" : "");
        output.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        output.flush();
        List<String> message = message();
        while (!message.get(0).startsWith("Response: ")) {
            message = message(); // an event from before the mask was off
        }
        if (message.get(0).equals("Response: Error")) {
            throw new IOException("Asterisk refused " + name + ": " + value(message, "Message"));
        }
        return message;
    }

    /** Runs a command and returns the lines of its output. */
    List<String> command(String command) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : action("Command", "Command: " + command)) {
            if (line.startsWith("Output: ")) {
                lines.add(line.substring("Output: ".length()));
            }
        }
        return lines;
    }

    private List<String> message() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isEmpty()) {
                lines.add(line);
            } else if (!lines.isEmpty()) {
                return lines;
            }
        }
        throw new IOException("the connection ended");
    }

    private static String value(List<String> message, String header) {
        return message.stream()
                .filter(line -> line.startsWith(header + ": "))
                .map(line -> line.substring(header.length() + 2))
                .findFirst()
                .orElse("");
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
