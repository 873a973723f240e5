/**
 * The AMI client: one connection to one PBX, typed actions out, typed events in.
 *
 * <p>{@link io.strowger.client.AmiClient} is where to start.
 */
@org.jspecify.annotations.NullMarked
module io.strowger.client {
    requires static org.jspecify;
    requires jdk.jfr;
    requires transitive io.strowger.protocol;

    exports io.strowger.client;
}
