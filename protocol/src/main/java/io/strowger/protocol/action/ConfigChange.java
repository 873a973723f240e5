package io.strowger.protocol.action;

import io.strowger.protocol.wire.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One step of an {@link UpdateConfigAction}, as its numbered parameters tell it.
 *
 * @param action what to do, such as {@code Append}
 * @param category the category to work on
 * @param variable the variable to work on, or null
 * @param value the value to set, or the new name of a category, or null
 * @param match the value that the variable must have to be changed, or null
 * @param line the line within the category, or null
 * @param options further options, such as {@code allowdups}, or null
 */
public record ConfigChange(
        String action,
        String category,
        @Nullable String variable,
        @Nullable String value,
        @Nullable String match,
        @Nullable String line,
        @Nullable String options) {

    /** The headers of the step that has that number, counted from 0. */
    public List<Header> headers(int index) {
        String number = String.format(Locale.ROOT, "-%06d", index);
        List<Header> headers = new ArrayList<>(7);
        add(headers, "Action" + number, action);
        add(headers, "Cat" + number, category);
        add(headers, "Var" + number, variable);
        add(headers, "Value" + number, value);
        add(headers, "Match" + number, match);
        add(headers, "Line" + number, line);
        add(headers, "Options" + number, options);
        return headers;
    }

    private static void add(List<Header> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(new Header(name, value));
        }
    }
}
