package io.strowger.client.internal;

import io.strowger.client.AmiConnectException;
import io.strowger.client.AmiException;
import io.strowger.client.AmiProtocolException;
import io.strowger.client.LoginException;
import io.strowger.client.LoginException.Kind;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.ChallengeAction;
import io.strowger.protocol.action.LoginAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.value.AuthType;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Banner;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a connected session into one that is logged in, or says exactly why not. */
final class Login {
    private static final int MOST_BYTES_PER_CHAR = 3;
    /** Asterisk takes a second to say no. */
    private static final long NO_TAKES = TimeUnit.SECONDS.toNanos(3);

    private final Session session;
    private final Settings settings;
    private final Conversation conversation;
    private final long deadline;
    /** Looked up before anything is awaited: the first time takes long, and passes while the server answers. */
    private final MessageDigest md5 = md5();

    private long askedAt;

    Login(Session session, Conversation conversation, long deadline) {
        this.session = session;
        this.settings = session.settings();
        this.conversation = conversation;
        this.deadline = deadline;
    }

    /** Waits for the banner, and logs in. */
    void perform() {
        awaitBanner();
        Response challenged = ask(ChallengeAction.builder(AuthType.MD5).build(), new Waiter());
        String challenge = challenged.isSuccess() ? challenged.header("Challenge") : null;
        if (challenge == null) {
            checkPlainAllowed();
        }
        LoginAction login = loginAction(challenge);
        askedAt = System.nanoTime();
        Response answer = ask(login, new LoginWaiter());
        if (!answer.isSuccess()) {
            String text = answer.text();
            throw refused(text == null ? "" : Redaction.hide(login, text.strip()));
        }
    }

    /** True where the failure is a silence that did not last long enough to be sure that it is no refusal. */
    boolean isHasty(LoginException failure) {
        return failure.kind() == Kind.TIMEOUT && askedAt != 0 && System.nanoTime() - askedAt < NO_TAKES;
    }

    /** What comes behind a login that succeeded belongs to the session, so that the reader has to know it at once. */
    private final class LoginWaiter extends Waiter {
        @Override
        public void end(Ending how) {
            if (how instanceof Ending.Answered told && told.answer().response().isSuccess()) {
                session.loggedIn();
            }
            super.end(how);
        }
    }

    /** How much of the login timeout is left, in nanoseconds, at least one. */
    long left() {
        return Math.max(1, deadline - System.nanoTime());
    }

