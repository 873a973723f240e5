package io.strowger.live.control;

import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.PlayDtmfAction;
import io.strowger.protocol.action.PlayMfAction;
import io.strowger.protocol.action.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Plays digits to a channel, one after the other: Asterisk takes one at a time. */
final class Digits {
    private final Desk desk;
    private final Target target;

    Digits(Desk desk, Target target) {
        this.desk = desk;
        this.target = target;
    }

    CompletableFuture<Void> play(String digits, Duration each, Duration gap, boolean receive) {
        check(digits, "0-9A-Da-d*#");
        return play(digits, each, gap, digit -> {
            PlayDtmfAction.Builder action =
                    PlayDtmfAction.builder(target.id(), digit).duration(each);
            return (receive ? action.receive(true) : action).build();
        });
    }

    CompletableFuture<Void> playMf(String digits, Duration each, Duration gap) {
        check(digits, "0-9*#A-Ca-c");
        return play(
                digits,
                each,
                gap,
                digit -> PlayMfAction.builder(target.id(), digit).duration(each).build());
    }

    private static void check(String digits, String allowed) {
        if (!digits.matches("[" + allowed + "]+")) {
            throw new IllegalArgumentException("'" + digits + "' is not made of digits [" + allowed + "]");
        }
    }

    private CompletableFuture<Void> play(
            String digits, Duration each, Duration gap, Function<String, Action<Response>> action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        // Since 18 or so Asterisk answers when a digit has begun, before when it has ended: the longer wait fits both.
        next(digits, 0, each.plus(gap), action, done);
        return done;
    }

    private void next(
            String digits,
            int index,
            Duration pause,
            Function<String, Action<Response>> action,
            CompletableFuture<Void> done) {
        if (done.isDone()) {
            return;
        }
        CompletableFuture<Response> sent = desk.send(action.apply(digits.substring(index, index + 1)));
        CompletableFuture<?> unused = sent.whenComplete((response, failure) -> {
            if (failure != null) {
                done.completeExceptionally(failure);
            } else if (index + 1 == digits.length()) {
                done.complete(null);
            } else {
                CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> next(digits, index + 1, pause, action, done));
            }
        });
    }
}
