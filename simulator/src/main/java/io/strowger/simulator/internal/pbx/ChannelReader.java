package io.strowger.simulator.internal.pbx;

/** Who has a channel at the moment, as a thread of Asterisk would: what runs its dialplan, dials it, or bridges it. */
public interface ChannelReader {
    /** Takes what the channel tells; called inside the world. */
    void frame(Channel channel, Frame frame);
}
