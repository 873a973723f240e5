package io.strowger.simulator.internal.pbx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a channel; names are kept with the underscores that make them be inherited. */
public final class ChannelVariables {
    private final Channel channel;
    /** By bare name; the value has the full name. */
    private final Map<String, Variable> byName = new LinkedHashMap<>();

    private record Variable(String fullName, String value) {}

    ChannelVariables(Channel channel) {
        this.channel = channel;
    }

    /** The value of a variable, or null. */
    public @Nullable String find(String name) {
        Variable variable = byName.get(name);
        return variable == null ? null : variable.value();
    }

    /** Sets a variable and raises VarSet; one or two underscores before the name make new channels inherit it. */
    public void put(String fullName, String value) {
        String name = bare(fullName);
        byName.put(name, new Variable(fullName, value));
        channel.touch();
        channel.pbx().channelEvents().varSet(channel, name, value);
    }

    /** Takes over what a channel made on behalf of another one inherits. */
    public void inheritFrom(ChannelVariables parent) {
        for (Variable each : parent.byName.values()) {
            if (each.fullName().startsWith("__")) {
                put(each.fullName(), each.value());
            } else if (each.fullName().startsWith("_")) {
                put(each.fullName().substring(1), each.value());
            }
        }
    }

    /** Takes over everything, as the second half of a Local channel does. */
    public void copyFrom(ChannelVariables other) {
        other.byName.values().forEach(each -> put(each.fullName(), each.value()));
    }

    /** All variables by their bare names. */
    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        byName.forEach((name, variable) -> all.put(name, variable.value()));
        return Collections.unmodifiableMap(all);
    }

    private static String bare(String fullName) {
        return fullName.startsWith("__") ? fullName.substring(2)
                : fullName.startsWith("_") ? fullName.substring(1) : fullName;
    }
}
