package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.client.ConnectionEvent.FullyBooted;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Message;
import io.strowger.testkit.Peer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client knows of a server that lets it in before all modules are ready. */
@Timeout(30)
class StartingTest {
    private final ScriptedPeer peer = ScriptedPeer.start();
    private final CountDownLatch looked = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        peer.join();
        peer.close();
    }

    /** Lets a user in who may read and write these classes. */
    private void play(String mayRead, String mayWrite, ScriptedPeer.Script then) {
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            line.success(line.action("Login"), "Message: Authentication accepted");
            line.success(line.action("CoreSettings"), "AsteriskVersion: 22.5.0");
            Message user = line.action("Command");
            line.success(
                    user,
                    "Message: Command output follows",
                    "Output:  read perm: " + mayRead,
                    "Output: write perm: " + mayWrite);
            then.play(line);
        });
    }

    @Test
    void aServerIsStartingUntilItSaysThatItIsFullyBooted() throws Exception {
        play("system,call", "all", line -> {
            looked.await();
            line.message("Event: FullyBooted", "Status: Fully Booted");
            line.logOff();
        });
        try (AmiClient client = peer.client().connect()) {
            assertThat(client.isStarting()).isTrue();
            Notices notices = Notices.andEventsOf(client.events());
            looked.countDown();
            notices.skipTo(FullyBooted.class);
            assertThat(client.isStarting()).isFalse();
        }
    }

    @Test
    void whoIsNotToldDoesNotKnow() throws Exception {
        play("call", "all", Peer.Line::logOff);
        try (AmiClient client = peer.client().connect()) {
            assertThat(client.isStarting()).isFalse();
        }
        peer.join();
        play("system,call", "all", Peer.Line::logOff);
        try (AmiClient client = peer.client().events(PrivilegeClass.CALL).connect()) {
            assertThat(client.isStarting()).isFalse();
        }
    }

    @Test
    void aRefusalOfWhatTheUserMayDoIsTheModules() throws Exception {
        play("call", "call", line -> {
            line.error(line.action("QueueStatus"), "Permission denied");
            line.error(line.action("Park"), "Permission denied");
            line.error(line.action("ConfbridgeListRooms"), "Permission denied");
            line.error(line.action("MailboxStatus"), "Permission denied");
            line.logOff();
        });
        try (AmiClient client = peer.client().connect()) {
            for (String action : List.of("QueueStatus", "Park")) {
                PermissionException refused = refusal(client, action);
                assertThat(refused.isModuleNotReady()).as(action).isTrue();
                assertThat(refused).hasMessageContaining("just being loaded or unloaded, as while Asterisk starts");
            }
            PermissionException denied = refusal(client, "ConfbridgeListRooms");
            assertThat(denied.isModuleNotReady()).isFalse();
            assertThat(denied).hasMessageContaining("'reporting' in the write= line");
            assertThat(refusal(client, "MailboxStatus").isModuleNotReady())
                    .as("Asterisk itself is always ready")
                    .isFalse();
        }
    }

    private static PermissionException refusal(AmiClient client, String action) {
        return catchThrowableOfType(
                PermissionException.class,
                () -> client.send(GenericAction.builder(action).build()));
    }
}
