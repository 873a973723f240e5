package io.strowger.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.Reconnect;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.RtcpReceivedEvent;
import io.strowger.protocol.event.UnknownEvent;
import io.strowger.testkit.Peer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing that Asterisk says is dropped, trimmed or taken for something else. */
class KeptTextsTest {
    private final Peer peer = new Peer();

    @AfterEach
    void close() throws Exception {
        peer.join();
        peer.close();
    }

    /** Connects to a peer that sends these events once the subscriptions are made, and then answers everything. */
    private AmiClient connect(CountDownLatch subscribed, String... messages) {
        peer.play(line -> {
            line.logIn();
            subscribed.await();
            for (String message : messages) {
                line.send(message);
            }
            line.serve();
        });
        return Clients.of(peer).reconnect(Reconnect.NEVER).connect();
    }

    private static <E extends Event> E only(AmiClient ami, CountDownLatch subscribed, Class<E> type) throws Exception {
        CompletableFuture<E> event = ami.events().await(type, any -> true, Duration.ofSeconds(20));
        subscribed.countDown();
        return Clients.get(event);
    }

    @Test
    void eventsThatNobodyKnowsAreDelivered() throws Exception {
        CountDownLatch subscribed = new CountDownLatch(1);
        try (AmiClient ami = connect(subscribed, "Event: FutureThing\r\nColour: green\r\n\r\n")) {
            UnknownEvent event = only(ami, subscribed, UnknownEvent.class);
            assertThat(event.name()).isEqualTo("FutureThing");
            assertThat(event.header("Colour")).isEqualTo("green");
        }
    }

    @Test
    void headersThatNobodyKnowsAndRepeatedOnesAreReachable() throws Exception {
        CountDownLatch subscribed = new CountDownLatch(1);
        String message = "Event: RTCPReceived\r\nNovelty: x\r\nReport0RTTUsec: 7\r\nReport0RTTUsec: 8\r\n"
                + "ChanVariable: a=1\r\nChanVariable: b=2\r\n\r\n";
        try (AmiClient ami = connect(subscribed, message)) {
            RtcpReceivedEvent event = only(ami, subscribed, RtcpReceivedEvent.class);
            assertThat(event.header("Novelty")).isEqualTo("x");
            assertThat(event.headers("Report0RTTUsec")).containsExactly("7", "8");
            assertThat(event.headers("ChanVariable")).containsExactly("a=1", "b=2");
        }
    }

    @Test
    void integersBeyondTwoToThe31AreKept() throws Exception {
        CountDownLatch subscribed = new CountDownLatch(1);
        String message = "Event: RTCPReceived\r\nSSRC: 0xfffffffe\r\nPT: 200(SR)\r\nReportCount: 1\r\n"
                + "SentRTP: 4294967295\r\nSentPackets: 4294967290\r\nReport0SourceSSRC: 0x80000001\r\n\r\n";
        try (AmiClient ami = connect(subscribed, message)) {
            RtcpReceivedEvent event = only(ami, subscribed, RtcpReceivedEvent.class);
            assertThat(event.header("SentRTP")).isEqualTo("4294967295");
            assertThat(event.sentPackets()).isEqualTo(4_294_967_290L);
        }
    }

    @Test
    void noneAndUnknownAndLeadingBlanksAreKept() throws Exception {
        CountDownLatch subscribed = new CountDownLatch(1);
        String message = "Event: Hangup\r\nAccountCode: none\r\nExten: unknown\r\nCallerIDName:   three blanks\r\n"
                + "CallerIDNum: <unknown>\r\nLanguage: \r\n\r\n";
        try (AmiClient ami = connect(subscribed, message)) {
            HangupEvent event = only(ami, subscribed, HangupEvent.class);
            assertThat(event.accountCode()).isEqualTo("none");
            assertThat(event.exten()).isEqualTo("unknown");
            assertThat(event.header("CallerIDName")).isEqualTo("  three blanks");
            assertThat(event.header("CallerIDNum")).isEqualTo("<unknown>");
            assertThat(event.header("Language")).isEmpty();
        }
    }

    @Test
    void blankLinesAndIndentationOfCommandOutputAreKept() throws Exception {
        peer.play(line -> {
            line.logIn();
            line.success(
                    line.action("Command"),
                    "Message: Command output follows",
                    "Output: Heading",
                    "Output: ",
                    "Output:     indented",
                    "Output: \tby a tab  ",
                    "Output: ");
            line.serve();
        });
        try (AmiClient ami = Clients.of(peer).reconnect(Reconnect.NEVER).connect()) {
            assertThat(ami.command("show")).containsExactly("Heading", "", "    indented", "\tby a tab  ", "");
        }
    }
}
