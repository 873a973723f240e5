package io.strowger.simulator.internal.parking;

import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The applications Park and ParkedCall. */
public final class ParkingApps implements Topic {
    private static final Pattern TIMEOUT = Pattern.compile("t\\((\\d+)\\)");
    private static final Pattern COMES_BACK = Pattern.compile("c\\(([^)]*)\\)");
    private static final int NO_SPACE = -1;
    /** How long it takes to say a number of three digits. */
    private static final Duration ANNOUNCED = Duration.ofSeconds(2);

    private final Parking parking;

    /** Makes the applications of these lots. */
    public ParkingApps(Parking parking) {
        this.parking = parking;
    }

    @Override
    public void install(Switchboard pbx) {
        pbx.apps().add("Park", this::park);
        pbx.apps().add("ParkedCall", this::fetch);
    }

    /** {@code [lot][,options]}. */
    private void park(Execution x, String data) {
        int comma = data.indexOf(',');
        String options = comma < 0 ? "" : data.substring(comma + 1);
        ParkingLot lot = parking.find((comma < 0 ? data : data.substring(0, comma)).strip());
        if (lot == null) {
            x.next();
            return;
        }
        Channel channel = x.channel();
        channel.answer();
        Matcher timeout = TIMEOUT.matcher(options);
        Matcher back = COMES_BACK.matcher(options);
        String comesBack = back.find() ? back.group(1) : "";
        Duration most = Duration.ofSeconds(timeout.find() ? Long.parseLong(timeout.group(1)) : lot.timeout());
        boolean isSilent = options.replaceAll("\\([^)]*\\)", "").indexOf('s') >= 0;
        Duration announced = isSilent ? Duration.ZERO : ANNOUNCED;
        boolean parked = parking.park(channel, lot, announced, deviceOf(channel), most, new ParkedCall.Ending() {
            @Override
            public void timedOut(ParkedCall call) {
                x.takeBack();
                Comeback.go(x, place(call));
            }

            @Override
            public Comeback.Place place(ParkedCall call) {
                return comesBack.isEmpty() ? Comeback.of(call) : placeOf(x, comesBack);
            }

            @Override
            public void gaveUp(ParkedCall call) {
                x.takeBack();
                x.end();
            }
        });
        if (!parked) {
            x.next();
        }
    }

    /** Reads {@code [[context,]exten,]priority}. */
    private static Comeback.Place placeOf(Execution x, String text) {
        String[] parts = text.split(",");
        String context = parts.length > 2 ? parts[0] : x.channel().profile().context();
        String exten = parts.length > 1
                ? parts[parts.length - 2]
                : x.channel().profile().exten();
        return new Comeback.Place(context, exten, Integer.parseInt(parts[parts.length - 1].strip()));
    }

    /** {@code [lot][,space]}. */
    private void fetch(Execution x, String data) {
        String[] parts = data.split(",", -1);
        ParkingLot lot = parking.find(parts[0].strip());
        int space = parts.length > 1 && !parts[1].isBlank()
                ? Integer.parseInt(parts[1].strip())
                : lot == null || lot.calls().isEmpty()
                        ? NO_SPACE
                        : lot.calls().keySet().iterator().next();
        if (lot == null || !parking.retrieve(x, lot, space)) {
            x.channel().answer();
            x.next();
        }
    }

    /** The device behind a channel: its name without the number. */
    static String deviceOf(Channel channel) {
        int dash = channel.name().lastIndexOf('-');
        return dash < 0 ? channel.name() : channel.name().substring(0, dash);
    }
}
