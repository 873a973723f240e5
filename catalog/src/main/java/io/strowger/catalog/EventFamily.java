package io.strowger.catalog;

import java.util.Optional;

/** A group of events that one can subscribe to as a whole; each becomes an interface. */
public enum EventFamily {
    /** Events that tell the state of a channel. */
    CHANNEL("Channel", "Something that happened to a channel, with the channel's state at that moment."),
    /** Events that tell the state of a bridge. */
    BRIDGE("Bridge", "Something that happened to a bridge, with the bridge's state at that moment."),
    /** Queues, their members and their callers. */
    QUEUE("Queue", "Something that happened to a queue, its members or its callers, or an item of a list of them."),
    /** ConfBridge conferences. */
    CONFERENCE("Conference", "Something that happened in a ConfBridge conference."),
    /** Parked calls and parking lots. */
    PARKING("Parking", "Something that happened to a parked call."),
    /** Agents. */
    AGENT("Agent", "Something that happened to an agent."),
    /** Dialling. */
    DIAL("Dial", "A step in calling one channel from another."),
    /** Transfers. */
    TRANSFER("Transfer", "A transfer of a call."),
    /** Security. */
    SECURITY("Security", "Something that concerns security, such as a login that failed."),
    /** MeetMe conferences. */
    MEETME("Meetme", "Something that happened in a MeetMe conference."),
    /** Faxes. */
    FAX("Fax", "Something that happened to a fax."),
    /** Advice of charge. */
    AOC("Aoc", "Advice of charge for a channel."),
    /** Call completion. */
    COMPLETION("Completion", "A step in the completion of a call to a busy or absent party."),
    /** AGI. */
    AGI("Agi", "A step in the work of an AGI on a channel."),
    /** DAHDI. */
    DAHDI("Dahdi", "Something that concerns a DAHDI span or channel."),
    /** DTMF. */
    DTMF("Dtmf", "A DTMF digit that began or ended."),
    /** Modules. */
    MODULE("Module", "A module that was loaded, unloaded or reloaded."),
    /** Presence. */
    PRESENCE("Presence", "A presence state, or a change of it."),
    /** Recordings. */
    RECORDING("Recording", "The recording of a channel began, ended or was muted."),
    /** Registrations. */
    REGISTRATION("Registration", "A registration with this or another server, or its state."),
    /** RTCP. */
    RTCP("Rtcp", "A report on the quality of a media stream."),
    /** Voicemail. */
    VOICEMAIL("Voicemail", "Something that happened to a voicemail box, or an item of a list of them.");

    private final String key;
    private final String summary;

    EventFamily(String key, String summary) {
        this.key = key;
        this.summary = summary;
    }

    /** The word for it in the fact files. */
    public String key() {
        return key;
    }

    /** One sentence that says what events of the family tell. */
    public String summary() {
        return summary;
    }

    /** Looks a family up by its word in the fact files. */
    public static Optional<EventFamily> find(String key) {
        for (EventFamily family : values()) {
            if (family.key.equals(key)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }
}
