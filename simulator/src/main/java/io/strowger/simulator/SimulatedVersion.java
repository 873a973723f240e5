package io.strowger.simulator;

/** Which Asterisk a simulator is: decides the banner, the actions there are, and the headers they have. */
public enum SimulatedVersion {
    /** Asterisk 16. */
    ASTERISK_16(16, "5.0.4", "16.28.0"),
    /** Asterisk 18. */
    ASTERISK_18(18, "7.0.3", "18.26.4"),
    /** Asterisk 20. */
    ASTERISK_20(20, "9.0.0", "20.15.2"),
    /** Asterisk 22. */
    ASTERISK_22(22, "11.0.0", "22.10.1"),
    /** Asterisk 23. */
    ASTERISK_23(23, "12.0.0", "23.1.0");

    private final int major;
    private final String amiVersion;
    private final String release;

    SimulatedVersion(int major, String amiVersion, String release) {
        this.major = major;
        this.amiVersion = amiVersion;
        this.release = release;
    }

    /** The major number, such as 22. */
    public int major() {
        return major;
    }

    /** The version of the interface that the banner tells, such as {@code 11.0.0}. */
    public String amiVersion() {
        return amiVersion;
    }

    /** The full version, such as {@code 22.10.1}. */
    public String release() {
        return release;
    }

    /** True for that release and later ones. */
    public boolean isAtLeast(int release) {
        return major >= release;
    }
}
