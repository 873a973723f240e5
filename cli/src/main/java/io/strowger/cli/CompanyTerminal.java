package io.strowger.cli;

import io.strowger.client.ActionFailedException;
import io.strowger.client.AmiClient;
import io.strowger.client.AmiException;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.BlindTransferAction;
import io.strowger.protocol.action.HangupAction;
import io.strowger.protocol.action.QueuePauseAction;
import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.Fault;
import io.strowger.simulator.Moment;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Shows the company on the terminal, again and again, and does what the keys say. */
final class CompanyTerminal {
    private static final long FRAME_MILLIS = 250;
    private static final String BEGIN = "\033[?1049h\033[?25l";
    private static final String END = "\033[?25h\033[?1049l";

    private final Strowger root;
    private final Out out;
    private final AmiSimulator asterisk;
    private final AmiClient client;
    private final CompanyWatch watch;
    private final CompanyScreen screen;
    private final BlockingQueue<String> keys = new ArrayBlockingQueue<>(100);
    private final ReentrantLock drawing = new ReentrantLock();
    private final long begin = System.nanoTime();
    private boolean over;
    private int call;
    private @Nullable String channel;
    private int member;
    private volatile String message = "";
    private volatile long messageUntil;
    private @Nullable StringBuilder extension;
    private CompanyState.@Nullable Call toTransfer;

    CompanyTerminal(Strowger root, AmiSimulator asterisk, AmiClient client, CompanyWatch watch) {
        this.root = root;
        this.out = root.surroundings.out();
        this.asterisk = asterisk;
        this.client = client;
        this.watch = watch;
        this.screen = new CompanyScreen(root.surroundings.style());
    }

    /** Shows it until the time is over or a key ends it. */
    void show(@Nullable Duration length) throws IOException, InterruptedException {
        try (Keyboard keyboard = Keyboard.open(keys::offer)) {
            Thread restore = new Thread(
                    () -> {
                        root.stopping = true;
                        finish();
                        keyboard.close();
                    },
                    "terminal-restore");
            Runtime.getRuntime().addShutdownHook(restore);
            try {
                write(BEGIN);
                watch.begin(event -> {}, (event, words) -> {});
                loop(length);
            } finally {
                finish();
                Verb.forget(restore);
            }
        }
        out.line(watch.summary());
    }

    private void loop(@Nullable Duration length) throws InterruptedException {
        int[] size = Keyboard.size(24, 80);
        for (int frame = 1; length == null || System.nanoTime() - begin < length.toNanos(); frame++) {
            if (frame % 4 == 0) {
                size = Keyboard.size(size[0], size[1]);
            }
            draw(size[0], size[1]);
            String key = keys.poll(FRAME_MILLIS, TimeUnit.MILLISECONDS);
            for (; key != null; key = keys.poll()) {
                if (!key(key)) {
                    return;
                }
            }
        }
    }

    private void draw(int rows, int columns) {
        CompanyScreen.View view = look();
        String note = System.nanoTime() < messageUntil || extension != null ? message : "";
        CompanyScreen.Status status = new CompanyScreen.Status(
                "Strowger · simulated Asterisk " + asterisk.host() + ":" + asterisk.port(),
                watch.connection(),
                watch.isConnected(),
                Duration.ofNanos(System.nanoTime() - begin),
                watch.rates(),
                watch.events(),
                Instant.now(),
                note);
        List<String> lines = screen.draw(status, view, rows, columns);
        write("\033[H" + String.join("\r\n", lines) + "\033[J");
    }

