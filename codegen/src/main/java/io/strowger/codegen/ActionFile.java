package io.strowger.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.strowger.catalog.ActionFact;
import io.strowger.catalog.AnswerFact;
import io.strowger.catalog.JavaNames;
import io.strowger.catalog.ListFact;
import javax.lang.model.element.Modifier;

/** The type of one action. */
final class ActionFile {
    private final ActionFact fact;
    private final ClassName name;
    private final BuilderType builder;

    ActionFile(ActionFact fact) {
        this.fact = fact;
        this.name = ClassName.get(Types.ACTION, JavaNames.actionType(fact.name()));
        this.builder = new BuilderType(fact, name);
    }

    JavaFile file() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(Types.TYPED_ACTION, result()))
                .addJavadoc("$L", new ActionDocs(fact).type());
        if (fact.until() != null) {
            type.addAnnotation(Deprecated.class);
        }
        type.addField(FieldSpec.builder(Types.ACTION_INFO, "INFO", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(ActionTypesFile.info(fact))
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(name.nestedClass("Builder"), "builder")
                        .addStatement("super(builder)")
                        .build())
                .addMethods(builder.starts())
                .addMethod(override("info", Types.ACTION_INFO)
                        .addStatement("return INFO")
                        .build());
        ListFact list = fact.answer().list();
        if (list != null) {
            ClassName item = ItemFile.type(fact, list);
            type.addSuperinterface(ParameterizedTypeName.get(Types.LIST_ACTION, item))
                    .addMethod(override("itemType", ParameterizedTypeName.get(ClassName.get(Class.class), item))
                            .addStatement("return $T.class", item)
                            .build());
        } else {
            type.addMethod(override("answer", result())
                    .addParameter(Types.ANSWER, "answer")
                    .addStatement("return $L", answer())
                    .build());
        }
        return Types.file(Types.ACTION, type.addType(builder.type()).build());
    }

    private static MethodSpec.Builder override(String method, TypeName returned) {
        return MethodSpec.methodBuilder(method)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returned);
    }

    private TypeName result() {
        AnswerFact answer = fact.answer();
        ListFact list = answer.list();
        if (list != null) {
            return ParameterizedTypeName.get(Types.LIST_RESPONSE, ItemFile.type(fact, list));
        }
        return switch (answer.shape()) {
            case OUTPUT -> Types.COMMAND_RESPONSE;
            case RAW -> Types.RAW_RESPONSE;
            case PLAIN, LIST, EVENT -> ResponseFile.needed(fact) ? ResponseFile.name(fact) : Types.RESPONSE;
        };
    }

    private CodeBlock answer() {
        if (fact.answer().shape() == AnswerFact.Shape.RAW) {
            return CodeBlock.of("$T.of(answer)", Types.RAW_RESPONSE);
        }
        TypeName result = result();
        return result.equals(Types.RESPONSE)
                ? CodeBlock.of("answer.response()")
                : CodeBlock.of("new $T(answer.response().message())", result);
    }
}
