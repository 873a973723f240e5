package io.strowger.tests.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.simulator.AmiSimulator;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.live.AbstractAsteriskServerListener;
import org.asteriskjava.live.AsteriskAgent;
import org.asteriskjava.live.AsteriskChannel;
import org.asteriskjava.live.AsteriskQueue;
import org.asteriskjava.live.AsteriskQueueEntry;
import org.asteriskjava.live.ChannelState;
import org.asteriskjava.live.DefaultAsteriskServer;
import org.asteriskjava.live.QueueEntryState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The live API of asterisk-java, whose authors did not know the simulator, takes it for an Asterisk. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class AsteriskJavaTest {
    private final BlockingQueue<AsteriskQueueEntry> entries = new LinkedBlockingQueue<>();
    private final BlockingQueue<Object> changes = new LinkedBlockingQueue<>();
    private AmiSimulator asterisk;
    private DefaultAsteriskServer server;

    @BeforeEach
    void connect() throws Exception {
        asterisk = AmiSimulator.builder().realTime().lenient().start();
        asterisk.pbx().endpoint("PJSIP/alice").callerId("Alice", "100").answersAfter(Duration.ofMillis(200));
        asterisk.pbx().endpoint("PJSIP/bob").isBusy();
        asterisk.pbx().extension("200", steps -> steps.answer().waits(Duration.ofMinutes(5)));
        asterisk.pbx().queue("support");
        server = new DefaultAsteriskServer(asterisk.host(), asterisk.port(), asterisk.user(), asterisk.secret());
        server.addAsteriskServerListener(new AbstractAsteriskServerListener() {
            @Override
            public void onNewQueueEntry(AsteriskQueueEntry entry) {
                entry.addPropertyChangeListener("state", change -> changes.add(change.getNewValue()));
                entries.add(entry);
            }

            @Override
            public void onNewAgent(AsteriskAgent agent) {}
        });
        server.initialize();
    }

    @AfterEach
    void close() {
        server.shutdown();
        asterisk.close();
    }

    @Test
    void itsLiveApiFollowsACallThroughAQueue() throws Exception {
        assertThat(server.getQueues()).extracting(AsteriskQueue::getName).containsExactly("support");
        asterisk.pbx().queue("support").caller("5551234");
        AsteriskQueueEntry entry = entries.poll(20, TimeUnit.SECONDS);
        assertThat(entry).as("the caller in the queue").isNotNull();
        assertThat(entry.getQueue().getName()).isEqualTo("support");
        assertThat(entry.getChannel().getCallerId().getNumber()).isEqualTo("5551234");
        assertThat(entry.getQueue().getEntries()).contains(entry);

        BlockingQueue<Object> states = new LinkedBlockingQueue<>();
        entry.getChannel().addPropertyChangeListener("state", change -> states.add(change.getNewValue()));
        asterisk.pbx().queue("support").member("PJSIP/alice");
        assertThat(changes.poll(20, TimeUnit.SECONDS)).as("alice answers").isEqualTo(QueueEntryState.LEFT);
        assertThat(entry.getQueue().getEntries()).isEmpty();
        assertThat(states.poll(20, TimeUnit.SECONDS))
                .as("the caller is answered")
                .isEqualTo(ChannelState.UP);
    }

    @Test
    void itsOriginateGivesAChannelThatIsUpAndCanBeHungUp() throws Exception {
        AsteriskChannel channel = server.originateToExtension("PJSIP/alice", "default", "200", 1, 20_000);
        assertThat(channel.getName()).startsWith("PJSIP/alice-");
        BlockingQueue<Object> states = new LinkedBlockingQueue<>();
        channel.addPropertyChangeListener("state", change -> states.add(change.getNewValue()));
        // Its own threads may be behind with the event that tells of the answer.
        if (channel.getState() != ChannelState.UP) {
            assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(ChannelState.UP);
        }
        assertThat(server.getChannels()).contains(channel);
        channel.setVariable("CUSTOMER", "42");
        assertThat(channel.getVariable("CUSTOMER")).isEqualTo("42");
        channel.hangup();
        Object state = states.poll(20, TimeUnit.SECONDS);
        while (state == ChannelState.UP) {
            state = states.poll(20, TimeUnit.SECONDS);
        }
        assertThat(state).isEqualTo(ChannelState.HUNGUP);
    }

    @Test
    void itSeesTheVersionAndAnswersOfCommands() throws Exception {
        assertThat(server.getVersion()).contains("Asterisk 22");
        assertThat(server.getManagerConnection().getProtocolIdentifier()).startsWith("Asterisk Call Manager/11");
    }
}