    private void awaitBanner() {
        try {
            Banner unused = session.banner().get(left(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException silent) {
            throw new AmiConnectException(
                    AmiConnectException.Kind.TIMEOUT,
                    "Cannot connect to " + settings.pbx() + ": the server accepted the connection but sent no banner"
                            + " within " + Durations.text(settings.loginTimeout())
                            + ". Is it AMI that listens at that port, and without TLS? Asterisk may hang, too.",
                    silent);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        } catch (ExecutionException ended) {
            throw withoutBanner(ended.getCause());
        }
    }

    private AmiConnectException withoutBanner(@Nullable Throwable reason) {
        if (reason instanceof AmiProtocolException notAmi) {
            return new AmiConnectException(
                    AmiConnectException.Kind.NOT_AMI,
                    "Cannot connect to " + settings.pbx() + ": what answers there is not Asterisk's manager interface."
                            + " Usually that is port 5038. " + notAmi.getMessage(),
                    notAmi);
        }
        return new AmiConnectException(
                AmiConnectException.Kind.NO_BANNER,
                "Cannot connect to " + settings.pbx() + ": the server accepted the connection and closed it without a"
                        + " banner. Asterisk does that when too many sessions are not logged in yet (authlimit in"
                        + " manager.conf, 50 by default), and now and then while it starts. Try again later.",
                reason);
    }

    AmiConnectException interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new AmiConnectException(
                AmiConnectException.Kind.LOST,
                "The login to " + settings.pbx() + " was given up: the thread was interrupted.",
                stopped);
    }

    private <R> Response ask(Action<R> action, Waiter waiter) {
        Ending ending;
        try {
            ending = conversation.ask(session, action, left(), waiter);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
        if (ending instanceof Ending.Answered answered) {
            return answered.answer().response();
        }
        if (ending instanceof Ending.Lost lost) {
            throw lost(lost.reason());
        }
        throw new LoginException(
                Kind.TIMEOUT,
                settings.pbx() + " did not answer the login of '" + settings.user() + "' within "
                        + Durations.text(settings.loginTimeout())
                        + ". Asterisk may hang or be overloaded; loginTimeout sets how long to wait.",
                null);
    }

    AmiException lost(AmiException reason) {
        return new AmiConnectException(
                AmiConnectException.Kind.LOST,
                "The connection to " + settings.pbx() + " ended during the login of '" + settings.user() + "'. "
                        + reason.getMessage(),
                reason);
    }

    LoginException filterNotSet() {
        return new LoginException(
                Kind.TIMEOUT,
                settings.pbx() + " took the login of '" + settings.user() + "' but did not answer a filter within "
                        + Durations.text(settings.loginTimeout())
                        + ". Asterisk may hang or be overloaded; loginTimeout sets how long to wait.",
                null);
    }

    private void checkPlainAllowed() {
        if (!session.isPrivate() && !settings.allowPlainLogin()) {
            throw new LoginException(
                    Kind.PLAIN_NOT_ALLOWED,
                    settings.pbx() + " does not know the MD5 challenge, and the secret of '" + settings.user()
                            + "' is not sent in the clear over the network unless asked for: use TLS, or"
                            + " allowPlainLogin() where the network can be trusted.",
                    null);
        }
    }

    private LoginAction loginAction(@Nullable String challenge) {
        LoginAction.Builder login = LoginAction.builder(settings.user());
        char[] secret = secret();
        try {
            if (challenge != null) {
                login.authType(AuthType.MD5).key(key(challenge, secret));
            } else {
                login.secret(new String(secret));
            }
        } finally {
            Arrays.fill(secret, '\0');
        }
        Set<PrivilegeClass> mask = settings.eventMask();
        if (mask != null) {
            login.events(mask(mask));
        }
        return login.build();
    }

    private char[] secret() {
        try {
            return Objects.requireNonNull(settings.secret().get(), "it gave null");
        } catch (Exception failed) { // of any kind: other languages of the JVM do not check exceptions
            throw new LoginException(
                    Kind.NO_SECRET,
                    "The supplier of the secret of '" + settings.user() + "' at " + settings.pbx() + " failed.",
                    failed);
        } finally {
            // An interrupt that the supplier left behind would end the client.
            boolean unused = Thread.interrupted();
        }
    }

    /** Asterisk takes a list without blanks; to an empty one it says Error. */
    static String mask(Set<PrivilegeClass> classes) {
        return classes.isEmpty()
                ? "off"
                : classes.stream().sorted().map(PrivilegeClass::wireName).collect(Collectors.joining(","));
    }

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private String key(String challenge, char[] secret) {
        byte[] encoded = new byte[secret.length * MOST_BYTES_PER_CHAR];
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        try {
            StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .encode(CharBuffer.wrap(secret), bytes, true);
            md5.update(challenge.getBytes(StandardCharsets.UTF_8));
            md5.update(encoded, 0, bytes.position());
            return HexFormat.of().formatHex(md5.digest());
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private LoginException refused(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        String who = "'" + settings.user() + "' at " + settings.pbx();
        if (lower.contains("already in use")) {
            return new LoginException(
                    Kind.ALREADY_IN_USE,
                    "The AMI user " + who + " is logged in already, and manager.conf says allowmultiplelogin = no.",
                    null);
        }
        if (lower.contains("shutting down")) {
            return new LoginException(
                    Kind.SHUTTING_DOWN, "The login of " + who + " was refused: Asterisk is shutting down.", null);
        }
        if (lower.contains("authentication failed") || lower.contains("permission denied")) {
            return new LoginException(
                    Kind.REFUSED,
                    "The login of " + who + " was refused: \"" + said + "\". Asterisk does not say which it was: the"
                            + " user's name, the secret, or the address this came from (deny, permit and acl in"
                            + " manager.conf). Its own log does.",
                    null);
        }
        return new LoginException(Kind.OTHER, "The login of " + who + " was refused: \"" + said + "\".", null);
    }
}
