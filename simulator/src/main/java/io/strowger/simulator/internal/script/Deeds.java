package io.strowger.simulator.internal.script;

import io.strowger.simulator.pbx.Endpoint;
import io.strowger.simulator.pbx.Pbx;
import java.time.Duration;
import java.util.function.Consumer;

/** Reads what a phone does: {@code alice calls 200}, {@code bob is busy}. */
final class Deeds {
    private Deeds() {}

    static Consumer<Pbx> read(Words words) {
        String name = endpoint(words.take("a phone"));
        if (words.takeIf("calls")) {
            String extension = words.take("an extension");
            return pbx -> pbx.endpoint(name).calls(extension);
        }
        if (words.takeIf("hangs", "up")) {
            return pbx -> pbx.endpoint(name).hangsUp();
        }
        if (words.takeIf("pauses", "in")) {
            String queue = words.take("a queue");
            return pbx -> pbx.queue(queue).pauses(name, "");
        }
        if (words.takeIf("goes", "on", "in")) {
            String queue = words.take("a queue");
            return pbx -> pbx.queue(queue).goesOn(name);
        }
        Consumer<Endpoint> behaviour = behaviour(words);
        if (behaviour == null) {
            throw new IllegalArgumentException(
                    "a phone calls, hangs up, answers after, rings, declines, forwards to, is busy or"
                            + " unreachable, pauses in or"
                            + " goes on in a queue; '" + words.peek()
                            + "' is not understood");
        }
        return pbx -> behaviour.accept(pbx.endpoint(name));
    }

    /** What a phone does when it is called, where that comes next; else null. */
    static @org.jspecify.annotations.Nullable Consumer<Endpoint> behaviour(Words words) {
        if (words.takeIf("answers", "after") || words.takeIf("answers")) {
            Duration ringing = words.duration();
            return phone -> phone.answersAfter(ringing);
        }
        if (words.takeIf("rings")) {
            return Endpoint::rings;
        }
        if (words.takeIf("declines")) {
            return Endpoint::declines;
        }
        if (words.takeIf("forwards", "to")) {
            String extension = words.take("an extension");
            return phone -> phone.forwardsTo(extension);
        }
        if (words.takeIf("is", "busy")) {
            return Endpoint::isBusy;
        }
        if (words.takeIf("is", "unreachable")) {
            return Endpoint::isUnreachable;
        }
        return null;
    }

    /** The endpoint's full name. */
    static String endpoint(String name) {
        return name.indexOf('/') < 0 ? "PJSIP/" + name : name;
    }
}
