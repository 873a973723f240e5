package io.strowger.tests.differential;

import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.AmiSimulatorBuilder;
import io.strowger.simulator.SimulatedUser;
import io.strowger.simulator.SimulatedVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The simulator with the lab's configuration, on virtual time. */
final class SimulatorSubject implements Subject {
    private static final Path ETC = Path.of(System.getProperty("basedir", ""), "../lab/etc");

    private static final String ROOT = "/lab/root";

    /** What stands for the marks in the lab's files; the ports are of no use but to be shown. */
    private static final Map<String, String> MARKS = Map.of(
            "RUN", "/lab/run",
            "ROOT", ROOT,
            "MODDIR", ROOT + "/modules",
            "SIP_PORT", "15060",
            "CHANSIP_PORT", "15061",
            "IAX_PORT", "15062");

    /** So much time passes at once while a script waits. */
    private static final Duration STEP = Duration.ofMillis(20);

    private final AmiSimulator asterisk;
    private final int version;

    private SimulatorSubject(int version, boolean phones) {
        this.version = version;
        AmiSimulatorBuilder builder = AmiSimulator.builder()
                .version(version == 16 ? SimulatedVersion.ASTERISK_16 : SimulatedVersion.ASTERISK_22)
                .authLimit(500)
                .channelVars("LABCASE", "LABTAG")
                .cdrHeader("labtag", "LabTag")
                .lenient();
        users("common/manager.conf").forEach(builder::user);
        users(version + "/manager_version.conf").forEach(builder::user);
        asterisk = builder.start();
        asterisk.pbx().dialplan(text("common/extensions.conf"));
        asterisk.pbx().dialplan(text(version + "/extensions_version.conf"));
        files("common");
        files(Integer.toString(version));
        if (!phones) {
            asterisk.pbx().endpoint("PJSIP/6001").unregister();
        }
        asterisk.pbx().endpoint("PJSIP/6002").unregister();
    }

    /**
     * Starts a simulator of its own.
     *
     * @param phones whether PJSIP/6001 is registered
     */
    static SimulatorSubject start(int version, boolean phones) {
        return new SimulatorSubject(version, phones);
    }

    private void files(String folder) {
        try (Stream<Path> files = Files.list(ETC.resolve(folder))) {
            files.sorted()
                    .filter(file -> !file.getFileName().toString().startsWith("extensions"))
                    .forEach(file -> asterisk.pbx()
                            .file(file.getFileName().toString(), text(folder + "/" + file.getFileName())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String file) {
        try {
            String text = Files.readString(ETC.resolve(file));
            for (Map.Entry<String, String> mark : MARKS.entrySet()) {
                text = text.replace("@" + mark.getKey() + "@", mark.getValue());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The users of a part of manager.conf. */
    private static List<SimulatedUser> users(String file) {
        Map<String, SimulatedUser> users = new LinkedHashMap<>();
        SimulatedUser user = null;
        for (String line : text(file).lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                String name = line.substring(1, line.indexOf(']'));
                user = name.equals("general")
                        ? null
                        : users.computeIfAbsent(name, any -> SimulatedUser.of(name, name + "-pw"));
            } else if (user != null && !line.isEmpty() && !line.startsWith(";")) {
                int equals = line.lastIndexOf(" =");
                set(
                        user,
                        line.substring(0, equals).strip(),
                        line.substring(equals + 2).strip());
            }
        }
        return List.copyOf(users.values());
    }

    private static void set(SimulatedUser user, String name, String value) {
        if (name.startsWith("eventfilter(")) {
            user.eventFilter(name.substring("eventfilter(".length(), name.length() - 1), value);
            return;
        }
        switch (name) {
            case "deny" -> user.deny(value);
            case "permit" -> user.permit(value);
            case "read" -> user.read(classes(value));
            case "write" -> user.write(classes(value));
            case "eventfilter" -> user.eventFilter(value);
            case "secret", "writetimeout" -> {}
            default -> throw new IllegalStateException("nothing is known of " + name + " in manager.conf");
        }
    }

    private static PrivilegeClass[] classes(String value) {
        return value.equals("all")
                ? PrivilegeClass.values()
                : Arrays.stream(value.split(","))
                        .filter(name -> !name.isEmpty())
                        .map(name -> PrivilegeClass.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toArray(PrivilegeClass[]::new);
    }

    @Override
    public String name() {
        return "the simulator of Asterisk " + version;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public String host() {
        return asterisk.host();
    }

    @Override
    public int port() {
        return asterisk.port();
    }

    @Override
    public Duration slice() {
        return Duration.ofMillis(1);
    }

    @Override
    public void pass(Duration time) {
        asterisk.settle();
        asterisk.advance(time);
        asterisk.settle();
    }

    @Override
    public void waiting() {
        pass(STEP);
    }

    @Override
    public void settle() {
        asterisk.settle();
    }

    @Override
    public int channels() {
        return asterisk.pbx().channels().size();
    }

    /** Lets time pass until nobody talks any more, as hanging up sets off the last words of calls. */
    @Override
    public void clear() {
        try (Connection control = new Connection("control", this, new Recording())) {
            control.banner();
            Entry unused = control.login("admin", "Events: off");
            unused = control.ask("Action: Command", "Command: channel request hangup all");
            for (int i = 0; channels() > 0; i++) {
                if (i > 1000) {
                    throw new AssertionError(
                            "there are channels still: " + asterisk.pbx().channels());
                }
                pass(STEP);
            }
        }
    }

    @Override
    public Map<String, String> particulars() {
        Map<String, String> particulars = new LinkedHashMap<>();
        particulars.put("/lab/run", "<run>");
        particulars.put(ROOT, "<root>");
        particulars.put("/var/spool/asterisk", "<run>/spool");
        particulars.put(Integer.toString(port()), "<ami-port>");
        particulars.put("15060", "<sip-port>");
        particulars.put("15061", "<chan_sip-port>");
        particulars.put("15062", "<iax-port>");
        return particulars;
    }

    @Override
    public void close() {
        asterisk.close();
    }
}
