package io.strowger.client.internal;

import io.strowger.client.AddressOrder;
import io.strowger.client.AmiConnectException;
import io.strowger.client.AmiException;
import io.strowger.client.LoginException;
import io.strowger.client.internal.Settings.Address;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Leads from nothing to a session that is logged in and prepared, at the first address where that succeeds. */
final class Connector {
    private final Parts parts;
    private final Settings settings;
    private final Link link;
    private final Opening opening;
    private final Announcer announcer;
    private boolean hasty;

    Connector(Parts parts, Link link, Opening opening, Announcer announcer) {
        this.parts = parts;
        this.settings = parts.settings();
        this.link = link;
        this.opening = opening;
        this.announcer = announcer;
    }

    /** Each address gets its share of both timeouts, so that a silent one leaves some to the next. */
    Session connect() {
        hasty = false;
        List<Address> addresses = addresses();
        long connecting = Durations.nanos(settings.connectTimeout());
        long loggingIn = Durations.nanos(settings.loginTimeout());
        for (int left = addresses.size(); ; left--) {
            Address address = addresses.get(addresses.size() - left);
            long begun = System.nanoTime();
            long connected = 0;
            try {
                Transport transport = Transport.open(settings, address, begun + connecting / left, opening);
                connected = System.nanoTime();
                return logIn(transport, connected + loggingIn / left);
            } catch (AmiException failed) {
                if (left == 1 || !isForTheNext(failed)) {
                    throw failed;
                }
                long now = System.nanoTime();
                connecting -= (connected == 0 ? now : connected) - begun;
                loggingIn -= connected == 0 ? 0 : now - connected;
            }
        }
    }

    /** A server that answered the login with no stands for the others: they have the same users. */
    private boolean isForTheNext(AmiException failed) {
        return !link.isLoggedIn()
                && (failed instanceof AmiConnectException
                        || failed instanceof LoginException login
                                && (login.kind() == LoginException.Kind.TIMEOUT
                                        || login.kind() == LoginException.Kind.SHUTTING_DOWN));
    }

    /** True where the last attempt did not wait for the answer to a login for so long that it cannot have been a no. */
    boolean mayHaveBeenRefused() {
        return hasty;
    }

    private List<Address> addresses() {
        List<Address> addresses = settings.endurance().addresses();
        if (settings.endurance().addressOrder() == AddressOrder.IN_ORDER || addresses.size() == 1) {
            return addresses;
        }
        List<Address> shuffled = new ArrayList<>(addresses);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int other = (int) (parts.world().random().getAsDouble() * (i + 1));
            Collections.swap(shuffled, i, Math.min(other, i));
        }
        return shuffled;
    }

    private Session logIn(Transport transport, long deadline) {
        Session session = null;
        try {
            session = new Session(parts, announcer.nextNumber(), transport, link);
            link.adopt(session);
            session.start();
            Login login = new Login(session, parts.conversation(), deadline);
            try {
                login.perform();
            } catch (LoginException failed) {
                hasty |= login.isHasty(failed);
                throw failed;
            }
            new Preparation(session, parts, login).perform(announcer.facts());
            return session;
        } catch (Exception | Error failed) {
            if (session == null) {
                transport.close();
            } else {
                session.end(
                        failed instanceof AmiException known
                                ? known
                                : new AmiException("Connecting to " + settings.pbx() + " failed: " + failed, failed));
                session.awaitReader();
            }
            throw failed;
        }
    }
}
