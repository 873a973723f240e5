package io.strowger.client.internal;

import io.strowger.client.ServerInfo;
import io.strowger.protocol.value.AsteriskVersion;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Banner;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is known of one session's server: the banner first, more as answers come; only the reader's thread adds to it. */
final class ServerFacts {
    /** Of other names Asterisk's command line would make several words, or something else. */
    private static final Pattern ONE_WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,79}");

    private static final String READ = "read perm:";
    private static final String WRITE = "write perm:";

    private volatile ServerInfo info;

    ServerFacts(String pbx, Banner banner) {
        info = new ServerInfo(pbx, banner, AsteriskVersion.of(banner), null, null, null);
    }

    ServerInfo info() {
        return info;
    }

    /** The command that tells what a user may do, or null where the name cannot stand in a command. */
    static @Nullable String question(String user) {
        return ONE_WORD.matcher(user).matches() ? "manager show user " + user : null;
    }

    /** Takes the server's own words for its version. */
    void version(String fullVersion) {
        ServerInfo known = info;
        AsteriskVersion exact = AsteriskVersion.parse(fullVersion);
        info = new ServerInfo(
                known.pbx(),
                known.banner(),
                exact == null ? known.version() : exact,
                fullVersion,
                known.readClasses(),
                known.writeClasses());
    }

    /** Takes the answer to the {@link #question}. */
    void user(List<String> output) {
        ServerInfo known = info;
        info = new ServerInfo(
                known.pbx(),
                known.banner(),
                known.version(),
                known.fullVersion(),
                classes(output, READ),
                classes(output, WRITE));
    }

    private static @Nullable Set<PrivilegeClass> classes(List<String> output, String label) {
        for (String line : output) {
            String text = line.strip().toLowerCase(Locale.ROOT);
            if (text.startsWith(label)) {
                Set<PrivilegeClass> classes = EnumSet.noneOf(PrivilegeClass.class);
                for (String name : text.substring(label.length()).split(",", -1)) {
                    Optional<PrivilegeClass> known = PrivilegeClass.find(name.strip());
                    known.ifPresent(classes::add);
                }
                return Set.copyOf(classes);
            }
        }
        return null;
    }
}
