package io.strowger.simulator.internal.devices;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.dialplan.DialplanContext;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The states of extensions, from the devices that their hints name; for use inside the world only. */
public final class Hints implements Topic {
    private static final String PRESENCE = "CustomPresence:";

    private final DeviceStates devices;
    private final Map<String, List<Hint>> byDevice = new HashMap<>();
    private final List<Hint> all = new ArrayList<>();
    private @Nullable Switchboard pbx;
    private int known = -1;

    /** Makes the hints over these devices. */
    public Hints(DeviceStates devices) {
        this.devices = devices;
    }

    /** One hint, and the state that was told last. */
    static final class Hint {
        final String exten;
        final String context;
        final String text;
        int last;

        Hint(String exten, String context, String text) {
            this.exten = exten;
            this.context = context;
            this.text = text;
        }

        /** The devices that it names. */
        List<String> devices() {
            int comma = text.indexOf(',');
            String part = comma < 0 ? text : text.substring(0, comma);
            return part.isEmpty() ? List.of() : List.of(part.split("&"));
        }

        /** The presence that it names, or empty. */
        String presentity() {
            int at = text.indexOf(PRESENCE);
            return at < 0 ? "" : text.substring(at);
        }

        /** Writes who it is, and what it is made of. */
        Lines head(Lines lines) {
            return lines.add("Exten", exten).add("Context", context).add("Hint", text);
        }
    }

    @Override
    public void install(Switchboard board) {
        pbx = board;
        board.dialplan().onHintWritten(() -> board.world().soon(this::readAnew));
        devices.watch((device, state) -> {
            for (Hint hint : byDevice().getOrDefault(device, List.of())) {
                changed(hint);
            }
        });
    }

    /** All hints. */
    List<Hint> all() {
        byDevice();
        return all;
    }

    /** Looks one up by the extension, or null. */
    @Nullable Hint find(String context, String exten) {
        for (Hint hint : all()) {
            if (hint.context.equals(context) && hint.exten.equals(exten)) {
                return hint;
            }
        }
        return null;
    }

    /** The number of an extension's state, as {@code Status} tells it. */
    int status(Hint hint) {
        return ExtensionStates.number(
                hint.devices().stream().map(devices::state).toList());
    }

    private void changed(Hint hint) {
        int status = status(hint);
        if (status != hint.last) {
            hint.last = status;
            tell(hint);
        }
    }

    private void tell(Hint hint) {
        board().events()
                .emit(
                        "ExtensionStatus",
                        Classes.CALL,
                        lines -> hint.head(lines)
                                .add("Status", hint.last)
                                .add("StatusText", ExtensionStates.text(hint.last)));
    }

    /** Tells the states of extensions that are new. */
    private void readAnew() {
        List<Hint> before = List.copyOf(all);
        byDevice();
        all.stream()
                .filter(hint -> before.stream()
                        .noneMatch(each -> each.exten.equals(hint.exten) && each.context.equals(hint.context)))
                .forEach(this::tell);
    }

    /** Read anew where the dialplan has changed. */
    private Map<String, List<Hint>> byDevice() {
        int now = board().dialplan().hintChanges();
        if (now == known) {
            return byDevice;
        }
        known = now;
        byDevice.clear();
        List<Hint> before = List.copyOf(all);
        all.clear();
        for (DialplanContext context : board().dialplan().contexts()) {
            context.hints().forEach((exten, text) -> add(before, new Hint(exten, context.name(), text)));
        }
        return byDevice;
    }

    private void add(List<Hint> before, Hint made) {
        made.last = before.stream()
                .filter(each -> each.exten.equals(made.exten) && each.context.equals(made.context))
                .mapToInt(each -> each.last)
                .findFirst()
                .orElseGet(() -> status(made));
        all.add(made);
        made.devices()
                .forEach(device -> byDevice.computeIfAbsent(device, none -> new ArrayList<>())
                        .add(made));
    }

    private Switchboard board() {
        return java.util.Objects.requireNonNull(pbx, "pbx");
    }
}
