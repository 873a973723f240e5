package io.strowger.simulator.internal.facade;

import io.strowger.simulator.internal.pbx.PartyId;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pjsip.Endpoints;
import io.strowger.simulator.internal.tech.Phone;
import io.strowger.simulator.internal.tech.PjsipTechnology;
import io.strowger.simulator.pbx.Endpoint;
import io.strowger.simulator.pbx.PhoneCall;
import java.time.Duration;

/** An endpoint as users see it: enters the world for each request. */
final class EndpointFacade implements Endpoint {
    private final Switchboard pbx;
    private final PjsipTechnology pjsip;
    private final Endpoints endpoints;
    private final Phone phone;

    EndpointFacade(Switchboard pbx, PjsipTechnology pjsip, Endpoints endpoints, Phone phone) {
        this.pbx = pbx;
        this.pjsip = pjsip;
        this.endpoints = endpoints;
        this.phone = phone;
    }

    @Override
    public String name() {
        return "PJSIP/" + phone.name();
    }

    @Override
    public Endpoint context(String context) {
        return change(() -> phone.context(context));
    }

    @Override
    public Endpoint callerId(String name, String number) {
        return change(() -> phone.caller(new PartyId(number, name)));
    }

    @Override
    public Endpoint answersAfter(Duration ringing) {
        return change(() -> phone.answersAfter(ringing));
    }

    @Override
    public Endpoint rings() {
        return change(() -> phone.behaviour(Phone.Behaviour.RINGS));
    }

    @Override
    public Endpoint isBusy() {
        return change(() -> phone.behaviour(Phone.Behaviour.BUSY));
    }

    @Override
    public Endpoint declines() {
        return change(() -> phone.behaviour(Phone.Behaviour.DECLINES));
    }

    @Override
    public Endpoint forwardsTo(String extension) {
        if (extension.isBlank()) {
            throw new IllegalArgumentException("calls to " + name() + " can only be forwarded to an extension");
        }
        return change(() -> phone.forwardsTo(extension.strip()));
    }

    @Override
    public Endpoint isUnreachable() {
        return change(() -> phone.behaviour(Phone.Behaviour.UNREACHABLE));
    }

    @Override
    public Endpoint unregister() {
        return isUnreachable();
    }

    @Override
    public Endpoint register() {
        return change(phone::comesBack);
    }

    @Override
    public PhoneCall calls(String extension) {
        return pbx.world().ask(() -> new PhoneCallFacade(pjsip.call(phone, extension)));
    }

    @Override
    public Endpoint hangsUp() {
        String prefix = name() + "-";
        return change(() -> pbx.channels().all().stream()
                .filter(each -> each.name().startsWith(prefix))
                .forEach(PjsipTechnology::phoneHangsUp));
    }

    private Endpoint change(Runnable change) {
        pbx.world().run(() -> {
            boolean wasReachable = phone.behaviour() != Phone.Behaviour.UNREACHABLE;
            change.run();
            endpoints.registrationChanged(phone, wasReachable);
        });
        return this;
    }
}
