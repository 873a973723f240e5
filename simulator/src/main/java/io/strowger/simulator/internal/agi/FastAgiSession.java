package io.strowger.simulator.internal.agi;

import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Subroutine;
import io.strowger.simulator.internal.world.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One channel and its server of FastAGI; for use inside the world, but for what its connection tells it.
 *
 * <p>As in Asterisk, commands are done one after the other, those too that were sent before the server closed; and a hangup
 * is told to the server and the channel stays until the server closes, for a short time at most.
 */
final class FastAgiSession implements FastAgiLine.Taker {
    /** So many commands may a server send ahead of their answers. */
    private static final int MOST = 1_000;

    private final FastAgi all;
    private final Execution x;
    private final Channel channel;
    private final World world;
    private final String request;
    private final List<String> arguments;
    private final FastAgiLine line;
    /** How many applications AGI itself runs inside of. */
    private final int depth;

    private final ArrayDeque<String> ahead = new ArrayDeque<>();
    /** Answers the command that is being done. */
    private Consumer<AgiCommands.Answer> early = answer -> {};

    private volatile boolean busy;
    private volatile boolean hungUp;
    private String status = "FAILURE";
    private long asked;
    private boolean closed;
    private boolean over;
    private boolean ended;
    private boolean given;

    FastAgiSession(FastAgi all, Execution x, String request, List<String> arguments) {
        this.all = all;
        this.x = x;
        this.channel = x.channel();
        this.world = x.pbx().world();
        this.request = request;
        this.arguments = arguments;
        this.depth = Subroutine.depth(x);
        this.line = new FastAgiLine(all, request, this);
    }

    private String environment() {
        List<String> first = new ArrayList<>();
        first.add("agi_network: yes");
        String script = FastAgiLine.script(request);
        if (!script.isEmpty()) {
            first.add("agi_network_script: " + script);
        }
        first.add("agi_request: " + request);
        return AgiEnvironment.of(channel, first, arguments);
    }

    /** Begins. */
    void start() {
        asked = System.nanoTime();
        line.say(environment());
        x.onLeave(() -> end("HANGUP"));
        x.onHangup(this::hungUp);
        line.start();
    }

    /** True while the server is to say something. */
    boolean holdsTime() {
        return !ended && !busy && !given;
    }

    /** Since when the server is to say something, by {@link System#nanoTime}. */
    long asked() {
        return asked;
    }

    /** Lets time pass until the server speaks again. */
    void holdNoMore() {
        given = true;
    }

    /** Ends the connection from outside; from any thread. */
    void close() {
        line.close();
    }

    /** Ends where this is the channel that is no more. */
    void gone(Channel which) {
        if (which == channel) {
            end("HANGUP");
        }
    }

    @Override
    public void connected() {
        world.run(() -> status = "SUCCESS");
    }

    @Override
    public void line(String text) {
        world.run(() -> command(text));
    }

    @Override
    public void failed() {
        world.run(() -> {
            ahead.clear();
            Subroutine.leave(x, depth);
            busy = false;
        });
    }

    @Override
    public void closed() {
        world.run(() -> {
            closed = true;
            next();
        });
    }

    @Override
    public void over() {
        world.run(() -> {
            over = true;
            forget();
        });
    }

    @Override
    public boolean isBusy() {
        return busy;
    }

    @Override
    public boolean isHungUp() {
        return hungUp;
    }

    private void command(String text) {
        given = false;
        if (ahead.size() < MOST) {
            ahead.add(text);
            next();
        } else {
            line.close();
        }
    }

    /** Does the next command, if it is time; the end comes behind the last one. */
    private void next() {
        if (ended || busy) {
            return;
        }
        String text = ahead.poll();
        if (text != null) {
            busy = true;
            early = new AgiCommands(x).execute(text, hungUp, this::answered);
            if (hungUp) {
                interrupt();
            }
            all.changed();
        } else if (closed) {
            leave();
        }
    }

    private void answered(AgiCommands.Answer answer) {
        busy = false;
        asked = System.nanoTime();
        line.say(answer.text() + "\n");
        if (channel.isHangupRequested() && !x.isHangingUp()) {
            // a bridge may have taken the word for itself
            tellHangup();
        }
        world.soon(this::next);
        all.changed();
    }

    /** What is being done ends as by a hangup. */
    private void interrupt() {
        if (busy) {
            Subroutine.leave(x, depth);
            early.accept(AgiCommands.Answer.interrupted());
        }
    }

    /** The other end hung up. */
    private void hungUp() {
        interrupt();
        tellHangup();
    }

    /** The server is told, once, and may do what is still to be done. */
    private void tellHangup() {
        if (!hungUp && !ended) {
            hungUp = true;
            given = false;
            asked = System.nanoTime();
            line.say("HANGUP\n");
            all.changed();
        }
    }

    /** The server has closed, and nothing is left to be done. */
    private void leave() {
        boolean goesOn = !hungUp;
        end(hungUp ? "HANGUP" : status);
        if (goesOn) {
            x.next();
        } else {
            x.end();
        }
    }

    /** The channel goes elsewhere, or the server has closed. */
    private void end(String why) {
        if (ended) {
            return;
        }
        ended = true;
        if (why.equals("HANGUP") && !hungUp) {
            if (!channel.isGone()) {
                interrupt();
            }
            line.say("HANGUP\n");
        }
        line.end();
        x.onHangup(null);
        if (!channel.isGone()) {
            if (!x.isSingle()) {
                // a place that the server has chosen is seen no earlier
                channel.publish();
            }
            channel.variables().put("AGISTATUS", why);
        }
        forget();
        all.changed();
    }

    private void forget() {
        if (over && ended) {
            all.ended(this);
        }
    }
}
