package io.strowger.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

/** The names of the packages and of the hand-written types that generated code refers to. */
final class Types {
    static final String ACTION = "io.strowger.protocol.action";
    static final String EVENT = "io.strowger.protocol.event";
    static final String VALUE = "io.strowger.protocol.value";

    static final ClassName ACTION_INFO = ClassName.get(ACTION, "ActionInfo");
    static final ClassName SHAPE = ACTION_INFO.nestedClass("Shape");
    static final ClassName ANSWER = ClassName.get(ACTION, "Answer");
    static final ClassName TYPED_ACTION = ClassName.get(ACTION, "TypedAction");
    static final ClassName LIST_ACTION = ClassName.get(ACTION, "ListAction");
    static final ClassName RESPONSE = ClassName.get(ACTION, "Response");
    static final ClassName LIST_RESPONSE = ClassName.get(ACTION, "ListResponse");
    static final ClassName COMMAND_RESPONSE = ClassName.get(ACTION, "CommandResponse");
    static final ClassName RAW_RESPONSE = ClassName.get(ACTION, "RawResponse");
    static final ClassName CONFIG_CHANGE = ClassName.get(ACTION, "ConfigChange");
    static final ClassName EVENT_TYPE = ClassName.get(EVENT, "Event");
    static final ClassName TYPED_EVENT = ClassName.get(EVENT, "TypedEvent");
    static final ClassName UNKNOWN_EVENT = ClassName.get(EVENT, "UnknownEvent");
    static final ClassName EVENT_READER = ClassName.get(EVENT, "EventReader");
    static final ClassName ORIGIN = ClassName.get(EVENT, "Origin");
    static final ClassName MESSAGE = ClassName.get("io.strowger.protocol.wire", "Message");
    static final ClassName PRIVILEGE = ClassName.get(VALUE, "PrivilegeClass");
    static final ClassName ESCAPED_TEXT = ClassName.get(VALUE, "EscapedText");
    static final ClassName VARIABLE = ClassName.get(VALUE, "Variable");
    static final ClassName CAUSE = ClassName.get(VALUE, "HangupCause");
    static final ClassName CHANNEL_STATE = ClassName.get(VALUE, "ChannelState");
    static final ClassName CALLER_ID = ClassName.get(VALUE, "CallerId");
    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

    private Types() {}

    /** The type, marked as one that may be null. */
    static TypeName nullable(TypeName type) {
        return type.annotated(AnnotationSpec.builder(NULLABLE).build());
    }

    /** The annotation that lets generated code refer to deprecated types without a warning. */
    static AnnotationSpec suppressDeprecation() {
        return AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$S", "deprecation")
                .build();
    }

    /** A source file with the type in it. */
    static JavaFile file(String packageName, TypeSpec type) {
        return JavaFile.builder(packageName, type)
                .addFileComment("Generated from the catalog; not to be edited.")
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
    }
}
