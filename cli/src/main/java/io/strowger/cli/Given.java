package io.strowger.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/**
 * What the command line gives for one option or parameter.
 *
 * <p>The options are described by calls rather than annotations, which a process of a fraction of a second would spend
 * half of its life on reading.
 *
 * @param <T> the type of the value
 */
final class Given<T> implements IGetter, ISetter {
    private @Nullable T value;

    /** The value; null where nothing was given. */
    @Nullable T orNull() {
        return value;
    }

    /** The value, or another one where nothing was given. */
    T or(T otherwise) {
        T given = value;
        return given != null ? given : otherwise;
    }

    /** True where something was given; of a switch, that it is on. */
    boolean isGiven() {
        return value != null && !Boolean.FALSE.equals(value);
    }

    /** Starts an option of one verb. */
    OptionSpec.Builder option(Class<? super T> type, String... names) {
        return OptionSpec.builder(names).type(type).getter(this).setter(this);
    }

    /** Starts an option that may stand before and after each verb. */
    OptionSpec.Builder optionOfAll(Class<? super T> type, String... names) {
        return option(type, names).scopeType(ScopeType.INHERIT);
    }

    /** Starts a parameter, or all from one index on. */
    PositionalParamSpec.Builder parameter(Class<? super T> type, String index) {
        return PositionalParamSpec.builder()
                .type(type)
                .index(index)
                .getter(this)
                .setter(this);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as picocli declares it
    public <V> @Nullable V get() {
        return (V) value;
    }

    @Override
    @SuppressWarnings("unchecked") // picocli converts to the type of the option
    public <V> @Nullable V set(V newValue) {
        T before = value;
        value = (T) newValue;
        return (V) before;
    }
}
