package io.strowger.simulator.internal.agi;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.apps.MusicApps;
import io.strowger.simulator.internal.apps.Sounds;
import io.strowger.simulator.internal.pbx.App;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.PartyId;
import io.strowger.simulator.internal.pbx.SoftHangup;
import io.strowger.simulator.internal.pbx.Subroutine;
import io.strowger.simulator.internal.pbx.Switchboard;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Runs the commands of AGI on a channel. */
final class AgiCommands {
    private static final Duration DIGIT = Duration.ofMillis(700);

    /** What a channel that was hung up can still be asked for. */
    private static final Pattern EVEN_DEAD = Pattern.compile(
            "^(ASYNCAGI BREAK|DATABASE \\w+|EXEC|GET FULL VARIABLE|GET VARIABLE|NOOP|SET VARIABLE|VERBOSE)\\b",
            Pattern.CASE_INSENSITIVE);

    /**
     * What a command answers.
     *
     * @param code the number at the beginning, such as 200
     * @param text the whole line
     */
    record Answer(int code, String text) {
        static Answer result(int value) {
            return new Answer(200, "200 result=" + value);
        }

        static Answer result(int value, String more) {
            return new Answer(200, "200 result=" + value + " (" + more + ")");
        }

        /** That of a command which a hangup ended. */
        static Answer interrupted() {
            return new Answer(-1, "200 result=-1");
        }

        /** What AGIExecEnd says of it; EXEC hands on what the application says, and that is no result that is known. */
        Answer shown(boolean isExec) {
            return isExec && code == -1 ? new Answer(200, text) : this;
        }

        String summary(boolean isExec) {
            return switch (code) {
                case -1 -> "Failure";
                case 200 -> isExec && !text.equals("200 result=0") ? "Unknown Result" : "Success";
                case 510 -> "Invalid or unknown command";
                case 511 -> "Command Not Permitted on a dead channel or intercept routine";
                default -> "Usage";
            };
        }
    }

    private final Execution x;
    private final Channel channel;
    private final Switchboard pbx;

    AgiCommands(Execution x) {
        this.x = x;
        this.channel = x.channel();
        this.pbx = x.pbx();
    }

    /**
     * Runs a command, and tells of its begin and its end by AGIExecStart and AGIExecEnd.
     *
     * @param isDead whether the channel was hung up: most commands are refused then
     * @return answers it at once where it was not answered, which it is only once
     */
    Consumer<Answer> execute(String text, boolean isDead, Consumer<Answer> then) {
        String number = Integer.toString(pbx.world().random().nextInt(Integer.MAX_VALUE));
        tell("AGIExecStart", lines -> lines.add("CommandId", number).add("Command", text));
        AtomicBoolean isAnswered = new AtomicBoolean();
        boolean isExec = word(AgiText.words(text), 0).equals("EXEC");
        String before = channel.profile().application();
        String dataBefore = channel.profile().applicationData();
        Consumer<Answer> told = answer -> {
            if (isAnswered.getAndSet(true)) {
                return;
            }
            channel.application(before, dataBefore);
            Answer shown = answer.shown(isExec);
            tell(
                    "AGIExecEnd",
                    lines -> lines.add("CommandId", number)
                            .add("Command", text)
                            .add("ResultCode", shown.code())
                            .add("Result", shown.summary(isExec)));
            then.accept(answer);
        };
        if (isDead && !EVEN_DEAD.matcher(text.strip()).find()) {
            told.accept(new Answer(511, "511 Command Not Permitted on a dead channel or intercept routine"));
        } else {
            run(text, told);
        }
        return told;
    }

    private void tell(String event, Consumer<Lines> more) {
        if (!channel.isGone()) {
            pbx.channelEvents().emit(event, Classes.AGI, channel, more);
        }
    }

    /** Runs a command; the answer comes now or later, or never where the channel is gone before. */
    private void run(String text, Consumer<Answer> then) {
        List<String> words = AgiText.words(text);
        String first = word(words, 0);
        String two = first + ' ' + word(words, 1);
        switch (first) {
            case "ANSWER" -> {
                channel.answer();
                then.accept(Answer.result(0));
            }
            case "NOOP" -> then.accept(Answer.result(0));
            case "VERBOSE" -> then.accept(Answer.result(1));
            case "HANGUP" -> then.accept(hangup(words));
            case "EXEC" -> exec(words, then);
            case "SAY" ->
                later(DIGIT.multipliedBy(Math.max(1, argument(words, 2).length())), Answer.result(0), then);
            case "WAIT" -> {
                // a time of -1 has no end but a digit or the channel's
                if (!argument(words, 3).startsWith("-")) {
                    later(Duration.ofMillis(millis(argument(words, 3))), Answer.result(0), then);
                }
            }
            default -> run(two, words, then);
        }
    }

