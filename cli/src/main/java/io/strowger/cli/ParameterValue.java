package io.strowger.cli;

import io.strowger.catalog.Catalog;
import io.strowger.catalog.EnumFact;
import io.strowger.catalog.FieldFact;
import io.strowger.protocol.value.HangupCause;
import io.strowger.protocol.value.Variable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks a parameter's value by its type, and gives the text that Asterisk reads. */
final class ParameterValue {
    private static final Set<String> TRUE = Set.of("yes", "true", "on", "1", "y", "t");
    private static final Set<String> FALSE = Set.of("no", "false", "off", "0", "n", "f");

    private ParameterValue() {}

    /** The text to send for what was typed. */
    static String written(Catalog catalog, FieldFact parameter, String typed) {
        if (typed.isEmpty()) {
            return typed; // to Asterisk the same as leaving it out
        }
        return switch (parameter.type()) {
            case CAUSE -> cause(parameter, typed);
            case INTEGER, CHANNEL_STATE -> whole(parameter, typed, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> whole(parameter, typed, Long.MIN_VALUE, Long.MAX_VALUE);
            case DECIMAL, EPOCH -> number(parameter, typed);
            case SECONDS -> duration(parameter, typed, 1_000_000_000L, "seconds");
            case MILLIS -> duration(parameter, typed, 1_000_000L, "milliseconds");
            case BOOLEAN -> truth(parameter, typed);
            case ENUM -> oneOf(catalog, parameter, typed);
            case VARIABLE, ESCAPED_VARIABLE -> variable(parameter, typed);
            case TEXT, ESCAPED, PRIORITY, CLOCK, DATETIME, CALLER_ID -> typed;
        };
    }

    private static String whole(FieldFact parameter, String typed, long least, long most) {
        try {
            long value = Long.parseLong(typed.strip());
            if (value >= least && value <= most) {
                return typed.strip();
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw wrong(parameter, typed, "a whole number");
    }

    private static String cause(FieldFact parameter, String typed) {
        return HangupCause.find(typed.strip())
                .map(known -> Integer.toString(known.code()))
                .orElseGet(() -> {
                    if (typed.strip().matches("\\d{1,5}")) {
                        return typed.strip();
                    }
                    throw wrong(parameter, typed, "a hangup cause: its number, or a name such as USER_BUSY");
                });
    }

    private static String number(FieldFact parameter, String typed) {
        try {
            return new BigDecimal(typed.strip()).toPlainString();
        } catch (NumberFormatException notANumber) {
            throw wrong(parameter, typed, "a number");
        }
    }

    private static String duration(FieldFact parameter, String typed, long nanosPerUnit, String unit) {
        String lower = typed.strip().toLowerCase(Locale.ROOT);
        if (lower.matches("-?\\d{1,18}")) {
            return lower;
        }
        try {
            Duration duration = Seconds.parse(lower);
            if (!lower.matches("[\\d.]*") && duration.toNanos() % nanosPerUnit == 0) {
                return Long.toString(duration.toNanos() / nanosPerUnit);
            }
        } catch (UsageException notADuration) {
            // said below
        }
        throw wrong(parameter, typed, "a whole number of " + unit + ", or a duration such as 20s");
    }

    private static String truth(FieldFact parameter, String typed) {
        String lower = typed.strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(lower)) {
            return parameter.writtenTrue();
        }
        if (FALSE.contains(lower)) {
            return parameter.writtenFalse();
        }
        throw wrong(parameter, typed, "yes or no");
    }

    private static String oneOf(Catalog catalog, FieldFact parameter, String typed) {
        List<String> values = catalog.enumeration(String.valueOf(parameter.enumName())).stream()
                .flatMap(each -> each.values().stream())
                .map(EnumFact.Value::wire)
                .toList();
        for (String value : values) {
            if (value.equalsIgnoreCase(typed.strip())) {
                return value;
            }
        }
        if (values.isEmpty()) {
            return typed;
        }
        throw wrong(parameter, typed, values.stream().collect(Collectors.joining(", ", "one of ", "")));
    }

    private static String variable(FieldFact parameter, String typed) {
        Variable variable = typed.indexOf('=') < 1 ? null : Variable.parse(typed);
        if (variable == null) {
            throw new UsageException(
                    parameter.name() + " takes a variable: " + parameter.name() + "=NAME=value, not '" + typed + "'");
        }
        return variable.quoted();
    }

    private static UsageException wrong(FieldFact parameter, String typed, String wanted) {
        String shown = parameter.secret() ? "" : ", not '" + TextPrinter.printable(typed) + "'";
        return new UsageException(parameter.name() + " takes " + wanted + shown);
    }
}
