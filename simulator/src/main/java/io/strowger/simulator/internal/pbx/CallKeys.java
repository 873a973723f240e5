package io.strowger.simulator.internal.pbx;

import io.strowger.simulator.internal.world.WorldTimer;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The keys that a channel presses in a call of two: those of a feature are kept from the other one. */
public final class CallKeys {
    /** How long Asterisk waits for the next key of a feature. */
    private static final int BETWEEN_KEYS = 1000;

    private final Channel channel;
    private final Set<Feature> features;
    private final StringBuilder pressed = new StringBuilder();
    private @Nullable WorldTimer timer;
    private @Nullable Consumer<String> listener;

    private CallKeys(Channel channel, Set<Feature> features) {
        this.channel = channel;
        this.features = features;
    }

    /** Lets a channel use these features from now on; none where the set is empty. */
    public static void give(Channel channel, Set<Feature> features) {
        CallKeys before = channel.dropDatastore(CallKeys.class);
        if (before != null) {
            before.forget();
        }
        if (!features.isEmpty()) {
            channel.datastore(CallKeys.class, () -> new CallKeys(channel, features));
        }
    }

    /** Gives each key to a listener instead; to nobody in particular any more where it is null. */
    public static void listen(Channel channel, @Nullable Consumer<String> listener) {
        channel.datastore(CallKeys.class, () -> new CallKeys(channel, Set.of())).listener = listener;
    }

    /**
     * Takes a key; false where it is none of any feature, and those behind the channel shall hear it.
     *
     * @param passOn sends keys on that turn out later to be none of a feature
     */
    public static boolean take(Channel channel, String key, Consumer<String> passOn) {
        CallKeys keys = channel.datastore(CallKeys.class);
        return keys != null && keys.take(key, passOn);
    }

    private boolean take(String key, Consumer<String> passOn) {
        if (listener != null) {
            listener.accept(key);
            return true;
        }
        if (!mayBegin(pressed + key)) {
            boolean isFirst = pressed.length() == 0;
            if (!isFirst) {
                pressed.append(key);
                flush(passOn);
            }
            return !isFirst;
        }
        forgetTimer();
        pressed.append(key);
        Feature feature = complete(pressed.toString());
        if (feature == null) {
            Duration wait = channel.pbx().features().millis("featuredigittimeout", BETWEEN_KEYS);
            timer = channel.pbx().world().after(wait, () -> flush(passOn));
        } else {
            pressed.setLength(0);
            run(feature);
        }
        return true;
    }

    private boolean mayBegin(String keys) {
        return features.stream()
                .anyMatch(each -> channel.pbx().features().keys(each).startsWith(keys));
    }

    private @Nullable Feature complete(String keys) {
        return features.stream()
                .filter(each -> channel.pbx().features().keys(each).equals(keys))
                .findFirst()
                .orElse(null);
    }

    private void run(Feature feature) {
        Bridge bridge = channel.bridge();
        FeatureTable.Action action = channel.pbx().features().action(feature);
        if (bridge == null || action == null) {
            return;
        }
        bridge.channels().stream()
                .filter(each -> each != channel)
                .findFirst()
                .ifPresent(other -> action.run(channel, other, bridge));
    }

    private void flush(Consumer<String> passOn) {
        forgetTimer();
        String keys = pressed.toString();
        pressed.setLength(0);
        if (!keys.isEmpty() && !channel.isGone()) {
            passOn.accept(keys);
        }
    }

    private void forget() {
        forgetTimer();
        pressed.setLength(0);
        listener = null;
    }

    private void forgetTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
