package io.strowger.simulator.internal.pbx;

import io.strowger.protocol.value.ChannelState;

/** What can be said of a channel, as far as its headers tell it; changed through {@link Channel} alone. */
public final class ChannelProfile {
    ChannelState state = ChannelState.DOWN;
    PartyId caller = PartyId.UNKNOWN;
    PartyId connected = PartyId.UNKNOWN;
    String ani = "";
    String dnid = "";
    String language = "en";
    String accountCode = "";
    String context = "default";
    String exten = "";
    int priority = 1;
    String application = "";
    String applicationData = "";
    String tenantid = "";

    ChannelProfile() {}

    /** The caller id. */
    public PartyId caller() {
        return caller;
    }

    /** The connected line. */
    public PartyId connected() {
        return connected;
    }

    /** The number that is billed; empty where it is not known. */
    public String ani() {
        return ani;
    }

    /** The number that was dialled. */
    public String dnid() {
        return dnid;
    }

    /** The language. */
    public String language() {
        return language;
    }

    /** The account code. */
    public String accountCode() {
        return accountCode;
    }

    /** The context. */
    public String context() {
        return context;
    }

    /** The extension. */
    public String exten() {
        return exten;
    }

    /** The priority. */
    public int priority() {
        return priority;
    }

    /** The tenant that it belongs to; empty for none. */
    public String tenantid() {
        return tenantid;
    }

    /** The application that runs. */
    public String application() {
        return application;
    }

    /** Its arguments. */
    public String applicationData() {
        return applicationData;
    }
}