    /** Does what a key says; false where it ends the demo. */
    private boolean key(String key) {
        StringBuilder typed = extension;
        if (typed != null) {
            type(typed, key);
            return true;
        }
        switch (key) {
            case "q", "\u0003", "\u0004" -> {
                return false;
            }
            case "up" -> choose(Math.max(0, call - 1));
            case "down" -> choose(call + 1);
            case "m" -> member++;
            case "h" -> hangUp();
            case "t" -> {
                toTransfer = chosen();
                if (toTransfer == null) {
                    say("there is no call to transfer");
                } else {
                    extension = new StringBuilder();
                    ask("");
                }
            }
            case "p" -> pause();
            case "b" -> {
                asterisk.inject(Fault.cut(), Moment.now());
                say("the connection is cut in the middle; watch the client come back");
            }
            default -> {}
        }
        return true;
    }

    /** What there is: the chosen call stays chosen wherever it stands, and one in its place when it is over. */
    private CompanyScreen.View look() {
        CompanyScreen.View view = watch.view(channel, call, member);
        call = Math.max(0, view.call());
        channel = view.call() < 0 ? null : view.calls().get(view.call()).channel();
        return view;
    }

    private void choose(int place) {
        channel = null;
        call = place;
        look();
    }

    /** The call that was chosen when the screen was last drawn; null where it is over. */
    private CompanyState.@Nullable Call chosen() {
        String shown = channel;
        return watch.view(shown, call, member).calls().stream()
                .filter(each -> each.channel().equals(shown))
                .findFirst()
                .orElse(null);
    }

    private void ask(String typed) {
        CompanyState.Call about = toTransfer;
        message = "transfer " + (about == null ? "" : about.from()) + " to extension: " + typed
                + "_   (such as 102; Enter, or Escape)";
    }

    private void type(StringBuilder typed, String key) {
        switch (key) {
            case "\n", "\r" -> {
                extension = null;
                transfer(typed.toString());
            }
            case "escape" -> {
                extension = null;
                messageUntil = 0;
            }
            case "\u007f", "\b" -> {
                typed.setLength(Math.max(0, typed.length() - 1));
                ask(typed.toString());
            }
            default -> {
                if (key.length() == 1 && typed.length() < 20 && Character.isLetterOrDigit(key.charAt(0))) {
                    ask(typed.append(key).toString());
                }
            }
        }
    }

    private void hangUp() {
        CompanyState.Call about = chosen();
        if (about == null) {
            say("there is no call to hang up");
        } else {
            send(HangupAction.builder(about.channel()).cause(16).build(), "hang up " + about.channel());
        }
    }

    private void transfer(String to) {
        CompanyState.Call about = toTransfer;
        if (about != null && !to.isEmpty()) {
            send(
                    BlindTransferAction.builder(about.channel(), to)
                            .context("default")
                            .build(),
                    "transfer to " + to);
        }
    }

    private void pause() {
        QueueState.Member chosen = watch.view(channel, call, member).member();
        if (chosen == null) {
            say("there is no queue member to pause");
        } else {
            send(
                    QueuePauseAction.builder(chosen.address, !chosen.paused)
                            .queue(chosen.queue)
                            .build(),
                    (chosen.paused ? "bring back " : "pause ") + chosen.name + " in queue " + chosen.queue);
        }
    }

    private void send(Action<?> action, String what) {
        say(what + " ...");
        CompletableFuture<?> unused = client.sendAsync(action).handle((answer, failure) -> {
            say(what + ": " + (failure == null ? "done" : inShort(failure)));
            return null;
        });
    }

    /** Asterisk's own words come first: the line may be short. */
    private static String inShort(Throwable failure) {
        if (failure instanceof ActionFailedException refused) {
            return "refused, " + refused.response().header("Message");
        }
        return failure instanceof AmiException ? String.valueOf(failure.getMessage()) : failure.toString();
    }

    private void say(String text) {
        message = text;
        messageUntil = System.nanoTime() + Duration.ofSeconds(4).toNanos();
    }

    private void write(String text) {
        drawing.lock();
        try {
            if (!over) {
                out.bytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                out.flush();
            }
        } finally {
            drawing.unlock();
        }
    }

    private void finish() {
        drawing.lock();
        try {
            write(END);
            over = true;
        } finally {
            drawing.unlock();
        }
    }
}
