/** What is known of AMI: facts on every action and event, read from one JSON file each. */
@org.jspecify.annotations.NullMarked
module io.strowger.catalog {
    requires java.xml;
    requires com.fasterxml.jackson.databind;
    requires java.compiler;
    requires static org.jspecify;

    exports io.strowger.catalog;
    exports io.strowger.catalog.check;
}
