package io.strowger.cli;

import io.strowger.client.AmiClientBuilder;
import io.strowger.client.Reconnect;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.value.PrivilegeClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Model.CommandSpec;

/** {@code strowger events}: shows events as they happen, until told to stop. */
final class EventsCommand extends Verb {
    /** For ever, but with a secret that is refused once is refused. */
    private static final Reconnect COMING_BACK =
            Reconnect.builder().refusedLogins(1).build();

    /** Where the client logs; held, since what is set is forgotten with it. */
    private static final Logger CLIENT_LOG = Logger.getLogger("io.strowger.client");

    private final Given<List<String>> names = new Given<>();
    private final Given<List<String>> where = new Given<>();
    private final Given<List<String>> classes = new Given<>();
    private final Given<Long> count = new Given<>();
    private final Given<String> seconds = new Given<>();
    private final Given<Boolean> force = new Given<>();
    private final Given<Boolean> wait = new Given<>();
    private final Given<Boolean> noReconnect = new Given<>();

    EventsCommand(Strowger root) {
        super(root);
    }

    @Override
    void describe(CommandSpec spec) {
        spec.usageMessage()
                .description("Shows events as they happen, until Ctrl-C.")
                .footer(
                        "",
                        "As text an event is one line, without its empty headers; -o json has all of it.",
                        "  strowger events --event Hangup,Newchannel --where 'Channel=PJSIP/*' --where Cause!=16");
        spec.addOption(names.option(List.class, "-e", "--event")
                .auxiliaryTypes(String.class)
                .splitRegex(",")
                .paramLabel("NAME")
                .description("Only events of these names, in any case.")
                .build());
        spec.addOption(where.option(List.class, "-w", "--where")
                .auxiliaryTypes(String.class)
                .paramLabel("HEADER=GLOB")
                .description("Only events with this header, its value being like that; != for the others. All of"
                        + " several.")
                .build());
        spec.addOption(classes.option(List.class, "-c", "--class")
                .auxiliaryTypes(String.class)
                .splitRegex(",")
                .paramLabel("CLASS")
                .description("Asks Asterisk for events of these classes only, such as call,agent.")
                .build());
        spec.addOption(count.option(Long.class, "-n", "--count")
                .paramLabel("N")
                .description("Ends after so many events.")
                .build());
        spec.addOption(seconds.option(String.class, "--seconds")
                .paramLabel("N")
                .description("Ends after so long; with --count, a timeout (124) if they did not come.")
                .build());
        spec.addOption(force.option(Boolean.class, "-f", "--force")
                .description("Takes names of events that the catalog does not know.")
                .build());
        spec.addOption(wait.option(Boolean.class, "--wait")
                .description("Waits for a server that is down at the start, instead of ending with 3.")
                .build());
        spec.addOption(noReconnect
                .option(Boolean.class, "--no-reconnect")
                .description("Ends with the connection, instead of coming back to it.")
                .build());
    }

    @Override
    public Integer call() throws Exception {
        if (count.or(1L) < 1) {
            throw new UsageException("--count must be at least 1");
        }
        String most = seconds.orNull();
        Duration limit = most == null ? null : Seconds.parse(most);
        List<Condition> conditions =
                where.or(List.of()).stream().map(Condition::parse).toList();
        List<String> wanted =
                names.or(List.of()).stream().map(String::strip).map(this::known).toList();
        Set<PrivilegeClass> mask = mask();
        AmiClientBuilder settings = root().connection.client(surroundings()).eventQueueSize(100_000);
        if (!mask.isEmpty()) {
            settings.events(mask);
        }
        boolean ends = noReconnect.isGiven();
        Follower follower = new Follower(root().printer(), surroundings(), conditions, count.or(0L), ends);
        Set<String> once = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        once.addAll(wanted);
        CLIENT_LOG.setLevel(Level.WARNING); // the rest is told here
        if (wait.isGiven()) {
            return using(settings.reconnect(COMING_BACK).start(), client -> follower.follow(client, once, limit));
        }
        settings.reconnect(ends ? Reconnect.NEVER : COMING_BACK);
        return connected(settings, client -> follower.follow(client, once, limit));
    }

    private String known(String name) {
        if (!force.isGiven() && EventTypes.find(name).isEmpty()) {
            throw new UsageException("the catalog knows no event " + name
                    + Suggestions.hint(name, EventTypes.names(Event.class)) + " (--force waits for it all the same)");
        }
        return name;
    }

    private Set<PrivilegeClass> mask() {
        Set<PrivilegeClass> mask = EnumSet.noneOf(PrivilegeClass.class);
        for (String name : classes.or(List.of())) {
            mask.add(PrivilegeClass.find(name.strip()).orElseThrow(() -> {
                List<String> all = new ArrayList<>();
                for (PrivilegeClass each : PrivilegeClass.values()) {
                    all.add(each.wireName());
                }
                return new UsageException("there is no class " + name + "; they are " + String.join(", ", all));
            }));
        }
        return mask;
    }
}
