package io.strowger.live;

import io.strowger.protocol.value.ExtensionState;
import org.jspecify.annotations.Nullable;

/**
 * An extension with a hint, and the state of what it hints at; the view's key is {@code exten@context}.
 *
 * @param exten the extension
 * @param context the context
 * @param hint the devices that it stands for, such as {@code PJSIP/100}
 * @param state the state of these together
 */
public record Hint(
        String exten,
        String context,
        @Nullable String hint,
        @Nullable ExtensionState state) {}
