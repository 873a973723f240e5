package io.strowger.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Takes the orders of a measurement, a line each, and says when it has done what it was told. */
final class PbxControl implements Runnable {
    private final SocketChannel socket;
    private final Pbx pbx;

    PbxControl(SocketChannel socket, Pbx pbx) {
        this.socket = socket;
        this.pbx = pbx;
    }

    @Override
    public void run() {
        try (socket;
                BufferedReader orders = new BufferedReader(
                        new InputStreamReader(socket.socket().getInputStream(), StandardCharsets.US_ASCII))) {
            String order;
            while ((order = orders.readLine()) != null) {
                String answer = obey(order.split(" "));
                socket.socket().getOutputStream().write((answer + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException | UncheckedIOException gone) {
            // the client hung up
        }
    }

    private String obey(String[] order) {
        switch (order[0]) {
            case "flood" -> pbx.newest().flood(Long.parseLong(order[1]));
            case "pace" ->
                pbx.newest().pace(Long.parseLong(order[1]), Integer.parseInt(order[2]), Boolean.parseBoolean(order[3]));
            case "load" -> {
                PbxSession session = pbx.newest();
                int perSecond = Integer.parseInt(order[1]);
                Pbx.daemon("pbx load", () -> session.pace(Long.MAX_VALUE, perSecond, false));
            }
            case "stop" -> pbx.newest().stop();
            case "actions" -> {
                return Integer.toString(pbx.newest().actions());
            }
            case "expect" -> {
                return Long.toString(pbx.mix().checksum(Long.parseLong(order[1]), order[2].equals("RARE")));
            }
            case "size" -> {
                return Double.toString(
                        (double) pbx.mix().bytes().length / pbx.mix().events());
            }
            default -> throw new IllegalArgumentException("no such order: " + order[0]);
        }
        return "done";
    }
}
