package io.strowger.live.internal;

import io.strowger.live.Channel;
import io.strowger.live.Party;
import io.strowger.protocol.value.ChannelState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A channel while the model works on it. */
final class ChannelEntry extends Entry<Channel> {
    /** What Asterisk writes for a party that it does not know. */
    private static final String UNKNOWN = "<unknown>";

    String name = "";

    @Nullable String linkedid;

    @Nullable ChannelState state;

    @Nullable String callerName;

    @Nullable String callerNumber;

    @Nullable String connectedName;

    @Nullable String connectedNumber;

    @Nullable String accountCode;

    @Nullable String language;

    @Nullable String context;

    @Nullable String exten;

    @Nullable Integer priority;

    @Nullable String application;

    @Nullable String applicationData;

    @Nullable String dnid;

    @Nullable String bridgeId;

    /** The conference that it is in, by the key of the view. */
    @Nullable String conference;

    /** The queue that it waits in. */
    @Nullable String queue;

    /** Where it is parked, by the key of the view. */
    @Nullable String parkingSpace;

    @Nullable Instant answeredAt;

    @Nullable Instant heldSince;

    @Nullable String musicClass;

    @Nullable Instant talkingSince;

    @Nullable String lastDtmf;

    @Nullable Instant recordingSince;

    Channel.@Nullable End end;

    @Nullable CallEntry call;

    Instant createdAt;
    private @Nullable Map<String, String> variables;
    /** False where the variables are those that listeners were told last. */
    private boolean hasNewVariables = true;

    ChannelEntry(String uniqueid, Instant createdAt) {
        super(uniqueid);
        this.createdAt = createdAt;
    }

    String uniqueid() {
        return key();
    }

    /** Notes who is at this end and at the other; true where that is new. */
    boolean parties(
            @Nullable String number, @Nullable String name, @Nullable String otherNumber, @Nullable String otherName) {
        String ownNumber = known(number);
        String ownName = known(name);
        String farNumber = known(otherNumber);
        String farName = known(otherName);
        boolean different = !Objects.equals(ownNumber, callerNumber)
                || !Objects.equals(ownName, callerName)
                || !Objects.equals(farNumber, connectedNumber)
                || !Objects.equals(farName, connectedName);
        if (different) {
            callerNumber = ownNumber;
            callerName = ownName;
            connectedNumber = farNumber;
            connectedName = farName;
        }
        return different;
    }

    private static @Nullable String known(@Nullable String text) {
        return text == null || text.isEmpty() || text.equals(UNKNOWN) ? null : text;
    }

    /** Notes a position in the dialplan; true where it is new. */
    boolean position(@Nullable String newContext, @Nullable String newExten, @Nullable Integer newPriority) {
        String extenOrNull = Ground.text(newExten);
        boolean different = !Objects.equals(newContext, context)
                || !Objects.equals(extenOrNull, exten)
                || !Objects.equals(newPriority, priority);
        if (different) {
            context = newContext;
            exten = extenOrNull;
            priority = newPriority;
        }
        return different;
    }

    /** Notes a variable; an empty value takes it away, as an unset variable reads the same in the dialplan. */
    void variable(String variable, String value, int most) {
        hasNewVariables = true;
        if (value.isEmpty()) {
            if (variables != null) {
                variables.remove(variable);
            }
            return;
        }
        if (variables == null) {
            variables = new HashMap<>(4);
        }
        if (variables.size() < most || variables.containsKey(variable)) {
            variables.put(variable, value);
        }
    }

    /** Takes over all variables of another one, but for those that it has itself. */
    void inherit(ChannelEntry other, int most) {
        Map<String, String> more = other.variables;
        other.forgetVariables();
        if (more != null && variables != null) {
            more.keySet().removeAll(variables.keySet());
        }
        if (more != null) {
            more.forEach((name, value) -> variable(name, value, most));
        }
    }

    void forgetVariables() {
        variables = null;
        hasNewVariables = true;
    }

    @Override
    void told(@Nullable Channel now) {
        super.told(now);
        hasNewVariables = false;
    }

    private Map<String, String> variables() {
        Channel last = told();
        if (last != null && !hasNewVariables) {
            return last.variables();
        }
        return variables == null ? Map.of() : variables;
    }

    @Override
    Channel make() {
        return new Channel(
                uniqueid(),
                name,
                linkedid,
                state,
                new Party(callerName, callerNumber),
                new Party(connectedName, connectedNumber),
                accountCode,
                language,
                new Channel.DialplanPosition(context, exten, priority, application, applicationData),
                dnid,
                bridgeId,
                createdAt,
                answeredAt,
                heldSince,
                musicClass,
                talkingSince,
                lastDtmf,
                recordingSince,
                variables(),
                end);
    }
}
