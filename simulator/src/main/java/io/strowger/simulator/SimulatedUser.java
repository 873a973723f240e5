package io.strowger.simulator;

import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.simulator.internal.ami.Acl;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.EventFilter;
import io.strowger.simulator.internal.ami.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Somebody who may log in, as a section of {@code manager.conf} describes him; may see and do everything, from everywhere,
 * where nothing else is said. Not for use by several threads at once.
 */
public final class SimulatedUser {
    private final String name;
    private final String secret;
    private final List<Acl.Rule> rules = new ArrayList<>();
    private final List<EventFilter> filters = new ArrayList<>();
    private Classes read = Classes.ALL;
    private Classes write = Classes.ALL;

    private SimulatedUser(String name, String secret) {
        this.name = name;
        this.secret = secret;
    }

    /** Begins to describe a user. */
    public static SimulatedUser of(String name, String secret) {
        return new SimulatedUser(name, secret);
    }

    /** Confines the events that the user sees: an event is seen where all of its classes are among these. */
    public SimulatedUser read(PrivilegeClass... classes) {
        read = Classes.of(classes);
        return this;
    }

    /** Confines the actions that the user may send: those which need one of these classes, or none. */
    public SimulatedUser write(PrivilegeClass... classes) {
        write = Classes.of(classes);
        return this;
    }

    /**
     * Adds a line {@code deny}: keeps out who comes from that network, unless a later line lets him in.
     *
     * @param network such as {@code 0.0.0.0/0}, {@code 10.0.0.0/255.0.0.0} or {@code ::1}
     */
    public SimulatedUser deny(String network) {
        rules.add(Acl.Rule.of(false, network));
        return this;
    }

    /** Adds a line {@code permit}: lets in who comes from that network, unless a later line keeps him out. */
    public SimulatedUser permit(String network) {
        rules.add(Acl.Rule.of(true, network));
        return this;
    }

    /**
     * Adds a line {@code eventfilter} in the old form: an extended POSIX regular expression over the whole event, behind an
     * exclamation mark to exclude.
     *
     * @throws IllegalArgumentException where Asterisk would not take it
     */
    public SimulatedUser eventFilter(String expression) {
        try {
            filters.add(EventFilter.ofPattern(expression, false));
            return this;
        } catch (EventFilter.BadFilterException e) {
            throw new IllegalArgumentException(e.getMessage() + ": " + expression, e);
        }
    }

    /**
     * Adds a line {@code eventfilter(criteria) = expression}, as Asterisk has it since 20.
     *
     * @param criteria such as {@code action(exclude),name(Newchannel),header(Channel),method(starts_with)}
     * @param expression what the method compares; empty where the criteria are all
     * @throws IllegalArgumentException where Asterisk would not take it
     */
    public SimulatedUser eventFilter(String criteria, String expression) {
        try {
            filters.add(EventFilter.ofCriteria(criteria, expression));
            return this;
        } catch (EventFilter.BadFilterException e) {
            throw new IllegalArgumentException(e.getMessage() + ": " + criteria + " = " + expression, e);
        }
    }

    /** The classes that a set holds, for the builder. */
    static SimulatedUser of(String name, String secret, Set<PrivilegeClass> read, Set<PrivilegeClass> write) {
        return of(name, secret).read(read.toArray(PrivilegeClass[]::new)).write(write.toArray(PrivilegeClass[]::new));
    }

    User user() {
        return new User(name, secret, read, write, new Acl(rules), filters);
    }

    /** Shows the name alone. */
    @Override
    public String toString() {
        return name;
    }
}
