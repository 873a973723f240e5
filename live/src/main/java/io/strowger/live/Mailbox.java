package io.strowger.live;

import org.jspecify.annotations.Nullable;

/**
 * A voicemail box.
 *
 * @param name the box with its context, such as {@code 100@default}; the key of the view
 * @param fullName whose it is; told by snapshots only
 * @param newMessages how many are new
 * @param oldMessages how many are old
 */
public record Mailbox(
        String name,
        @Nullable String fullName,
        @Nullable Integer newMessages,
        @Nullable Integer oldMessages) {}
