package io.strowger.live.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The {@code SPEECH ...} commands of AGI, which need a speech engine; what the engine refuses is {@code false}. Futures complete on the common pool, or on the client's executor where Asterisk did not take the command; see
 * {@link AgiChannel} for failures. Immutable.
 */
public final class AgiSpeech {
    private final AgiChannel agi;

    /**
     * One thing that the caller may have said.
     *
     * @param text the words
     * @param score how sure the engine is
     * @param grammar by which grammar
     */
    public record Guess(String text, int score, String grammar) {}

    /**
     * What was recognised.
     *
     * @param how Asterisk's word: {@code speech}, {@code digit}, {@code timeout} or {@code hangup}
     * @param digit the digit that was pressed, where one was
     * @param guesses what may have been said, the likeliest first
     */
    public record Heard(String how, Optional<Character> digit, List<Guess> guesses) {
        /** Makes a result; the list is copied. */
        public Heard {
            guesses = List.copyOf(guesses);
        }
    }

    AgiSpeech(AgiChannel agi) {
        this.agi = agi;
    }

    /** Begins to use an engine; an empty name means any ({@code SPEECH CREATE}). */
    public CompletableFuture<Boolean> create(String engine) {
        return isDone("SPEECH CREATE", engine);
    }

    /** Ends the use of the engine ({@code SPEECH DESTROY}). */
    public CompletableFuture<Boolean> destroy() {
        return isDone("SPEECH DESTROY");
    }

    /** Sets one of the engine's own settings ({@code SPEECH SET}). */
    public CompletableFuture<Boolean> setting(String name, String value) {
        return isDone("SPEECH SET", name, value);
    }

    /** Loads a grammar from a file ({@code SPEECH LOAD GRAMMAR}). */
    public CompletableFuture<Boolean> loadGrammar(String name, String path) {
        return isDone("SPEECH LOAD GRAMMAR", name, path);
    }

    /** Unloads a grammar ({@code SPEECH UNLOAD GRAMMAR}). */
    public CompletableFuture<Boolean> unloadGrammar(String name) {
        return isDone("SPEECH UNLOAD GRAMMAR", name);
    }

    /** Lets what is said be matched with a grammar ({@code SPEECH ACTIVATE GRAMMAR}). */
    public CompletableFuture<Boolean> activateGrammar(String name) {
        return isDone("SPEECH ACTIVATE GRAMMAR", name);
    }

    /** Takes {@link #activateGrammar} back ({@code SPEECH DEACTIVATE GRAMMAR}). */
    public CompletableFuture<Boolean> deactivateGrammar(String name) {
        return isDone("SPEECH DEACTIVATE GRAMMAR", name);
    }

    /** Plays a file and listens for so long ({@code SPEECH RECOGNIZE}). */
    public CompletableFuture<Heard> recognize(String prompt, Duration timeout) {
        return agi.tried("SPEECH RECOGNIZE", AgiSpeech::heard, prompt, AgiChannel.millis(timeout));
    }

    private CompletableFuture<Boolean> isDone(String words, String... arguments) {
        return agi.tried(words, reply -> reply.result().equals("1"), arguments);
    }

    static Heard heard(AgiReply reply) {
        Map<String, String> more = reply.more();
        String how = reply.value() == null ? "" : reply.value();
        String digit = more.getOrDefault("digit", "");
        List<Guess> guesses = new ArrayList<>();
        for (int i = 0; more.containsKey("text" + i); i++) {
            guesses.add(new Guess(
                    more.getOrDefault("text" + i, ""),
                    number(more.getOrDefault("score" + i, "")),
                    more.getOrDefault("grammar" + i, "")));
        }
        return new Heard(how, digit.isEmpty() ? Optional.empty() : Optional.of(digit.charAt(0)), guesses);
    }

    private static int number(String text) {
        return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
