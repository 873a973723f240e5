package io.strowger.live.control;

import io.strowger.protocol.event.ChannelEvent;
import io.strowger.protocol.value.ChannelState;
import io.strowger.protocol.value.PrivilegeClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A channel in {@code AGI(agi:async)}, driven by AGI commands: each method sends one, and its future completes with the result.
 *
 * <p>Commands of one channel run one at a time, in the order of the calls; up to 1,000 may wait. An argument is quoted so that
 * it arrives as it is; one with a line end or NUL is refused with an {@link IllegalArgumentException} before anything is sent.
 * Futures fail with {@link AgiException} where the command was refused (510, 511, 520) or its result tells a failure, with
 * {@link ControlFailedException} or {@link ChannelEndedException} when the channel leaves AGI or hangs up first, with
 * {@code OutcomeUnknownException} when the connection ended in between, and else as those of {@link ChannelControl}. After a
 * result of -1 Asterisk mostly ends AGI: a file that is not there is taken for the end. A command
 * has no time limit of its own: {@code WAIT FOR DIGIT} may wait for ever, and a hangup ends it.
 *
 * <p>Futures complete on the common pool ({@link java.util.concurrent.ForkJoinPool#commonPool}), those of commands that
 * Asterisk did not take on the client's executor. Escape digits are those that end a prompt when pressed; a result with a digit is empty where none was pressed. Safe for use
 * by any thread.
 */
public final class AgiChannel implements AutoCloseable {
    private final Desk desk;
    private final AgiSession session;
    private final String channel;
    private final Map<String, String> environment;
    private final Runnable close;
    private volatile boolean isLeaving;

    AgiChannel(Desk desk, AgiSession session, String channel, Map<String, String> environment, Runnable close) {
        this.desk = desk;
        this.session = session;
        this.channel = channel;
        this.environment = environment;
        this.close = close;
    }

    /** Drives a channel that has been in AGI for some time already. */
    static AgiChannel attach(Desk desk, Target target) {
        desk.refuseIfHidden("AGI", PrivilegeClass.AGI);
        AgiSession session = new AgiSession(desk, target.id());
        Function<ChannelEvent, @Nullable AgiSession> of = event -> target.is(event) ? session : null;
        AgiEvents events = new AgiEvents(desk.client(), "agi " + target, of, () -> Stream.of(session));
        AtomicReference<@Nullable AgiEvents> open = new AtomicReference<>(events);
        Runnable close = () -> {
            AgiEvents listening = open.getAndSet(null);
            if (listening != null) {
                listening.close();
            }
        };
        CompletableFuture<?> unused = session.ended().whenComplete((nothing, failure) -> close.run());
        return new AgiChannel(desk, session, target.id(), Map.of(), close);
    }

    AgiSession session() {
        return session;
    }

    /** The name or unique id of the channel. */
    public String channel() {
        return channel;
    }

    /** What {@code AsyncAGIStart} told, such as {@code agi_uniqueid}; empty where the channel was in AGI before. */
    public Map<String, String> environment() {
        return environment;
    }

    /** What else can be done to the channel. */
    public ChannelControl control() {
        return ChannelControl.of(desk, new Target(channel));
    }

    /** Completes when the channel has left AGI or hung up. */
    public CompletableFuture<Void> ended() {
        return session.ended().copy();
    }

    /** True when no more commands can be run. */
    public boolean isEnded() {
        return isLeaving || session.isEnded();
    }

    /** Stops listening to the channel's replies, where {@link ChannelControl#agi} gave it; the channel stays in AGI. */
    @Override
    public void close() {
        close.run();
    }

    /**
     * Runs any command.
     *
     * @param words the command's own words, such as {@code STREAM FILE}
     * @param arguments what follows; each is quoted
     */
    public CompletableFuture<AgiReply> command(String words, String... arguments) {
        return run(words, reply -> reply, arguments);
    }

    <T> CompletableFuture<T> run(String words, Function<AgiReply, T> turn, String... arguments) {
        String command = AgiText.command(words, List.of(arguments));
        CompletableFuture<AgiReply> reply = session.run(command);
        CompletableFuture<T> result = new CompletableFuture<>();
        Desk.linkCancel(result, reply);
        Desk.settle(reply, result, turn);
        return result;
    }

    /** Runs a command whose result -1 tells a failure. */
    <T> CompletableFuture<T> tried(String words, Function<AgiReply, T> turn, String... arguments) {
        return run(
                words,
                reply -> {
                    if (reply.result().equals("-1")) {
                        throw AgiException.failed(words, reply, channel);
                    }
                    return turn.apply(reply);
                },
                arguments);
    }

    /** Runs a command whose result is the code of a digit, or 0. */
    CompletableFuture<Optional<Character>> digit(String words, String... arguments) {
        return tried(words, AgiChannel::digit, arguments);
    }

    static Optional<Character> digit(AgiReply reply) {
        int code = reply.number().orElse(0);
        return code > 0 ? Optional.of((char) code) : Optional.empty();
    }

    private CompletableFuture<Boolean> isOne(String words, String... arguments) {
        return tried(words, reply -> reply.result().equals("1"), arguments);
    }

    private CompletableFuture<Optional<String>> value(String words, String... arguments) {
        return tried(
                words,
                reply -> reply.result().equals("1") ? Optional.ofNullable(reply.value()) : Optional.empty(),
                arguments);
    }

    static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }

    /** Answers the channel ({@code ANSWER}). */
    public CompletableFuture<AgiReply> answer() {
        return tried("ANSWER", reply -> reply);
    }

    /** Leaves AGI: the channel goes on in the dialplan ({@code ASYNCAGI BREAK}). */
    public CompletableFuture<AgiReply> leave() {
        isLeaving = true;
        return run("ASYNCAGI BREAK", reply -> reply);
    }

    /** Hangs the channel up ({@code HANGUP}); what comes after it fails. */
    public CompletableFuture<AgiReply> hangup() {
        return tried("HANGUP", reply -> reply);
    }

    /** Hangs another channel up; fails where there is none of that name. */
    public CompletableFuture<AgiReply> hangup(String other) {
        return tried("HANGUP", reply -> reply, other);
    }

    /** The state of the channel ({@code CHANNEL STATUS}). */
    public CompletableFuture<ChannelState> status() {
        return tried("CHANNEL STATUS", AgiChannel::state);
    }

    /** The state of another channel; fails where there is none of that name. */
    public CompletableFuture<ChannelState> status(String other) {
        return tried("CHANNEL STATUS", AgiChannel::state, other);
    }

    private static ChannelState state(AgiReply reply) {
        ChannelState state = ChannelState.parse(reply.result());
        return state == null ? ChannelState.UNKNOWN : state;
    }

    /**
     * Runs an application of the dialplan ({@code EXEC}); done when it returns, with what it returned as the result.
     *
     * @param arguments the application's arguments, which Asterisk separates by commas
     */
    public CompletableFuture<AgiReply> exec(String application, String... arguments) {
        return run(
                "EXEC",
                reply -> {
                    if (reply.result().equals("-2")) {
                        throw AgiException.failed("EXEC " + application, reply, channel);
                    }
                    return reply;
                },
                application,
                String.join(",", arguments));
    }

    /** Runs a subroutine of the dialplan and returns ({@code GOSUB}); fails where it is not there. */
    public CompletableFuture<AgiReply> gosub(Place place, String... arguments) {
        return tried(
                "GOSUB", reply -> reply, place.context(), place.exten(), place.priority(), String.join(",", arguments));
    }

    /** Does nothing, and shows that the channel is there ({@code NOOP}). */
    public CompletableFuture<AgiReply> noop() {
        return run("NOOP", reply -> reply);
    }

    /** Writes a message to Asterisk's log and console at a level from 1 to 4 ({@code VERBOSE}). */
    public CompletableFuture<AgiReply> verbose(String message, int level) {
        return run("VERBOSE", reply -> reply, message, Integer.toString(level));
    }

    /** The value of a variable or function; empty where it has none ({@code GET VARIABLE}). */
    public CompletableFuture<Optional<String>> variable(String name) {
        return value("GET VARIABLE", name);
    }

    /** Sets a variable or function ({@code SET VARIABLE}). */
    public CompletableFuture<AgiReply> variable(String name, String value) {
        return tried("SET VARIABLE", reply -> reply, name, value);
    }

    /** What an expression such as {@code ${EXTEN:1}} comes to; empty where to nothing ({@code GET FULL VARIABLE}). */
    public CompletableFuture<Optional<String>> evaluate(String expression) {
        return value("GET FULL VARIABLE", expression);
    }

    /** What an expression comes to on another channel. */
    public CompletableFuture<Optional<String>> evaluate(String expression, String other) {
        return value("GET FULL VARIABLE", expression, other);
    }

    /** The value of a key of Asterisk's database; empty where there is none ({@code DATABASE GET}). */
    public CompletableFuture<Optional<String>> databaseValue(String family, String key) {
        return value("DATABASE GET", family, key);
    }

    /** Sets the value of a key of Asterisk's database; false where it could not ({@code DATABASE PUT}). */
    public CompletableFuture<Boolean> databasePut(String family, String key, String value) {
        return isOne("DATABASE PUT", family, key, value);
    }

    /**
     * Deletes a key of Asterisk's database ({@code DATABASE DEL}); false where it could not. Asterisk says that it could also
     * where there was none.
     */
    public CompletableFuture<Boolean> databaseDelete(String family, String key) {
        return isOne("DATABASE DEL", family, key);
    }

    /**
     * Deletes a family of Asterisk's database ({@code DATABASE DELTREE}).
     *
     * <p>The result tells nothing to rely on: the documentation says 1 where something was deleted, and Asterisk 16 and 22 say 0
     * then, and 1 where nothing was.
     */
    public CompletableFuture<AgiReply> databaseDeleteTree(String family) {
        return tried("DATABASE DELTREE", reply -> reply, family);
    }

    /** Deletes a key of a family and what lies below it; see {@link #databaseDeleteTree(String)}. */
    public CompletableFuture<AgiReply> databaseDeleteTree(String family, String key) {
        return tried("DATABASE DELTREE", reply -> reply, family, key);
    }

    /** Where and as whom the channel goes on, and until when. */
    public AgiSettings settings() {
        return new AgiSettings(this);
    }

    /** What the caller hears, and what is recorded of it. */
    public AgiPlayer player() {
        return new AgiPlayer(this);
    }

    /** Numbers, dates and letters, spoken. */
    public AgiSay say() {
        return new AgiSay(this);
    }

    /** Speech recognition, where the server has an engine. */
    public AgiSpeech speech() {
        return new AgiSpeech(this);
    }

    /** Texts, images, characters and digits to and from the caller. */
    public AgiDialogue dialogue() {
        return new AgiDialogue(this);
    }

    /** Shows the channel. */
    @Override
    public String toString() {
        return "AgiChannel[" + channel + "]";
    }
}
