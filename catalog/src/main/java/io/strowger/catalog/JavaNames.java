package io.strowger.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * Turns names on the wire into names in Java; nothing else in the project does.
 *
 * <p>A name is split into words at changes of case and at anything that is neither letter nor digit. An acronym is one
 * word, so {@code PJSIPShowEndpoints} becomes {@code PjsipShowEndpoints}. Names that Java or the base types of the
 * generated classes already use get the suffix {@code Value}.
 */
public final class JavaNames {
    /** Acronyms that stand directly before a lower-case word, or before another acronym. */
    private static final Set<String> ACRONYMS = Set.of(
            "AMA", "AMI", "CDR", "DAHDI", "DLSR", "DND", "DNS", "DTMF", "HTTP", "IA", "IAX", "ID", "IP", "JSON", "LSR",
            "PJSIP", "SIP", "SKINNY", "SSRC");

    /** Wire names whose words cannot be told from their letters, or that read badly. */
    private static final Map<String, String> SPELLED = Map.ofEntries(
            Map.entry("100rel", "Rel100"),
            Map.entry("AsycOperations", "AsyncOperations"),
            Map.entry("Cause-txt", "CauseText"),
            Map.entry("ChanVariable", "ChanVariables"),
            Map.entry("CompletedFAXes", "CompletedFaxes"),
            Map.entry("DestUniqueId", "DestUniqueid"),
            Map.entry("FailedFAXes", "FailedFaxes"),
            Map.entry("LinkedID", "Linkedid"),
            Map.entry("Message", "MessageText"),
            Map.entry("UniqueID", "Uniqueid"));

    /** Headers that Java has another word for, or whose method would say something else. */
    private static final Map<String, String> HEADERS = Map.of(
            "Class", "MusicClass",
            "Interface", "InterfaceName",
            "New", "NewMessages",
            "Old", "OldMessages",
            "Switch", "SwitchName",
            "Wait", "WaitTime");

    private static final Set<String> OF_OBJECT =
            Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /** What a header becomes a method of; the base type of each has methods of its own. */
    public enum Owner {
        /** An event, or a snapshot in one. */
        EVENT,
        /** A response. */
        RESPONSE,
        /** The builder of an action. */
        BUILDER
    }

    private JavaNames() {}

    /** The name of an action's type: {@code PJSIPShowEndpoints} gives {@code PjsipShowEndpointsAction}. */
    public static String actionType(String wireName) {
        return type(wireName) + "Action";
    }

    /** The name of the type of the response to an action: {@code CoreStatus} gives {@code CoreStatusResponse}. */
    public static String responseType(String wireName) {
        return type(wireName) + "Response";
    }

    /** The name of the type of a list's items where they are of several kinds: {@code QueueStatusItem}. */
    public static String itemType(String wireName) {
        return type(wireName) + "Item";
    }

    /** The name of an event's type: {@code AOC-D} gives {@code AocDEvent}, {@code UserEvent} stays as it is. */
    public static String eventType(String wireName) {
        // DtmfEvent is the family of the events that took the place of this one.
        String type = wireName.equals("DTMF") ? "DtmfDigit" : type(wireName);
        return type.endsWith("Event") ? type : type + "Event";
    }

    /** The name of the type that shows a snapshot: {@code channel} gives {@code ChannelSnapshot}. */
    public static String snapshotType(String name) {
        return type(name) + "Snapshot";
    }

    /** The name of the accessor or the builder's method for a header: {@code Cause-txt} gives {@code causeText}. */
    public static String method(Owner owner, String wireName) {
        String type = type(HEADERS.getOrDefault(wireName, wireName));
        String method = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
        boolean taken = SourceVersion.isKeyword(method)
                || OF_OBJECT.contains(method)
                || ofBase(owner).contains(method);
        return taken ? method + "Value" : method;
    }

    private static Set<String> ofBase(Owner owner) {
        return switch (owner) {
            case EVENT -> Set.of("actionId", "header", "headers", "message", "name", "origin");
            case RESPONSE -> Set.of("header", "headers", "isSuccess", "message", "status", "text");
            case BUILDER -> Set.of("append", "build", "header", "known", "put", "self");
        };
    }

