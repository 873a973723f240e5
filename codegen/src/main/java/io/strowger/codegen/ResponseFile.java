package io.strowger.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.strowger.catalog.ActionFact;
import io.strowger.catalog.AnswerFact;
import io.strowger.catalog.FieldFact;
import io.strowger.catalog.JavaNames;
import io.strowger.catalog.JavaNames.Owner;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The type of the response to an action whose response has headers of its own. */
final class ResponseFile {
    private final ActionFact action;

    ResponseFile(ActionFact action) {
        this.action = action;
    }

    /** True where the response to the action has a type of its own. */
    static boolean needed(ActionFact action) {
        AnswerFact answer = action.answer();
        return answer.shape() == AnswerFact.Shape.PLAIN && !answer.headers().isEmpty();
    }

    static ClassName name(ActionFact action) {
        return ClassName.get(Types.ACTION, JavaNames.responseType(action.name()));
    }

    JavaFile file() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name(action))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(Types.RESPONSE)
                .addJavadoc(
                        "$L",
                        Docs.of("The response to the action " + action.name() + ".")
                                .plain("An accessor gives null when the header is absent or is not of its type."))
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("$L", Docs.of("Makes a view of a message."))
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(Types.MESSAGE, "message")
                        .addStatement("super(message)")
                        .build());
        List<FieldFact> headers = action.answer().headers();
        JavaNames.requireDistinctMethods(
                "actions/" + action.name() + ".json: answer",
                Owner.RESPONSE,
                headers.stream().map(FieldFact::name).toList());
        Accessors accessors = new Accessors(CodeBlock.of("message()"), "", Modifier.PUBLIC);
        for (FieldFact header : headers) {
            type.addMethod(accessors.accessor(JavaNames.method(Owner.RESPONSE, header.name()), header, action.in()));
        }
        return Types.file(Types.ACTION, type.build());
    }
}
