package io.strowger.cli;

import io.strowger.catalog.ActionFact;
import io.strowger.catalog.Catalog;
import io.strowger.catalog.FieldFact;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.wire.Header;
import io.strowger.protocol.wire.MessageEncoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was typed into an action, and finds the mistakes before anything is sent.
 *
 * <p>The catalog decides which parameters there are and how their values look. By force, what it does not know is sent as
 * it was typed.
 */
final class ActionRequest {
    private final Catalog catalog;
    private final boolean force;

    ActionRequest(Catalog catalog, boolean force) {
        this.catalog = catalog;
        this.force = force;
    }

    /** Reads an action's name and its {@code Header=Value} arguments. */
    GenericAction read(String name, List<String> arguments) {
        Optional<ActionFact> known = catalog.action(name);
        List<Header> headers = arguments.stream().map(ActionRequest::header).toList();
        if (known.isEmpty()) {
            if (!force) {
                throw new UsageException("the catalog knows no action " + name
                        + Suggestions.hint(
                                name,
                                catalog.actions().stream().map(ActionFact::name).toList())
                        + " (--force sends it all the same)");
            }
            return build(name, headers);
        }
        ActionFact fact = known.get();
        List<Header> checked = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Header header : headers) {
            checked.add(checked(fact, header, seen));
        }
        complete(fact, checked);
        return build(fact.name(), checked);
    }

    private static Header header(String argument) {
        int equals = argument.indexOf('=');
        if (equals < 1) {
            throw new UsageException("'" + argument + "' is no parameter: write Header=Value");
        }
        String name = argument.substring(0, equals).strip();
        if (name.equalsIgnoreCase("ActionID") || name.equalsIgnoreCase("Action")) {
            throw new UsageException(name + " cannot be given: strowger sets it itself");
        }
        Header header = new Header(name, argument.substring(equals + 1));
        try {
            MessageEncoder.check(header);
        } catch (IllegalArgumentException cannotBeSent) {
            throw new UsageException("'" + TextPrinter.printable(name) + "': " + cannotBeSent.getMessage());
        }
        return header;
    }

    private Header checked(ActionFact fact, Header header, Set<String> seen) {
        FieldFact parameter = parameter(fact, header.name());
        if (parameter == null) {
            if (force) {
                return header;
            }
            throw new UsageException(fact.name() + " has no parameter " + header.name()
                    + Suggestions.hint(
                            header.name(),
                            fact.parameters().stream().map(FieldFact::name).toList())
                    + alternatives(fact) + " (--force sends it all the same)");
        }
        String name = parameter.numbering() == FieldFact.Numbering.NONE ? parameter.name() : header.name();
        if (!seen.add(name.toLowerCase(Locale.ROOT)) && !parameter.repeated()) {
            throw new UsageException(name + " is given twice, and " + fact.name() + " takes it once");
        }
        try {
            return new Header(name, ParameterValue.written(catalog, parameter, header.value()));
        } catch (UsageException wrong) {
            if (force) {
                return new Header(name, header.value());
            }
            throw wrong;
        }
    }

    private static String alternatives(ActionFact fact) {
        if (fact.parameters().isEmpty()) {
            return "; it takes none";
        }
        return fact.parameters().size() > 12
                ? ""
                : fact.parameters().stream().map(FieldFact::name).collect(Collectors.joining(", ", "; it takes ", ""));
    }

    private static @Nullable FieldFact parameter(ActionFact fact, String name) {
        for (FieldFact each : fact.parameters()) {
            boolean found = switch (each.numbering()) {
                case NONE -> each.name().equalsIgnoreCase(name);
                case NUMBERED, INDEXED -> numbered(each.name(), name);
            };
            if (found) {
                return each;
            }
        }
        return null;
    }

    /** True for {@code Cat-000001} where the fact says {@code Cat}, and for {@code UnitAmount(0)}. */
    private static boolean numbered(String stem, String name) {
        return name.regionMatches(true, 0, stem, 0, stem.length())
                && name.substring(stem.length()).matches("-?\\d*|\\(\\d+\\)");
    }

    private void complete(ActionFact fact, List<Header> headers) {
        List<String> missing = fact.parameters().stream()
                .filter(FieldFact::required)
                .filter(each -> headers.stream()
                        .noneMatch(header -> !header.value().isEmpty()
                                && (header.name().equalsIgnoreCase(each.name())
                                        || (each.numbering() != FieldFact.Numbering.NONE
                                                && numbered(each.name(), header.name())))))
                .map(FieldFact::name)
                .toList();
        if (!missing.isEmpty() && !force) {
            throw new UsageException(fact.name() + " needs " + String.join(" and ", missing) + " (strowger describe "
                    + fact.name() + " tells all parameters)");
        }
    }

    /** Makes the action; what the encoder refuses is said here, before there is a connection. */
    private static GenericAction build(String name, List<Header> headers) {
        try {
            MessageEncoder.encode(name, "1", headers);
        } catch (IllegalArgumentException cannotBeSent) {
            throw new UsageException(String.valueOf(cannotBeSent.getMessage()));
        }
        GenericAction.Builder action = GenericAction.builder(name);
        headers.forEach(each -> action.header(each.name(), each.value()));
        return action.build();
    }
}
