package io.strowger.simulator.internal.transfers;

import io.strowger.simulator.internal.apps.Sounds;
import io.strowger.simulator.internal.pbx.CallKeys;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.FeatureTable;
import io.strowger.simulator.internal.world.WorldTimer;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets somebody in a call dial where the other one shall go. */
final class TransferDigits {
    static final String PROMPT = "pbx-transfer";
    private static final String AGAIN = "pbx-invalid";
    private static final int ATTEMPTS = 3;
    private static final int SECONDS = 3;

    private final Channel transferer;
    private final String context;
    private final Consumer<String> then;
    private final StringBuilder digits = new StringBuilder();
    private @Nullable WorldTimer timer;
    private boolean sounding;
    private int attempts;

    private TransferDigits(Channel transferer, String context, Consumer<String> then) {
        this.transferer = transferer;
        this.context = context;
        this.then = then;
    }

    /** Asks for an extension of that context; none that exists is told as an empty text, after some attempts. */
    static void ask(Channel transferer, String context, Consumer<String> then) {
        TransferDigits asked = new TransferDigits(transferer, context, then);
        CallKeys.listen(transferer, asked::pressed);
        asked.play(PROMPT, asked::waitForKeys);
    }

    private void play(String sound, Runnable next) {
        sounding = true;
        Sounds.begun(transferer, sound);
        after(Sounds.length(sound), () -> {
            silence();
            next.run();
        });
    }

    private void silence() {
        if (sounding) {
            sounding = false;
            Sounds.ended(transferer);
        }
    }

    private void pressed(String key) {
        silence();
        if (key.equals("#") && digits.length() > 0) {
            decide();
            return;
        }
        digits.append(key);
        if (transferer.pbx().dialplan().mayGrow(context, digits.toString())) {
            waitForKeys();
        } else {
            decide();
        }
    }

    private void waitForKeys() {
        FeatureTable features = transferer.pbx().features();
        after(features.seconds("transferdigittimeout", SECONDS), this::decide);
    }

    private void after(Duration time, Runnable what) {
        forgetTimer();
        timer = transferer.pbx().world().after(time, () -> {
            if (!transferer.isGone() && transferer.bridge() != null) {
                what.run();
            }
        });
    }

    private void forgetTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void decide() {
        forgetTimer();
        String number = digits.toString();
        digits.setLength(0);
        attempts++;
        if (!number.isEmpty() && transferer.pbx().dialplan().step(context, number, 1) != null) {
            end(number);
        } else if (attempts < transferer.pbx().features().count("transferdialattempts", ATTEMPTS)) {
            play(AGAIN, () -> play(PROMPT, this::waitForKeys));
        } else {
            end("");
        }
    }

    private void end(String number) {
        CallKeys.listen(transferer, null);
        then.accept(number);
    }
}
