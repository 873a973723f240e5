/**
 * The simulator as a parameter of JUnit tests.
 *
 * <p>{@link io.strowger.junit.Simulated} is where to start.
 */
@org.jspecify.annotations.NullMarked
module io.strowger.junit {
    requires static org.jspecify;
    requires transitive io.strowger.simulator;
    requires org.junit.platform.commons;
    requires transitive org.junit.jupiter.api;

    exports io.strowger.junit;
}
