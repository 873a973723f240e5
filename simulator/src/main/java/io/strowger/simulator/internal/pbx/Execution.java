package io.strowger.simulator.internal.pbx;

import io.strowger.simulator.internal.dialplan.Extension;
import io.strowger.simulator.internal.dialplan.Step;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of the dialplan, or of a single application, on a channel; for use inside the world only. */
public final class Execution implements ChannelReader {
    private static final String HANGUP_EXTEN = "h";

    private final Channel channel;
    private boolean single;
    private String applicationBefore;
    private String dataBefore;
    private boolean hangingUp;
    private boolean ended;
    private int turn;
    private int end;

    private @Nullable Runnable returning;

    StepHooks hooks = StepHooks.none();

    private Execution(Channel channel, boolean single) {
        this.channel = channel;
        this.single = single;
        this.applicationBefore = channel.profile().application();
        this.dataBefore = channel.profile().applicationData();
    }

    /** Runs the dialplan from where the channel is, behind all that is due already. */
    public static Execution start(Channel channel) {
        Execution execution = new Execution(channel, false);
        execution.begin(() -> execution.step(channel.profile().priority()));
        return execution;
    }

    /** Runs one application, and hangs the channel up after it. */
    public static Execution start(Channel channel, String application, String data) {
        Execution execution = new Execution(channel, true);
        execution.begin(() -> execution.run(application, data));
        return execution;
    }

    /** An execution that runs one subroutine on a channel, and gives it back then. */
    static Execution returning(Channel channel, Runnable then) {
        Execution execution = new Execution(channel, false);
        execution.returning = then;
        channel.reader(execution);
        return execution;
    }

    private void begin(Runnable first) {
        channel.reader(this);
        channel.execution(this);
        pbx().channels().executionBegun();
        pbx().world().soon(() -> {
            if (!ended && channel.reader() == this) {
                if (channel.isHangupRequested()) {
                    finish();
                } else {
                    first.run();
                }
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
        if (hooks.outer != null) {
            back().then.accept(0);
        } else if (single) {
            leave();
            pbx().world().soon(this::finish);
        } else {
            goTo(channel.profile().priority() + 1);
        }
    }

    /** Goes on at another priority of the same extension; where the step has one inside, once the step is through. */
    public void goTo(int priority) {
        if (hooks.outer != null) {
            channel.location(channel.profile().context(), channel.profile().exten(), priority - 1);
            back().then.accept(0);
            return;
        }
        leave();
        int now = turn;
        pbx().world().soon(() -> {
            if (now == turn && !ended) {
                step(priority);
            }
        });
    }

    /** True where one application was asked for, and no dialplan is run. */
    public boolean isSingle() {
        return single;
    }

    /** True once the channel is on its way out: in the extension h, or in a hangup handler. */
    public boolean isHangingUp() {
        return hangingUp;
    }

    /** Leaves what it does now, as a hangup would, and goes on elsewhere: how the action Redirect moves a channel. */
    public void divert(String context, String exten, int priority) {
        leaveEarly();
        if (single) {
            single = false;
            applicationBefore = "";
            dataBefore = "";
            channel.application("", "");
            channel.publish();
        }
        channel.keep();
        channel.reader(this);
        goTo(context, exten, priority);
    }

    /** Leaves what it does now, as a hangup would, and lets go of the channel, which somebody else has now. */
    public void abandon() {
        leaveEarly();
        ended = true;
        if (channel.execution() == this) {
            channel.execution(null);
        }
    }

    /** Goes on elsewhere in the dialplan. */
    public void goTo(String context, String exten, int priority) {
        channel.location(context, exten, priority);
        goTo(priority);
    }

    /** Ends the dialplan here; the channel is hung up. An application inside a step ends alone, and tells of it by -1. */
    public void end() {
        if (hooks.outer != null) {
            back().then.accept(-1);
        } else {
            leave();
            finish();
        }
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
        hooks.frames = taker;
    }

    /** Says what is to be tidied up when this step is left early. */
    public void onLeave(Runnable tidy) {
        hooks.leaving = tidy;
    }

    /** Says who is told of a hangup instead of leaving this step, and has to end it soon; nobody where it is null. */
    public void onHangup(@Nullable Runnable taker) {
        hooks.hangup = taker;
    }

    /** Takes the channel back, after a bridge or somebody else had it. */
    public void takeBack() {
        channel.reader(this);
    }

    @Override
    public void frame(Channel from, Frame frame) {
        if (frame.kind() == Frame.Kind.HANGUP) {
            if (!hooks.tellHangup() && !hangingUp) {
                leaveEarly();
                finish();
            }
        } else {
            hooks.frames.accept(frame);
        }
    }

    /** Goes back from what runs inside the step; returns what that has wanted. */
    StepHooks back() {
        StepHooks through = hooks;
        hooks = Objects.requireNonNull(through.outer);
        turn++;
        return through;
    }

    private void leaveEarly() {
        Subroutine.leave(this, 0);
        hooks.tidy();
        leave();
    }

    void leave() {
        hooks = StepHooks.none();
        turn++;
        channel.application(applicationBefore, dataBefore);
    }

    private void step(int priority) {
        if (channel.isHangupRequested() && !hangingUp) {
            finish();
            return;
        }
        ChannelProfile profile = channel.profile();
        Step step = pbx().dialplan().step(profile.context(), profile.exten(), priority);
        if (step == null) {
            if (FallThrough.ends(this, priority)) {
                finish();
            }
            return;
        }
        channel.location(profile.context(), profile.exten(), priority);
        run(step.application(), pbx().values().replace(channel, step.data()));
    }

    private void run(String application, String data) {
        App app = pbx().apps().find(application);
        channel.application(application, data);
        if (!single) {
            channel.publish();
        }
        if (returning == null) {
            pbx().watchers().tell(each -> each.stepBegun(channel));
        }
        if (app == null) {
            end();
        } else {
            app.run(this, data);
        }
    }

    private void finish() {
        if (ended) {
            return;
        }
        if (returning != null) {
            leave();
            ended = true;
            channel.reader(null);
            returning.run();
            return;
        }
        if (single) {
            over();
            return;
        }
        if (hangingUp) {
            handlers();
            return;
        }
        hangingUp = true;
        channel.application(applicationBefore, dataBefore);
        channel.softHangup(SoftHangup.APPUNLOAD);
        pbx().watchers().tell(each -> each.dialplanEnded(channel));
        Extension handler = pbx().dialplan().find(channel.profile().context(), HANGUP_EXTEN);
        if (handler == null) {
            handlers();
        } else {
            goTo(channel.profile().context(), HANGUP_EXTEN, 1);
        }
    }

    private void handlers() {
        HangupHandlers handlers = channel.datastore(HangupHandlers.class);
        if (handlers == null || !handlers.runNext(this, this::arrive)) {
            arrive();
            over();
        }
    }

    /** The extension h is through. */
    void endsBehind(int priority) {
        end = priority;
    }

    /** The place behind the last step is seen late. */
    void arrive() {
        if (end > 0) {
            channel.location(channel.profile().context(), channel.profile().exten(), end);
            end = 0;
        }
    }

    private void over() {
        ended = true;
        channel.hangup();
    }
}
