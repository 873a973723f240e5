package io.strowger.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.catalog.ActionFact;
import io.strowger.catalog.Catalog;
import io.strowger.catalog.EventFact;
import io.strowger.catalog.FieldFact;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.UnknownEvent;
import io.strowger.protocol.wire.Header;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares what a server sent with what the catalog knows, and reads all of it through the generated types. */
public final class Known {
    /** The catalog that everything is compared with. */
    public static final Catalog CATALOG = Catalog.load();

    private static final Set<String> ENVELOPE = names("Response", "ActionID", "Message", "EventList");

    /** Events whose headers are made up by whoever raises them: the dialplan, other clients, Asterisk's own tests. */
    private static final Set<String> OPEN = names("UserEvent", "TestEvent");

    /** A field that the lab's cdr_manager.conf adds to the event Cdr. */
    private static final String CONFIGURED = "LabTag";

    private Known() {}

    /** The headers of an event that its fact does not name; all of them where there is no fact. */
    public static Set<String> unknownHeaders(Event event) {
        Set<String> unknown = names();
        Optional<EventFact> fact = CATALOG.event(event.name());
        for (Header header : event.headers().subList(1, event.headers().size())) {
            if (!OPEN.contains(event.name())
                    && !CONFIGURED.equals(header.name())
                    && !CATALOG.genericHeaders().contains(header.name())
                    && fact.filter(each -> knows(each, header.name())).isEmpty()) {
                unknown.add(header.name());
            }
        }
        return unknown;
    }

    /** Fails unless the catalog knows the event and each of its headers, and each accessor reads its value. */
    public static void check(Event event) {
        assertThat(event).isNotInstanceOf(UnknownEvent.class);
        assertThat(unknownHeaders(event))
                .as("headers of " + event + " that the catalog lacks")
                .isEmpty();
        readAll(event);
    }

    /** Fails unless the catalog knows each header of a response to that action, and each accessor reads its value. */
    public static void check(ActionFact action, Response response) {
        Set<String> unknown = names();
        if (!response.headers().isEmpty() && response.headers().get(0).name().equalsIgnoreCase("Response")) {
            response.headers().forEach(header -> unknown.add(header.name()));
        }
        unknown.removeAll(ENVELOPE);
        // these tell their data in the names of headers, or in numbered ones, which their hand-written responses read
        if (List.of("Command", "GetConfig", "ListCategories", "ListCommands").contains(action.name())) {
            unknown.removeIf(name -> name.matches("Output|(Category|Line|Templates|IsTemplate)-[-\\d]+")
                    || CATALOG.action(name).isPresent());
        }
        action.answer().headers().forEach(field -> unknown.removeIf(name -> is(field, name)));
        assertThat(unknown)
                .as("headers of the response to " + action.name() + " that the catalog lacks: " + response.headers())
                .isEmpty();
        readAll(response);
    }

    private static boolean knows(EventFact fact, String header) {
        return fact.fields().stream().anyMatch(field -> is(field, header))
                || fact.snapshots().stream()
                        .anyMatch(use -> withoutPrefix(use.prefix(), header).equalsIgnoreCase("ChanVariable"))
                || header.startsWith("ChanVariable(")
                || fact.snapshots().stream()
                        .anyMatch(use -> CATALOG.snapshot(use.snapshot()).stream()
                                .flatMap(snapshot -> snapshot.fields().stream())
                                .anyMatch(field -> is(field, withoutPrefix(use.prefix(), header))));
    }

    private static String withoutPrefix(String prefix, String header) {
        return header.regionMatches(true, 0, prefix, 0, prefix.length()) ? header.substring(prefix.length()) : "";
    }

    private static boolean is(FieldFact field, String header) {
        return switch (field.numbering()) {
            case NONE -> field.name().equalsIgnoreCase(header) || pattern(field.name(), header);
            case NUMBERED -> header.matches("(?i)\\Q" + field.name() + "\\E-[-\\d]+");
            case INDEXED -> header.matches("(?i)\\Q" + field.name() + "\\E\\(\\d+\\)");
        };
    }

    /** Some names hold a number of their own: {@code Report0LSR} stands for {@code Report1LSR} too. */
    private static boolean pattern(String field, String header) {
        return field.contains("0") && header.matches("(?i)\\Q" + field.replace("0", "\\E\\d+\\Q") + "\\E");
    }

    /** Calls everything that reads a value; a value that its type cannot read must give null, never an exception. */
    private static void readAll(Object view) {
        for (Method method : view.getClass().getMethods()) {
            if (method.getParameterCount() == 0
                    && method.getDeclaringClass() != Object.class
                    && Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
                try {
                    method.invoke(view);
                } catch (InvocationTargetException e) {
                    throw new AssertionError(method + " of " + view + " failed", e.getCause());
                } catch (IllegalAccessException e) {
                    throw new AssertionError(method + " cannot be called", e);
                }
            }
        }
    }

    private static Set<String> names(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
