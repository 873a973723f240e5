package io.strowger.simulator.pbx;

import java.time.Duration;

/**
 * A phone: what it does when it is called, and the calls that it places.
 *
 * <p>A new one rings for two seconds and is answered then. Safe for use by any thread.
 */
public interface Endpoint {
    /** The endpoint's name, such as {@code PJSIP/alice}. */
    String name();

    /** Lets its calls go to that context instead of {@code default}. */
    Endpoint context(String context);

    /** Sets its caller id. */
    Endpoint callerId(String name, String number);

    /** Lets it ring for so long, and be answered then; zero answers at once. */
    Endpoint answersAfter(Duration ringing);

    /** Lets it ring for ever. */
    Endpoint rings();

    /** Makes it busy. */
    Endpoint isBusy();

    /** Lets it decline all calls. */
    Endpoint declines();

    /**
     * Lets it send all that call it elsewhere, as a phone does with a SIP 302: DialEnd tells so in its header {@code Forward}, and
     * a Local channel calls the extension.
     *
     * @param extension an extension of the context that this phone's own calls go to, or {@code extension@context}
     * @throws IllegalArgumentException where it is empty
     */
    Endpoint forwardsTo(String extension);

    /** The same as {@link #unregister}. */
    Endpoint isUnreachable();

    /** Takes its registration away: ContactStatus and PeerStatus tell so, and it cannot be called. */
    Endpoint unregister();

    /** Registers it again: it does what it did before. */
    Endpoint register();

    /** Places a call to an extension. */
    PhoneCall calls(String extension);

    /** Puts the receiver down: all its calls end, those that it placed and those that it answered. */
    Endpoint hangsUp();
}
