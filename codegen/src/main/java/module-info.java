/** Turns the catalog into the typed actions, responses and events of the protocol module. */
@org.jspecify.annotations.NullMarked
module io.strowger.codegen {
    requires com.palantir.javapoet;
    requires io.strowger.catalog;
    requires java.compiler;
    requires static org.jspecify;

    exports io.strowger.codegen;
}
