/**
 * The live model: what a PBX is doing at this moment, and the control of it.
 *
 * <p>{@code io.strowger.live} follows a PBX; {@code io.strowger.live.control} acts on it, with or without following it.
 */
@org.jspecify.annotations.NullMarked
module io.strowger.live {
    requires static org.jspecify;
    requires transitive io.strowger.client;

    exports io.strowger.live;
}
