package io.strowger.live;

/** How far a view of the live model can be trusted at this moment. */
public enum Freshness {
    /** The view has every event that was received, on top of a complete snapshot. */
    IN_STEP,
    /** A snapshot is under way: what the view shows may be missing something, and is being put right. */
    RESYNCHRONISING,
    /** Events were missed, or the PBX cannot be heard: the view shows what was so when it last could be. */
    STALE,
    /** The PBX does not let this AMI user see it, or does not have it; the view says why. */
    UNAVAILABLE
}
