package io.strowger.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.asteriskjava.live.AsteriskAgent;
import org.asteriskjava.live.AsteriskChannel;
import org.asteriskjava.live.AsteriskQueueEntry;
import org.asteriskjava.live.AsteriskServerListener;
import org.asteriskjava.live.DefaultAsteriskServer;
import org.asteriskjava.live.MeetMeUser;

/** The live API of asterisk-java on the same stream. */
final class LivePeer {
    private static final int SECONDS = 10;

    private LivePeer() {}

    /** How many new channels a second it tells of, while more come than it can follow. */
    static double channelsPerSecond(Child pbx) throws Exception {
        String[] access = pbx.answer().split(" ");
        DefaultAsteriskServer server =
                new DefaultAsteriskServer("127.0.0.1", Integer.parseInt(access[0]), access[1], access[2]);
        AtomicLong channels = new AtomicLong();
        server.addAsteriskServerListener(new AsteriskServerListener() {
            @Override
            public void onNewAsteriskChannel(AsteriskChannel channel) {
                channels.incrementAndGet();
            }

            @Override
            public void onNewMeetMeUser(MeetMeUser user) {}

            @Override
            public void onNewAgent(AsteriskAgent agent) {}

            @Override
            public void onNewQueueEntry(AsteriskQueueEntry entry) {}
        });
        server.initialize();
        String unused = pbx.ask("calls " + LiveRound.SECONDS_OF_TALK);
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end) {
            unused = pbx.ask("1");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        double rate = channels.get() * 1e9 / (System.nanoTime() - begin);
        server.shutdown();
        return rate;
    }
}
