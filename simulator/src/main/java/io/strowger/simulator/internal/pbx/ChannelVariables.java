package io.strowger.simulator.internal.pbx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a channel, the newest first; names are kept with the underscores that make them be inherited. */
public final class ChannelVariables {
    private final Channel channel;
    private final List<Variable> variables = new ArrayList<>();

    private record Variable(String fullName, String value) {
        String name() {
            return bare(fullName);
        }
    }

    ChannelVariables(Channel channel) {
        this.channel = channel;
    }

    /** The value of a variable, or null. */
    public @Nullable String find(String name) {
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i).name().equals(name)) {
                return variables.get(i).value();
            }
        }
        return null;
    }

    /** Sets a variable and raises VarSet; one or two underscores before the name make new channels inherit it. */
    public void put(String fullName, String value) {
        putQuietly(fullName, value);
        channel.pbx().channelEvents().varSet(channel, fullName, value);
    }

    /** Sets a variable without an event. */
    public void putQuietly(String fullName, String value) {
        drop(bare(fullName));
        variables.add(0, new Variable(fullName, value));
        channel.touch();
    }

    /** Takes a variable away, and raises VarSet with an empty value. */
    public void remove(String name) {
        drop(name);
        channel.touch();
        channel.pbx().channelEvents().varSet(channel, name, "");
    }

    /** Takes over what a channel made on behalf of another one inherits. */
    public void inheritFrom(ChannelVariables parent) {
        for (Variable each : List.copyOf(parent.variables)) {
            if (each.fullName().startsWith("__")) {
                append(each);
            } else if (each.fullName().startsWith("_")) {
                append(new Variable(each.fullName().substring(1), each.value()));
            }
        }
    }

    /** Takes over everything, as the second half of a Local channel does; all of it is seen at the end only. */
    public void copyFrom(ChannelVariables other) {
        channel.pbx().snapshots().remember(channel);
        List.copyOf(other.variables).forEach(this::add);
        channel.touch();
    }

    /** All variables by their bare names, the newest first. */
    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        variables.forEach(variable -> all.put(variable.name(), variable.value()));
        return Collections.unmodifiableMap(all);
    }

    private void append(Variable variable) {
        drop(variable.name());
        variables.add(variable);
        channel.touch();
        tell(variable);
    }

    private void add(Variable variable) {
        drop(variable.name());
        variables.add(variable);
        tell(variable);
    }

    private void tell(Variable variable) {
        channel.pbx().channelEvents().varSet(channel, variable.fullName(), variable.value());
    }

    private void drop(String name) {
        variables.removeIf(each -> each.name().equals(name));
    }

    private static String bare(String fullName) {
        return fullName.startsWith("__")
                ? fullName.substring(2)
                : fullName.startsWith("_") ? fullName.substring(1) : fullName;
    }
}
