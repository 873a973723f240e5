package io.strowger.simulator.internal.ami;

/**
 * Somebody who may log in, as a section of {@code manager.conf} has it.
 *
 * @param name the user name; compared without regard to case
 * @param secret the password
 * @param read the classes of events that may be seen
 * @param write the classes of actions that may be sent
 */
public record User(String name, String secret, Classes read, Classes write) {
    /** Shows the name alone. */
    @Override
    public String toString() {
        return name;
    }
}
