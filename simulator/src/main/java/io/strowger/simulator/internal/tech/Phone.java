package io.strowger.simulator.internal.tech;

import io.strowger.simulator.internal.pbx.PartyId;
import java.time.Duration;

/** An endpoint and how it behaves when it is called; for use inside the world only. */
public final class Phone {
    /** What a phone does when it is called. */
    public enum Behaviour {
        /** It rings, and is answered after a while. */
        ANSWERS,
        /** It rings for ever. */
        RINGS,
        /** It is busy. */
        BUSY,
        /** It declines the call. */
        DECLINES,
        /** It sends its callers elsewhere. */
        FORWARDS,
        /** It is not registered. */
        UNREACHABLE
    }

    private final String name;
    private String context = "default";
    private PartyId caller;
    private Behaviour behaviour = Behaviour.ANSWERS;
    private Behaviour before = Behaviour.ANSWERS;
    private Duration answersAfter = Duration.ofSeconds(2);
    private String forward = "";
    private String tenantid = "";

    Phone(String name) {
        this.name = name;
        this.caller = new PartyId(name, "");
    }

    /** The endpoint's name, such as {@code alice}. */
    public String name() {
        return name;
    }

    /** The context that its calls go to. */
    public String context() {
        return context;
    }

    /** Sets the context that its calls go to. */
    public void context(String to) {
        context = to;
    }

    /** The tenant that its channels belong to; empty for none. */
    public String tenantid() {
        return tenantid;
    }

    /** Sets the tenant that its channels belong to. */
    public void tenantid(String tenant) {
        tenantid = tenant;
    }

    /** Its caller id. */
    public PartyId caller() {
        return caller;
    }

    /** Sets its caller id. */
    public void caller(PartyId id) {
        caller = id;
    }

    /** What it does when it is called. */
    public Behaviour behaviour() {
        return behaviour;
    }

    /** Sets what it does when it is called. */
    public void behaviour(Behaviour next) {
        if (behaviour != Behaviour.UNREACHABLE) {
            before = behaviour;
        }
        behaviour = next;
    }

    /** Lets it do again what it did before it was unreachable. */
    public void comesBack() {
        if (behaviour == Behaviour.UNREACHABLE) {
            behaviour = before;
        }
    }

    /** Where it sends its callers, when it does. */
    public String forward() {
        return forward;
    }

    /** Lets it send its callers to an extension, in its own context where none is named. */
    public void forwardsTo(String extension) {
        behaviour(Behaviour.FORWARDS);
        forward = extension;
    }

    /** How long it rings before it is answered. */
    public Duration answersAfter() {
        return answersAfter;
    }

    /** Lets it be answered after ringing for so long. */
    public void answersAfter(Duration ringing) {
        behaviour = Behaviour.ANSWERS;
        answersAfter = ringing;
    }
}
