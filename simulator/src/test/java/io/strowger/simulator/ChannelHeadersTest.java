package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Message;
import io.strowger.simulator.pbx.PhoneCall;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What events of channels tell in some versions only, or when the dialplan asks for it. */
final class ChannelHeadersTest {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    @Test
    void newerVersionsTellWhatSipSaidOfTheEnd() {
        assertThat(hangups(SimulatedVersion.ASTERISK_22, "TechCause")).containsExactly("486");
        assertThat(hangups(SimulatedVersion.ASTERISK_22, "Cause")).containsExactly("17");
        assertThat(hangups(SimulatedVersion.ASTERISK_16, "TechCause")).isEmpty();
        assertThat(hangups(SimulatedVersion.ASTERISK_16, "Cause")).containsExactly("17");
    }

    private static List<String> hangups(SimulatedVersion version, String header) {
        try (AmiSimulator asterisk = AmiSimulator.builder().version(version).start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").isBusy();
            asterisk.pbx()
                    .extension("200", steps -> steps.dial("PJSIP/alice", MOMENT).waits(Duration.ofMinutes(1)));
            asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            asterisk.advance(MOMENT);
            return of(wire.soFar(), "Hangup", header);
        }
    }

    @Test
    void aTenantIsToldOfAllChannelsOfItsCall() {
        assertThat(tenants(SimulatedVersion.ASTERISK_22)).containsExactly("acme", "acme");
        assertThat(tenants(SimulatedVersion.ASTERISK_16)).isEmpty();
    }

    private static List<String> tenants(SimulatedVersion version) {
        try (AmiSimulator asterisk = AmiSimulator.builder().version(version).start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ZERO);
            asterisk.pbx()
                    .extension(
                            "200",
                            steps -> steps.set("CHANNEL(tenantid)", "acme").dial("PJSIP/alice", MOMENT));
            asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            asterisk.advance(MOMENT);
            return of(wire.soFar(), "BridgeEnter", "Tenantid");
        }
    }

    @Test
    void talkingIsToldWhereTheDialplanAsksForIt() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx()
                    .extension(
                            "200",
                            steps -> steps.answer()
                                    .waits(Duration.ofSeconds(2))
                                    .set("TALK_DETECT(set)", "")
                                    .waits(Duration.ofMinutes(1)));
            PhoneCall call = asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            asterisk.advance(MOMENT);
            call.talks(true);
            assertThat(of(wire.soFar(), "ChannelTalkingStart", "Channel")).isEmpty();

            asterisk.advance(Duration.ofSeconds(2));
            call.talks(true);
            call.talks(true);
            asterisk.advance(Duration.ofMillis(1500));
            call.talks(false);
            List<Message> events = wire.soFar();
            assertThat(of(events, "ChannelTalkingStart", "Channel")).containsExactly(call.channel());
            assertThat(of(events, "ChannelTalkingStop", "Duration")).containsExactly("1500");
        }
    }

    @Test
    void somebodyListensToOneCallAfterAnother() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().extension("200", steps -> steps.answer().waits(Duration.ofMinutes(1)));
            asterisk.pbx().extension("300", steps -> steps.answer().run("ChanSpy", "PJSIP/bob,q"));
            PhoneCall first = asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            PhoneCall second = asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            PhoneCall spy = asterisk.pbx().endpoint("PJSIP/carol").calls("300");
            asterisk.advance(MOMENT);
            first.hangsUp();
            asterisk.advance(MOMENT);
            spy.hangsUp();
            asterisk.advance(MOMENT);
            List<Message> events = wire.soFar();
            assertThat(of(events, "ChanSpyStart", "SpyeeChannel")).containsExactly(first.channel(), second.channel());
            assertThat(of(events, "ChanSpyStop", "SpyeeChannel")).containsExactly(first.channel(), second.channel());
            assertThat(of(events, "ChanSpyStop", "SpyerChannel")).containsOnly(spy.channel());
        }
    }

    private static List<String> of(List<Message> messages, String event, String header) {
        return messages.stream()
                .filter(each -> each.name().equals(event))
                .map(each -> each.text(header))
                .filter(text -> text != null)
                .toList();
    }
}
