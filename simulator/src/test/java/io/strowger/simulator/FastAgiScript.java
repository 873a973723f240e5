package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server of FastAGI that says its lines to whoever comes first, one after the other. */
final class FastAgiScript implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final List<String> lines;
    private final List<String> environment = new ArrayList<>();
    final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "script");

    private FastAgiScript(List<String> lines) throws IOException {
        this.lines = lines;
    }

    static FastAgiScript saying(String... lines) throws IOException {
        FastAgiScript script = new FastAgiScript(List.of(lines));
        script.thread.start();
        return script;
    }

    int port() {
        return server.getLocalPort();
    }

    List<String> environment() {
        return environment;
    }

    /** Waits for so many lines. */
    List<String> answers(int size) throws InterruptedException {
        List<String> found = new ArrayList<>();
        while (found.size() < size) {
            String next = answers.poll(20, TimeUnit.SECONDS);
            assertThat(next).as("after " + found).isNotNull();
            found.add(next);
        }
        return found;
    }

    /** Waits until it has said all, and has closed. */
    void ended() throws InterruptedException {
        thread.join(20_000);
        assertThat(thread.isAlive()).isFalse();
    }

    private void run() {
        try (Socket socket = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                environment.add(line);
            }
            for (String line : lines) {
                if (line.equals("(wait)")) {
                    for (String read = in.readLine(); read != null; read = in.readLine()) {
                        answers.add(read);
                    }
                    answers.add("(end)");
                    return;
                }
                String said = line.replace("(close)", "");
                socket.getOutputStream().write((said + "\n").getBytes(StandardCharsets.UTF_8));
                if (!said.equals(line)) {
                    return;
                }
                boolean isHungUpIn = line.startsWith("WAIT") || line.startsWith("EXEC Dial PJSIP");
                for (int i = 0; i < line.lines().count() + (isHungUpIn ? 1 : 0); i++) {
                    answers.add(String.valueOf(in.readLine()));
                }
            }
        } catch (IOException e) {
            answers.add("(end)");
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server.close();
        thread.join(10_000);
    }
}