    private void run(String two, List<String> words, Consumer<Answer> then) {
        switch (two) {
            case "SET VARIABLE" ->
                then.accept(words.size() < 4 ? usage("Sets a variable to the current channel.") : setVariable(words));
            case "GET VARIABLE" ->
                then.accept(
                        words.size() < 3
                                ? usage("Gets a channel variable.")
                                : value(pbx.values().read(channel, words.get(2))));
            case "GET FULL" -> then.accept(words.size() < 4 ? usage("Evaluates a channel expression") : full(words));
            case "CHANNEL STATUS" -> then.accept(status(argument(words, 2)));
            case "STREAM FILE", "CONTROL STREAM" -> stream(argument(words, two.startsWith("S") ? 2 : 3), then);
            case "GET OPTION", "GET DATA" -> stream(argument(words, 2), then);
            case "SET CALLERID" -> then.accept(callerId(argument(words, 2)));
            case "SET CONTEXT", "SET EXTENSION", "SET PRIORITY" -> then.accept(place(two, argument(words, 2)));
            case "SET MUSIC" -> {
                if (argument(words, 2).equalsIgnoreCase("on")) {
                    MusicApps.start(channel, argument(words, 3));
                } else {
                    MusicApps.stop(channel);
                }
                then.accept(Answer.result(0));
            }
            case "SET AUTOHANGUP" -> {
                channel.hangupAfter(Duration.ofMillis(1000 * millis(argument(words, 2))));
                then.accept(Answer.result(0));
            }
            case "DATABASE PUT", "DATABASE GET", "DATABASE DEL" -> then.accept(database(two, words));
            case "ASYNCAGI BREAK" -> then.accept(Answer.result(0));
            case "SEND TEXT", "SEND IMAGE", "TDD MODE" -> then.accept(Answer.result(0));
            case "RECEIVE CHAR", "RECEIVE TEXT" -> then.accept(Answer.result(-1));
            default -> then.accept(new Answer(510, "510 Invalid or unknown command"));
        }
    }

    private static Answer usage(String about) {
        return new Answer(
                520, "520-Invalid command syntax.  Proper usage follows:\n" + about + "\n520 End of proper usage.");
    }

    private Answer hangup(List<String> words) {
        Channel which = words.size() > 1 ? pbx.channels().find(words.get(1)) : channel;
        if (which == null) {
            return Answer.result(-1);
        }
        which.hangupSource("dialplan/agi");
        which.softHangup(SoftHangup.EXPLICIT);
        return Answer.result(1);
    }

    private void exec(List<String> words, Consumer<Answer> then) {
        App app = pbx.apps().find(argument(words, 1));
        if (app == null) {
            then.accept(Answer.result(-2));
            return;
        }
        Subroutine.application(x, app, words.get(1), argument(words, 2), result -> then.accept(Answer.result(result)));
    }

    private Answer setVariable(List<String> words) {
        pbx.values().write(channel, words.get(2), words.get(3));
        return Answer.result(1);
    }

    private static Answer value(@org.jspecify.annotations.Nullable String value) {
        return value == null || value.isEmpty() ? Answer.result(0) : Answer.result(1, value);
    }

    private Answer full(List<String> words) {
        Channel about = words.size() > 4 ? pbx.channels().find(words.get(4)) : channel;
        return about == null ? Answer.result(0) : value(pbx.values().replace(about, words.get(3)));
    }

    private Answer status(String name) {
        Channel about = name.isEmpty() ? channel : pbx.channels().find(name);
        return Answer.result(about == null ? -1 : about.state().number());
    }

    private void stream(String file, Consumer<Answer> then) {
        channel.variables().put("PLAYBACKSTATUS", "SUCCESS");
        Sounds.begun(channel, file);
        Duration length = Sounds.length(file);
        x.after(length, () -> {
            Sounds.ended(channel);
            then.accept(new Answer(200, "200 result=0 endpos=" + length.toMillis() * 8));
        });
    }

    private Answer callerId(String text) {
        PartyId caller = PartyId.parse(text);
        channel.caller(caller);
        return Answer.result(1);
    }

    private Answer place(String what, String value) {
        var now = channel.profile();
        switch (what) {
            case "SET CONTEXT" -> channel.location(value, now.exten(), now.priority());
            case "SET EXTENSION" -> channel.location(now.context(), value, now.priority());
            // as in Asterisk the place before, since the dialplan goes on behind it
            default -> channel.location(now.context(), now.exten(), (int) millis(value) - 1);
        }
        return Answer.result(0);
    }

    private Answer database(String what, List<String> words) {
        String place = "DB(" + argument(words, 2) + '/' + argument(words, 3) + ')';
        return switch (what) {
            case "DATABASE PUT" -> Answer.result(pbx.values().write(null, place, argument(words, 4)) ? 1 : 0);
            case "DATABASE GET" -> value(pbx.values().read(null, place));
            default -> {
                // Asterisk says 1 also where there was no such key
                pbx.values().read(null, "DB_DELETE" + place.substring(2));
                yield Answer.result(1);
            }
        };
    }

    private void later(Duration after, Answer answer, Consumer<Answer> then) {
        x.after(after, () -> then.accept(answer));
    }

    private static long millis(String text) {
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }

    private static String word(List<String> words, int index) {
        return argument(words, index).toUpperCase(Locale.ROOT);
    }

    private static String argument(List<String> words, int index) {
        return words.size() > index ? words.get(index) : "";
    }
}
