package io.strowger.simulator.internal.pbx;

import java.util.function.Consumer;

/** What is run inside of something else: subroutines and applications that an application calls for. */
public final class Subroutine {
    private Subroutine() {}

    /**
     * Runs a subroutine on a channel that runs nothing, such as one that is being called, and lets it go then.
     *
     * @param then told when the subroutine is through, or the channel is to be hung up
     */
    public static void onIdle(Channel channel, Destination to, Runnable then) {
        Execution execution = Execution.returning(channel, then);
        enter(channel, to, execution::end);
        execution.goTo(to.priority());
    }

    /** Runs a subroutine inside the step that runs now; that goes on when the subroutine returns. */
    public static void within(Execution x, Destination to, Runnable then) {
        Channel channel = x.channel();
        String application = channel.profile().application();
        String data = channel.profile().applicationData();
        enter(channel, to, () -> {
            x.leave();
            channel.application(application, data);
            then.run();
        });
        x.goTo(to.priority());
    }

    /**
     * Runs an application inside the step that runs now, as the command EXEC of AGI does.
     *
     * @param then told when the application is through; not where the channel went elsewhere by it
     */
    public static void application(Execution x, App app, String name, String data, Runnable then) {
        Runnable tidy = x.leaving;
        Consumer<Frame> taker = x.frames;
        x.channel().application(name, data);
        x.inner = () -> {
            x.leaving = tidy;
            x.frames = taker;
            then.run();
        };
        app.run(x, data);
    }

    private static void enter(Channel channel, Destination to, Runnable then) {
        channel.datastore(Gosubs.class, Gosubs::new)
                .enter(channel, to.context(), to.exten(), to.priority(), to.arguments(), then);
    }
}
