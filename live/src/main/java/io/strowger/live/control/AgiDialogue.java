package io.strowger.live.control;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of AGI that exchange digits, texts and images with the caller; futures complete on the common pool, or on the client's executor where Asterisk did not take the command; see {@link AgiChannel} for failures.
 * Texts and images need a channel that can carry them. Immutable.
 */
public final class AgiDialogue {
    private final AgiChannel agi;

    /** The states of a text telephone for the deaf (TDD). */
    public enum Tdd {
        /** Text telephony on. */
        ON("on"),
        /** Text telephony off. */
        OFF("off"),
        /** The mate's mode. */
        MATE("mate");

        private final String wire;

        Tdd(String wire) {
            this.wire = wire;
        }
    }

    AgiDialogue(AgiChannel agi) {
        this.agi = agi;
    }

    /** Waits for a digit; empty when the time is over ({@code WAIT FOR DIGIT}). */
    public CompletableFuture<Optional<Character>> waitForDigit(Duration timeout) {
        return agi.digit("WAIT FOR DIGIT", AgiChannel.millis(timeout));
    }

    /** Waits for a digit until the caller hangs up. */
    public CompletableFuture<Optional<Character>> waitForDigit() {
        return agi.digit("WAIT FOR DIGIT", "-1");
    }

    /** Waits for a character of text; empty when the time is over ({@code RECEIVE CHAR}). */
    public CompletableFuture<Optional<Character>> receiveChar(Duration timeout) {
        return agi.digit("RECEIVE CHAR", AgiChannel.millis(timeout));
    }

    /** Waits for a text; fails when the time is over or the channel takes none ({@code RECEIVE TEXT}). */
    public CompletableFuture<Optional<String>> receiveText(Duration timeout) {
        return agi.tried("RECEIVE TEXT", reply -> Optional.ofNullable(reply.value()), AgiChannel.millis(timeout));
    }

    /** Sends a text ({@code SEND TEXT}); true also where the channel cannot carry it, as Asterisk has it. */
    public CompletableFuture<Boolean> sendText(String text) {
        return agi.tried("SEND TEXT", reply -> reply.result().equals("0"), text);
    }

    /** Sends an image by its file's name ({@code SEND IMAGE}); true also where the channel cannot carry it. */
    public CompletableFuture<Boolean> sendImage(String image) {
        return agi.tried("SEND IMAGE", reply -> reply.result().equals("0"), image);
    }

    /** Turns text telephony on or off; false where the channel has none ({@code TDD MODE}). */
    public CompletableFuture<Boolean> tdd(Tdd mode) {
        return agi.tried("TDD MODE", reply -> reply.result().equals("1"), mode.wire);
    }
}