    /** The name of an enum constant for a value: {@code InUse&Ringing} gives {@code IN_USE_RINGING}. */
    public static String constant(String wireValue) {
        String constant = words(wireValue).stream()
                .map(word -> word.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining("_"));
        if (constant.isEmpty() || !Character.isJavaIdentifierStart(constant.charAt(0))) {
            throw new CatalogException("'" + wireValue + "' gives no Java constant: the fact has to name one (java)");
        }
        return constant;
    }

    /**
     * Makes sure that all headers of one type give different method names.
     *
     * @throws CatalogException if two of them give the same name; the message begins with {@code where}
     */
    public static void requireDistinctMethods(String where, Owner owner, Collection<String> wireNames) {
        Map<String, String> taken = new HashMap<>();
        for (String wireName : wireNames) {
            String other = taken.put(method(owner, wireName), wireName);
            if (other != null) {
                throw new CatalogException(where + ": " + other + " and " + wireName + " both give the Java name "
                        + method(owner, wireName));
            }
        }
    }

    private static String type(String wireName) {
        StringBuilder type = new StringBuilder();
        for (String word : words(wireName)) {
            type.append(Character.toUpperCase(word.charAt(0)))
                    .append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        if (type.length() == 0 || !Character.isJavaIdentifierStart(type.charAt(0))) {
            throw new CatalogException("'" + wireName + "' gives no Java name: it needs an entry in JavaNames");
        }
        return type.toString();
    }

    private static List<String> words(String wireName) {
        String spelled = SPELLED.getOrDefault(wireName, wireName);
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < spelled.length()) {
            if (!Character.isLetterOrDigit(spelled.charAt(at))) {
                at++;
                continue;
            }
            int upperEnd = skip(spelled, at, Character::isUpperCase);
            int lowerEnd = skip(spelled, skip(spelled, upperEnd, Character::isDigit), Character::isLowerCase);
            while (lowerEnd < spelled.length() && Character.isDigit(spelled.charAt(lowerEnd))) {
                lowerEnd = skip(spelled, skip(spelled, lowerEnd, Character::isDigit), Character::isLowerCase);
            }
            split(spelled.substring(at, upperEnd), spelled.substring(upperEnd, lowerEnd), words);
            at = lowerEnd;
        }
        return words;
    }

    /** Splits a run of capitals and what follows them: {@code SIPp}eers is an acronym and a word, {@code DBG}et too. */
    private static void split(String upper, String lower, List<String> words) {
        boolean lowerIsWord = !lower.isEmpty() && Character.isLowerCase(lower.charAt(0));
        if (upper.length() < 2) {
            words.add(upper + lower);
        } else if (!lowerIsWord) {
            List<String> acronyms = acronyms(upper);
            if (acronyms.isEmpty()) {
                acronyms = List.of(upper);
            }
            words.addAll(acronyms.subList(0, acronyms.size() - 1));
            words.add(acronyms.get(acronyms.size() - 1) + lower);
        } else if (!acronyms(upper).isEmpty()) {
            words.addAll(acronyms(upper));
            words.add(lower);
        } else {
            String before = upper.substring(0, upper.length() - 1);
            List<String> acronyms = acronyms(before);
            words.addAll(acronyms.isEmpty() ? List.of(before) : acronyms);
            words.add(upper.charAt(upper.length() - 1) + lower);
        }
    }

    /** The known acronyms of which the letters consist, longest first; empty if they do not. */
    private static List<String> acronyms(String letters) {
        if (ACRONYMS.contains(letters)) {
            return List.of(letters);
        }
        for (int end = letters.length() - 1; end > 1; end--) {
            if (ACRONYMS.contains(letters.substring(0, end))) {
                List<String> rest = acronyms(letters.substring(end));
                if (!rest.isEmpty()) {
                    List<String> all = new ArrayList<>(rest);
                    all.add(0, letters.substring(0, end));
                    return all;
                }
            }
        }
        return List.of();
    }

    private static int skip(String text, int from, IntPredicate kind) {
        int at = from;
        while (at < text.length() && kind.test(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
