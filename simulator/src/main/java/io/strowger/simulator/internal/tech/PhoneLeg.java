package io.strowger.simulator.internal.tech;

import io.strowger.protocol.value.ChannelState;
import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Frame;
import io.strowger.simulator.internal.pbx.Leg;
import io.strowger.simulator.internal.world.WorldTimer;
import org.jspecify.annotations.Nullable;

/** A phone at the end of a channel. */
final class PhoneLeg implements Leg {
    private static final int REDIRECTED_SINCE = 20;

    private final Channel channel;
    private final Phone phone;
    private final String callId;
    private @Nullable WorldTimer answering;
    private boolean told;

    PhoneLeg(Channel channel, Phone phone) {
        this.channel = channel;
        this.phone = phone;
        this.callId = channel.pbx().bridges().newId();
    }

    @Override
    public boolean call() {
        switch (phone.behaviour()) {
            case UNREACHABLE -> {
                return false;
            }
            case BUSY -> hangsUpSoon(Causes.BUSY, SipFailures.BUSY);
            case DECLINES -> hangsUpSoon(Causes.REJECTED, SipFailures.DECLINED);
            case FORWARDS -> {
                boolean hasCause = channel.pbx().version().isAtLeast(REDIRECTED_SINCE);
                channel.forward(phone.forward());
                hangsUpSoon(hasCause ? Causes.REDIRECTED : Causes.INTERWORKING, SipFailures.REDIRECTED);
            }
            case RINGS -> channel.queue(Frame.of(Frame.Kind.RINGING));
            case ANSWERS -> {
                channel.queue(Frame.of(Frame.Kind.RINGING));
                answering = channel.pbx()
                        .world()
                        .after(phone.answersAfter(), () -> channel.queue(Frame.of(Frame.Kind.ANSWER)));
            }
        }
        return true;
    }

    private void hangsUpSoon(int cause, int code) {
        channel.pbx().world().soon(() -> SipFailures.hangup(channel, cause, code));
    }

    @Override
    public void answered() {}

    @Override
    public void indicate(Frame frame) {
        boolean isRefusal = frame.kind() == Frame.Kind.BUSY || frame.kind() == Frame.Kind.CONGESTION;
        if (isRefusal && channel.state() != ChannelState.UP) {
            channel.pbx().world().soon(() -> {
                SipFailures.refuse(channel);
                SipFailures.hangup(channel, channel.hangupCause(), channel.techCause());
            });
        }
    }

    @Override
    public String callId() {
        return callId;
    }

    @Override
    public void hangsUp() {
        if (channel.state() == ChannelState.UP && !told) {
            told = true;
            RtpStatistics.tell(channel);
        }
    }

    @Override
    public void hungUp() {
        hangsUp();
        if (channel.state() == ChannelState.RING || channel.state() == ChannelState.BUSY) {
            SipFailures.refuse(channel);
        }
        if (answering != null) {
            answering.cancel();
        }
    }
}
