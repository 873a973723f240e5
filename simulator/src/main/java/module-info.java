/**
 * An Asterisk in a test: an AMI server with a small PBX behind it, on virtual time.
 *
 * <p>{@link io.strowger.simulator.AmiSimulator} is where to start.
 */
@org.jspecify.annotations.NullMarked
module io.strowger.simulator {
    requires static org.jspecify;
    requires transitive io.strowger.protocol;

    exports io.strowger.simulator;
    exports io.strowger.simulator.pbx;
}
