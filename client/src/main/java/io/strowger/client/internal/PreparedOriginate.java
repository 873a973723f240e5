package io.strowger.client.internal;

import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.ActionInfo;
import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.wire.Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An {@code Originate} as it is sent: asynchronous, and with a channel id that the channel's events can be known by.
 *
 * @param channelId the unique id that the called channel gets
 * @param otherChannelId the unique id that its other half gets, if it is a Local channel
 */
record PreparedOriginate(OriginateAction action, List<Header> headers, String channelId, String otherChannelId)
        implements Action<Response> {
    private static final long DEFAULT_TIMEOUT = 30_000;
    private static final String ASYNC = "Async";
    private static final String CHANNEL_ID = "ChannelId";
    private static final String OTHER_CHANNEL_ID = "OtherChannelId";
    private static final String TIMEOUT = "Timeout";

    /** Adds what is missing; the id is used where the action has no channel id of its own. */
    static PreparedOriginate of(OriginateAction action, String id) {
        List<Header> headers = new ArrayList<>(action.headers());
        headers.removeIf(header -> header.name().equalsIgnoreCase(ASYNC));
        headers.add(new Header(ASYNC, "true"));
        String own = value(headers, CHANNEL_ID);
        // Asterisk refuses an id that an existing channel's id begins with, so that of call 14 must not begin that of
        // 144
        String channelId = own == null ? id + "-c" : own;
        if (own == null) {
            headers.removeIf(header -> header.name().equalsIgnoreCase(CHANNEL_ID));
            headers.add(new Header(CHANNEL_ID, channelId));
        }
        String other = value(headers, OTHER_CHANNEL_ID);
        return new PreparedOriginate(action, List.copyOf(headers), channelId, other == null ? channelId + ";2" : other);
    }

    private static @Nullable String value(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** For how long Asterisk lets the channel ring; empty where without end. */
    Optional<Duration> ringTimeout() {
        String millis = value(headers, TIMEOUT);
        try {
            long given = millis == null ? DEFAULT_TIMEOUT : Long.parseLong(millis.strip());
            return given > 0 ? Optional.of(Duration.ofMillis(given)) : Optional.empty();
        } catch (NumberFormatException refusedByAsterisk) {
            return Optional.of(Duration.ofMillis(DEFAULT_TIMEOUT));
        }
    }

    @Override
    public String name() {
        return action.name();
    }

    @Override
    public ActionInfo info() {
        return action.info();
    }

    @Override
    public Response answer(Answer answer) {
        return answer.response();
    }
}
