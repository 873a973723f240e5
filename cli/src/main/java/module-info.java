/**
 * The command line {@code strowger}: actions, commands and events of an Asterisk from a shell.
 *
 * <p>What it prints and its exit statuses are its interface; no package is exported.
 */
@org.jspecify.annotations.NullMarked
module io.strowger.cli {
    requires com.fasterxml.jackson.core;
    requires info.picocli;
    requires io.strowger.catalog;
    requires io.strowger.client;
    requires io.strowger.simulator;
    requires java.logging;
    requires static org.jspecify;
}
