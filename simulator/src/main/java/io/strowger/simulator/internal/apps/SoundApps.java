package io.strowger.simulator.internal.apps;

import io.strowger.protocol.value.ChannelState;
import io.strowger.simulator.internal.pbx.AppTable;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Frame;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The applications that play and record: Playback, Background, the family of Say, Record, WaitExten. */
public final class SoundApps implements Topic {
    private static final Duration DIGIT = Duration.ofMillis(700);
    private static final Duration EXTEN_TIMEOUT = Duration.ofSeconds(10);

    @Override
    public void install(Switchboard pbx) {
        AppTable apps = pbx.apps();
        apps.add("Playback", SoundApps::playback);
        apps.add("Background", SoundApps::background);
        apps.add("Milliwatt", (x, data) -> x.channel().answer());
        apps.add("PlayTones", (x, data) -> x.next());
        apps.add("StopPlayTones", (x, data) -> x.next());
        for (String name : List.of("SayDigits", "SayNumber", "SayAlpha", "SayPhonetic")) {
            apps.add(name, (x, data) -> x.after(DIGIT.multipliedBy(Math.max(1, data.split(",")[0].length())), x::next));
        }
        apps.add("SayUnixTime", (x, data) -> x.after(DIGIT.multipliedBy(6), x::next));
        apps.add("Record", SoundApps::record);
        apps.add("WaitExten", SoundApps::waitExten);
    }

    private static void playback(Execution x, String data) {
        String[] parts = data.split(",", -1);
        Channel channel = x.channel();
        boolean skip = parts.length > 1 && parts[1].toLowerCase(Locale.ROOT).contains("skip");
        if (skip && channel.state() != ChannelState.UP) {
            x.next();
            return;
        }
        if (parts.length < 2 || !parts[1].toLowerCase(Locale.ROOT).contains("noanswer")) {
            channel.answer();
        }
        play(x, parts[0], completely -> {
            channel.variables().put("PLAYBACKSTATUS", "SUCCESS");
            if (completely) {
                x.next();
            }
        });
    }

    /** Plays files one after the other; told false where the channel left before the end. */
    static void play(Execution x, String files, Consumer<Boolean> then) {
        ArrayDeque<String> left = new ArrayDeque<>(List.of(files.split("&")));
        x.onLeave(() -> {
            Sounds.ended(x.channel());
            then.accept(false);
        });
        playNext(x, left, then);
    }

    private static void playNext(Execution x, ArrayDeque<String> left, Consumer<Boolean> then) {
        String file = left.poll();
        if (file == null) {
            x.onLeave(() -> {});
            then.accept(true);
            return;
        }
        Sounds.begun(x.channel(), file);
        x.after(Sounds.length(file), () -> {
            Sounds.ended(x.channel());
            playNext(x, left, then);
        });
    }

    private static void background(Execution x, String data) {
        String[] parts = data.split(",", -1);
        x.channel().answer();
        takeDigits(x);
        play(x, parts[0], completely -> {
            x.channel().variables().put("BACKGROUNDSTATUS", "SUCCESS");
            if (completely) {
                x.next();
            }
        });
    }

    private static void waitExten(Execution x, String data) {
        takeDigits(x);
        Duration wait = data.isBlank() ? EXTEN_TIMEOUT : BasicApps.seconds(data.split(",")[0]);
        x.after(wait, () -> {
            String context = x.channel().profile().context();
            if (x.pbx().dialplan().find(context, "t") != null) {
                x.goTo(context, "t", 1);
            } else {
                x.next();
            }
        });
    }

    private static void takeDigits(Execution x) {
        StringBuilder dialled = new StringBuilder();
        x.onFrame(frame -> {
            if (frame.kind() == Frame.Kind.DTMF) {
                dialled.append(frame.text());
                String context = x.channel().profile().context();
                if (x.pbx().dialplan().find(context, dialled.toString()) != null) {
                    x.goTo(context, dialled.toString(), 1);
                }
            }
        });
    }

    private static void record(Execution x, String data) {
        String[] parts = data.split(",", -1);
        Channel channel = x.channel();
        channel.answer();
        String file = parts[0].replaceFirst("\\.[^.]*$", "");
        if (file.contains("%d")) {
            file = file.replace("%d", "0");
        }
        channel.variables().put("RECORDED_FILE", file);
        x.onLeave(() -> channel.variables().put("RECORD_STATUS", "HANGUP"));
        x.onFrame(frame -> {
            if (frame.kind() == Frame.Kind.DTMF && frame.text().equals("#")) {
                channel.variables().put("RECORD_STATUS", "DTMF");
                x.next();
            }
        });
        Duration most = parts.length > 2 ? BasicApps.seconds(parts[2]) : Duration.ZERO;
        if (!most.isZero()) {
            x.after(most, () -> {
                channel.variables().put("RECORD_STATUS", "TIMEOUT");
                x.next();
            });
        }
    }
}
