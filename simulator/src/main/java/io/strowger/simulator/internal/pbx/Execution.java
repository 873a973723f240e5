package io.strowger.simulator.internal.pbx;

import io.strowger.simulator.internal.dialplan.Extension;
import io.strowger.simulator.internal.dialplan.Step;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of the dialplan, or of a single application, on a channel; for use inside the world only. */
public final class Execution implements ChannelReader {
    private static final String HANGUP_EXTEN = "h";

    private final Channel channel;
    private final boolean single;
    private boolean hangingUp;
    private boolean ended;
    private int turn;
    private @Nullable Consumer<Frame> frames;
    private @Nullable Runnable leaving;

    private Execution(Channel channel, boolean single) {
        this.channel = channel;
        this.single = single;
    }

    /** Runs the dialplan from where the channel is, behind all that is due already. */
    public static void start(Channel channel) {
        Execution execution = new Execution(channel, false);
        execution.begin(() -> execution.step(channel.profile().priority()));
    }

    /** Runs one application, and hangs the channel up after it. */
    public static void start(Channel channel, String application, String data) {
        Execution execution = new Execution(channel, true);
        execution.begin(() -> execution.run(application, data));
    }

    private void begin(Runnable first) {
        channel.reader(this);
        pbx().channels().executionBegun();
        pbx().world().soon(() -> {
            if (!ended && channel.reader() == this) {
                first.run();
            }
        });
    }

    /** The channel that it runs on. */
    public Channel channel() {
        return channel;
    }

    /** The PBX that it runs in. */
    public Switchboard pbx() {
        return channel.pbx();
    }

    /** Goes on with the next priority, behind all that is due already. */
    public void next() {
        if (single) {
            leave();
            pbx().world().soon(this::finish);
        } else {
            goTo(channel.profile().priority() + 1);
        }
    }

    /** Goes on at another priority of the same extension. */
    public void goTo(int priority) {
        leave();
        int now = turn;
        pbx().world().soon(() -> {
            if (now == turn && !ended) {
                step(priority);
            }
        });
    }

    /** Goes on elsewhere in the dialplan. */
    public void goTo(String context, String exten, int priority) {
        channel.location(context, exten, priority);
        goTo(priority);
    }

    /** Ends the dialplan here; the channel is hung up. */
    public void end() {
        leave();
        finish();
    }

    /** Does something later, unless this step was left before. */
    public void after(Duration delay, Runnable work) {
        int now = turn;
        pbx().world().after(delay, () -> {
            if (now == turn && !ended) {
                work.run();
            }
        });
    }

    /** Says what becomes of frames during this step; hangup aside. */
    public void onFrame(Consumer<Frame> taker) {
        frames = taker;
    }

    /** Says what is to be tidied up when this step is left early. */
    public void onLeave(Runnable tidy) {
        leaving = tidy;
    }

    /** Takes the channel back, after a bridge or somebody else had it. */
    public void takeBack() {
        channel.reader(this);
    }

    @Override
    public void frame(Channel from, Frame frame) {
        if (frame.kind() == Frame.Kind.HANGUP) {
            if (!hangingUp) {
                Runnable tidy = leaving;
                leave();
                if (tidy != null) {
                    tidy.run();
                }
                finish();
            }
        } else if (frames != null) {
            frames.accept(frame);
        }
    }

    private void leave() {
        turn++;
        frames = null;
        leaving = null;
    }

    private void step(int priority) {
        if (channel.isHangupRequested() && !hangingUp) {
            finish();
            return;
        }
        ChannelProfile profile = channel.profile();
        Step step = pbx().dialplan().step(profile.context(), profile.exten(), priority);
        if (step == null) {
            if (hangingUp) {
                channel.location(profile.context(), profile.exten(), priority);
            }
            finish();
            return;
        }
        channel.location(profile.context(), profile.exten(), priority);
        run(step.application(), pbx().values().replace(channel, step.data()));
    }

    private void run(String application, String data) {
        channel.application(application, data);
        if (!single) {
            pbx().channelEvents().newexten(channel);
        }
        pbx().watchers().tell(each -> each.stepBegun(channel));
        App app = pbx().apps().find(application);
        if (app == null) {
            finish();
        } else {
            app.run(this, data);
        }
    }

    private void finish() {
        if (ended) {
            return;
        }
        if (single || hangingUp) {
            ended = true;
            channel.hangup();
            return;
        }
        hangingUp = true;
        channel.softHangup(SoftHangup.APPUNLOAD);
        Extension handler = pbx().dialplan().find(channel.profile().context(), HANGUP_EXTEN);
        if (handler == null) {
            ended = true;
            channel.hangup();
        } else {
            goTo(channel.profile().context(), HANGUP_EXTEN, 1);
        }
    }
}
