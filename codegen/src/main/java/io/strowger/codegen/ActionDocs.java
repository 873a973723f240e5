package io.strowger.codegen;

import io.strowger.catalog.ActionFact;
import io.strowger.catalog.AnswerFact;
import io.strowger.catalog.FieldFact;
import io.strowger.catalog.JavaNames;
import io.strowger.catalog.ListFact;
import io.strowger.catalog.ValueType;

/** The Javadoc of an action's type and of its builder's methods. */
final class ActionDocs {
    private final ActionFact fact;

    ActionDocs(ActionFact fact) {
        this.fact = fact;
    }

    Docs type() {
        Docs docs = Docs.of(fact.summary());
        docs.html(
                fact.classes().isEmpty()
                        ? "Any AMI user may send it."
                        : "The AMI user needs the write class " + Docs.codes(fact.classes(), "or") + ".");
        docs.html(answer());
        docs.html(
                fact.answer().blocking()
                        ? "It may take long, and the server answers nothing else on the connection meanwhile."
                        : "");
        docs.versions(fact.in(), fact.since(), fact.until());
        return fact.until() == null ? docs : docs.tag("deprecated", replacement());
    }

    private String answer() {
        ListFact list = fact.answer().list();
        if (list != null) {
            String items = "{@code " + String.join("}, {@code ", list.items()) + "}";
            return list.complete() == null
                    ? "Answered by one event " + items + "."
                    : "Answered by a list of " + items + ", ended by {@code " + list.complete() + "}.";
        }
        return fact.answer().shape() == AnswerFact.Shape.RAW ? "Answered by bare text." : "";
    }

    private String replacement() {
        StringBuilder text =
                new StringBuilder("Gone after Asterisk ").append(fact.until()).append('.');
        String note = fact.replacementNote();
        String other = fact.replacedBy();
        if (note != null) {
            text.append(' ').append(Docs.escape(note));
        } else if (other != null) {
            text.append(" Replaced by ").append(Docs.escape(other)).append('.');
        }
        if (other != null && other.matches("\\w+") && !other.equals(fact.name())) {
            text.append(" See {@link ").append(JavaNames.actionType(other)).append("}.");
        }
        return text.toString();
    }

    Docs parameter(FieldFact parameter) {
        Docs docs = Docs.of(parameter.summary());
        if (parameter.repeated()) {
            docs.plain("May be called more than once, to send more than one.");
        }
        if (parameter.type() == ValueType.SECONDS) {
            docs.plain("Sent in whole seconds, rounded up.");
        }
        if (parameter.defaultValue() != null) {
            docs.html("Where it is left out: {@code " + parameter.defaultValue() + "}.");
        }
        if (parameter.secret()) {
            docs.plain("Never shown in texts.");
        }
        return parameter.in().equals(fact.in()) ? docs : docs.versions(parameter.in(), null, null);
    }
}
