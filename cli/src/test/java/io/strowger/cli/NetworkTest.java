package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NetworkTest {
    private static final String PONG =
            "Response: Success\r\nActionID: @ID@\r\nPing: Pong\r\nTimestamp: 1767323045.678\r\n\r\n";
    private static final String LIST = """
            Response: Success
            ActionID: @ID@
            EventList: start
            Message: Channels will follow

            Event: CoreShowChannel
            ActionID: @ID@
            Channel: PJSIP/100-00000001
            ChanVariable: A=1

            Event: CoreShowChannelsComplete
            ActionID: @ID@
            EventList: Complete
            ListItems: 1

            """.replace("\n", "\r\n");
    private static final String HANGUP =
            "Event: Hangup\r\nPrivilege: call,all\r\nChannel: PJSIP/1\r\nCause: 16\r\n\r\n";

    @Test
    void pings() throws Exception {
        try (Peer peer = Peer.answering("Ping", PONG)) {
            Run run = peer.run("ping");
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.out()).matches("127\\.0\\.0\\.1:\\d+ answered in \\d+\\.\\d ms \\(Asterisk 22.*\\)\n");
            assertThat(peer.run("-o", "json", "ping").out()).startsWith("{\"ping\":\"127.0.0.1:");
        }
    }

    @Test
    void takesConnectionOptionsBeforeAndAfterTheVerb() throws Exception {
        try (Peer peer = Peer.answering("Ping", PONG)) {
            Map<String, String> secret = Map.of("STROWGER_SECRET", "x");
            String port = Integer.toString(peer.port());
            assertThat(Run.in(secret, "--host", "127.0.0.1", "--port", port, "--user", "u", "ping")
                            .status())
                    .isZero();
            assertThat(Run.in(secret, "ping", "--host=127.0.0.1", "--port=" + port, "--user=u")
                            .status())
                    .isZero();
            assertThat(Run.in(secret, "--host", "127.0.0.1", "ping", "--port", port, "-u", "u", "-o", "json")
                            .out())
                    .startsWith("{");
        }
    }

    @Test
    void sendsAnActionAndShowsTheList() throws Exception {
        try (Peer peer = Peer.answering("CoreShowChannels", LIST)) {
            Run run = peer.run("-o", "json", "action", "coreshowchannels");
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.lines()).hasSize(3);
            assertThat(run.lines().get(0)).startsWith("{\"response\":\"Success\",\"headers\":{");
            assertThat(run.lines().get(1))
                    .startsWith("{\"event\":\"CoreShowChannel\",\"headers\":{")
                    .endsWith("\"Channel\":\"PJSIP/100-00000001\",\"ChanVariable\":[\"A=1\"]}}");
            assertThat(run.lines().get(2)).startsWith("{\"event\":\"CoreShowChannelsComplete\"");
            assertThat(peer.run("action", "CoreShowChannels").out())
                    .startsWith("Success: Channels will follow\n")
                    .contains("\nCoreShowChannel\n  Channel                 PJSIP/100-00000001\n")
                    .endsWith("\n1 item\n");
        }
    }

    @Test
    void sendsRepeatedVariables() throws Exception {
        try (Peer peer = Peer.answering(
                "Originate", "Response: Success\r\nActionID: @ID@\r\nMessage: Originate successfully queued\r\n\r\n")) {
            Run run = peer.run(
                    "action",
                    "originate",
                    "channel=Local/1@a",
                    "Application=Echo",
                    "Variable=A=1",
                    "Variable=B=x=y",
                    "Async=yes");
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(peer.taken("Originate"))
                    .containsEntry("Channel", "Local/1@a")
                    .containsEntry("Variable", "A=1|B=x=y")
                    .containsEntry("Async", "true");
        }
    }

    @Test
    void saysWhatAsteriskRefused() throws Exception {
        try (Peer peer =
                Peer.answering("Hangup", "Response: Error\r\nActionID: @ID@\r\nMessage: No such channel\r\n\r\n")) {
            Run run = peer.run("action", "Hangup", "Channel=x");
            run.failedWith(ExitStatus.REFUSED, "No such channel");
            assertThat(run.out()).isEmpty();
            Run json = peer.run("-o", "json", "action", "Hangup", "Channel=x");
            json.failedWith(ExitStatus.REFUSED, "No such channel");
            assertThat(json.out()).startsWith("{\"response\":\"Error\",").contains("No such channel");
            peer.run("action", "Originate", "Channel=x", "Application=Echo")
                    .failedWith(ExitStatus.PERMISSION_DENIED, "originate");
        }
    }

    @Test
    void showsTheOutputOfACommandEvenIfItFailed() throws Exception {
        try (Peer peer = Peer.answering(headers -> {
            String command = headers.getOrDefault("Command", "");
            return "Response: " + (command.equals("core show uptime") ? "Success" : "Error") + "\r\nActionID: @ID@\r\n"
                    + "Message: Command output follows\r\nOutput: first\r\nOutput: second\r\n\r\n";
        })) {
            Run run = peer.run("command", "core", "show", "uptime");
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.out()).isEqualTo("first\nsecond\n");
            Run failed = peer.run("command", "core shwo uptime");
            assertThat(failed.status()).isEqualTo(ExitStatus.REFUSED);
            assertThat(failed.out()).isEqualTo("first\nsecond\n");
        }
    }

    @Test
    void saysOnceThatThereIsNoSuchCommand() throws Exception {
        try (Peer peer = Peer.answering(
                "Command",
                "Response: Error\r\nActionID: @ID@\r\nMessage: Command output follows\r\nOutput: No such command\r\n\r\n")) {
            Run run = peer.run("command", "nope");
            run.failedWith(ExitStatus.REFUSED, "No such command");
            assertThat(run.out()).isEmpty();
            assertThat(peer.run("-o", "json", "command", "nope").out()).contains("\"Output\":[\"No such command\"]");
        }
    }

    @Test
    void followsEvents() throws Exception {
        String other = "Event: Newchannel\r\nPrivilege: call,all\r\nChannel: PJSIP/2\r\n\r\n";
        String unlike = "Event: Hangup\r\nPrivilege: call,all\r\nChannel: SIP/1\r\n\r\n";
        try (Peer peer = Peer.answering("Ping", PONG).streaming(other + unlike + HANGUP)) {
            Run run = peer.run("-o", "json", "events", "-e", "hangup", "--where", "Channel=PJSIP/*", "--count", "2");
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.lines().get(0))
                    .isEqualTo("{\"event\":\"Hangup\",\"headers\":{\"Privilege\":\"call,all\","
                            + "\"Channel\":\"PJSIP/1\",\"Cause\":\"16\"}}");
        }
    }

    @Test
    void waitsForAServerThatIsNotThereYetAndSaysSo() throws Exception {
        try (Peer peer = Peer.answering("Ping", PONG).streaming(HANGUP).hangingUp(1)) {
            Run run = peer.run("-o", "json", "events", "--wait", "--event", "Hangup", "--count", "1");
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.err())
                    .contains("; trying again in ", "strowger: connected to 127.0.0.1:")
                    .doesNotContain("\tat ");
            assertThat(run.lines()).hasSize(3);
            assertThat(run.lines().get(0))
                    .startsWith("{\"connection\":\"failed\",")
                    .contains("\"retryMilliseconds\":");
            assertThat(run.lines().get(1)).startsWith("{\"connection\":\"connected\",");
            assertThat(run.lines().get(2)).startsWith("{\"event\":\"Hangup\",");
        }
        try (Peer peer = Peer.answering("Ping", PONG).hangingUp(1)) {
            peer.run("events", "--count", "1").failedWith(ExitStatus.NO_CONNECTION, "without a banner");
        }
    }

    @Test
    void doesNotWaitForAServerThatRefusesTheLogin() throws Exception {
        try (Peer peer = Peer.answering("Ping", PONG)
                .login("Response: Error\r\nActionID: @ID@\r\nMessage: Authentication failed\r\n\r\n")) {
            peer.run("events", "--wait").failedWith(ExitStatus.LOGIN_REFUSED, "Authentication failed");
        }
    }

    @Test
    void stopsWaitingForEvents() throws Exception {
        try (Peer peer = Peer.answering("Ping", PONG)) {
            peer.run("events", "--count", "1", "--seconds", "300ms").failedWith(ExitStatus.TIMEOUT, "0 of 1 events");
            assertThat(peer.run("events", "--seconds", "300ms").status()).isZero();
        }
    }

    @Test
    void tellsTheWaysInWhichALoginFails() throws Exception {
        try (Peer peer = Peer.answering("Ping", PONG)
                .login("Response: Error\r\nActionID: @ID@\r\nMessage: Authentication failed\r\n\r\n")) {
            Run run = peer.run("ping");
            run.failedWith(ExitStatus.LOGIN_REFUSED, "admin");
            assertThat(run.err()).doesNotContain("s3cret");
        }
    }

    @Test
    void tellsThatNobodyIsThere() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        Run.of("--host", "127.0.0.1", "--port", Integer.toString(port), "ping")
                .failedWith(ExitStatus.NO_CONNECTION, "127.0.0.1:" + port);
        Run.of("--host", "no-such-host.invalid", "ping").failedWith(ExitStatus.NO_CONNECTION, "no-such-host.invalid");
    }

    @Test
    void tellsThatTheConnectionEnded() throws IOException {
        try (Peer peer = Peer.answering("Hangup", Peer.HANG_UP)) {
            Run run = peer.run("action", "Hangup", "Channel=x");
            run.failedWith(ExitStatus.NO_CONNECTION, "");
        }
    }

    @Test
    void tellsThatNoAnswerCame() throws IOException {
        try (Peer peer = Peer.answering("Hangup", "")) {
            Run run = peer.run("--timeout", "300ms", "action", "Hangup", "Channel=x");
            run.failedWith(ExitStatus.TIMEOUT, "Hangup");
        }
    }

    @Test
    void showsAStackTraceOnlyWhenAskedFor() throws IOException {
        try (Peer peer = Peer.answering("Ping", "")) {
            Run run = peer.run("--timeout", "300ms", "--verbose", "ping");
            assertThat(run.err()).contains("\tat io.strowger").doesNotContain("s3cret");
        }
    }
}
