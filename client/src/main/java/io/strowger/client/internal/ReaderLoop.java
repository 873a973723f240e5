package io.strowger.client.internal;

import io.strowger.client.ConnectionLostException;
import io.strowger.protocol.wire.MessageDecoder;
import io.strowger.protocol.wire.ProtocolException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;

/** Reads one session's socket, always: it waits for nothing but bytes, and runs no user code. */
final class ReaderLoop implements Runnable {
    private final Session session;
    private final InputStream in;
    private final Router router;
    private final Dispatcher dispatcher;
    private final Completions completions;
    private final MessageDecoder decoder;

    ReaderLoop(Session session, InputStream in, Router router, Dispatcher dispatcher, Completions completions) {
        this.completions = completions;
        this.session = session;
        this.in = in;
        this.router = router;
        this.dispatcher = dispatcher;
        this.decoder = new MessageDecoder(session.settings().limits());
    }

    @Override
    public void run() {
        String pbx = session.settings().pbx();
        completions.collect();
        try {
            ReadBuffer buffer = new ReadBuffer();
            byte[] bytes = buffer.next();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                feed(bytes, read);
                buffer.filled(read);
                bytes = buffer.next();
            }
            session.end(new ConnectionLostException(atEnd(pbx), null));
        } catch (IOException broken) {
            session.end(new ConnectionLostException(
                    "The connection to " + pbx + " broke: " + broken.getMessage() + ".", broken));
        } catch (ProtocolException notAmi) {
            session.protocolBroken(notAmi);
        } catch (RuntimeException | Error bug) {
            Log.LOGGER.log(Level.ERROR, "The connection to " + pbx + " is given up because of a bug in Strowger", bug);
            session.end(new ConnectionLostException(
                    "The connection to " + pbx + " was given up because of a bug in Strowger: " + bug, bug));
        } finally {
            completions.flush();
        }
    }

    private void feed(byte[] bytes, int read) {
        long before = router.messages();
        router.readNow(read);
        try {
            decoder.feed(bytes, 0, read, router);
        } finally {
            if (router.messages() != before) {
                session.heard(router.readNanos());
            }
            dispatcher.flush();
            completions.flush();
        }
    }

    private String atEnd(String pbx) {
        return decoder.midMessage()
                ? "Asterisk closed the connection to " + pbx + " in the middle of a message. It does so when a client"
                        + " does not read fast enough, and when it stops."
                : "Asterisk closed the connection to " + pbx + ". It does so when it stops, when the user is logged"
                        + " out, and when its configuration is reloaded.";
    }
}
