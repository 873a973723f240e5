/**
 * The metrics of AMI clients for Micrometer.
 *
 * <p>{@link io.strowger.micrometer.AmiMetrics} is all there is.
 */
@org.jspecify.annotations.NullMarked
module io.strowger.micrometer {
    requires static org.jspecify;
    requires transitive io.strowger.client;
    requires transitive micrometer.core;

    exports io.strowger.micrometer;
}
