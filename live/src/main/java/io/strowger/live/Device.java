package io.strowger.live;

import io.strowger.protocol.value.DeviceState;
import org.jspecify.annotations.Nullable;

/**
 * A device and its state, as Asterisk sums it up from its channels and registrations.
 *
 * @param name the name, such as {@code PJSIP/100}, {@code Queue:support} or {@code Custom:door}; the key of the view
 * @param state the state
 */
public record Device(String name, @Nullable DeviceState state) {}
