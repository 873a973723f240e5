package io.strowger.simulator.internal.records;

import io.strowger.protocol.value.ChannelState;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelWatcher;
import io.strowger.simulator.internal.pbx.OutgoingCall;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Call detail records: who called whom, told by the event Cdr when the channel is gone; for use inside the world only. */
public final class CallRecords implements Topic, ChannelWatcher {
    private final Map<String, String> headers;

    /** The records of one channel, the oldest first. */
    static final class Book {
        final List<CallRecord> records = new ArrayList<>();
        boolean isDialled;
        boolean isClosed;
    }

    /** Makes the topic; the headers are those that the event has besides the usual ones, by the variable they tell. */
    public CallRecords(Map<String, String> headers) {
        this.headers = headers;
    }

    @Override
    public void install(Switchboard pbx) {
        pbx.watchers().add(this);
        pbx.functions().add("CDR", new CdrFunction());
    }

    /** The record that grows now, or null. */
    static @Nullable CallRecord current(Channel channel) {
        Book book = book(channel);
        return book.records.isEmpty() ? null : book.records.get(book.records.size() - 1);
    }

    private static Book book(Channel channel) {
        return channel.datastore(Book.class, Book::new);
    }

    /** The record that grows now; a new one where the last one is over. */
    private static CallRecord growing(Channel channel) {
        CallRecord last = current(channel);
        if (last == null || last.isOver()) {
            last = new CallRecord(channel);
            book(channel).records.add(last);
            if (channel.state() == ChannelState.UP) {
                last.answered();
            }
        }
        return last;
    }

    @Override
    public void created(Channel channel) {
        growing(channel);
    }

    @Override
    public void stepBegun(Channel channel) {
        if (!book(channel).isClosed) {
            book(channel).isDialled &= channel.bridge() != null;
            growing(channel).look();
        }
    }

    @Override
    public void stateChanged(Channel channel) {
        CallRecord record = current(channel);
        if (record != null && !record.isOver()) {
            if (!book(channel).isClosed && channel.execution() != null) {
                record.look();
            }
            if (channel.state() == ChannelState.UP && !book(channel).isDialled) {
                record.answered();
            }
        }
    }

    @Override
    public void dialBegun(OutgoingCall call) {
        Channel caller = call.caller();
        if (caller == null) {
            growing(call.dialled()).look();
            return;
        }
        CallRecord record = growing(caller);
        if (record.to != null) {
            record = new CallRecord(caller);
            book(caller).records.add(record);
        }
        record.look();
        record.to = call.dialled();
        book(call.dialled()).isDialled = true;
    }

    @Override
    public void dialForwarded(OutgoingCall call, Channel before, String to) {
        Channel caller = call.caller();
        if (caller != null) {
            book(caller).records.stream()
                    .filter(each -> each.to == before && !each.isOver())
                    .forEach(each -> each.to = call.dialled());
            book(call.dialled()).isDialled = true;
        }
    }

    /** The record tells the place that a channel is sent away from. */
    @Override
    public void sentAway(Channel channel) {
        for (CallRecord each : book(channel).records) {
            each.lookAtPlace();
            each.end();
        }
    }

    /** Whoever was only called gets a record of its own. */
    @Override
    public void parked(Channel channel, String space, String extra) {
        Book book = book(channel);
        if (book.isDialled) {
            book.isDialled = false;
            book.records.clear();
        }
        growing(channel).parked(space);
    }

    /** Such a call stands in the record, whatever the dialplan does next. */
    @Override
    public void nobodyDialled(Channel caller) {
        growing(caller).keepApplication();
    }

    @Override
    public void dialEnded(OutgoingCall call, String dialStatus) {
        boolean isAnswered = dialStatus.equals("ANSWER");
        Channel caller = call.caller();
        if (caller == null) {
            CallRecord own = current(call.dialled());
            if (own != null && !isAnswered) {
                own.look();
                own.dialEnded(dialStatus);
            }
            return;
        }
        for (CallRecord each : book(caller).records) {
            if (each.to == call.dialled() && !each.isOver()) {
                if (isAnswered) {
                    each.answered();
                } else {
                    each.dialEnded(dialStatus);
                    each.end();
                }
            }
        }
    }

    @Override
    public void bridgeEntered(Bridge bridge, Channel channel) {
        if (book(channel).isClosed) {
            return;
        }
        for (Channel other : bridge.channels()) {
            if (other != channel && !book(other).isClosed) {
                boolean older = other.created().isBefore(channel.created())
                        || other.created().equals(channel.created()) && isBefore(other, channel);
                pair(older ? other : channel, older ? channel : other);
            }
        }
    }

    private static boolean isBefore(Channel one, Channel other) {
        for (Channel each : one.pbx().channels().all()) {
            if (each == one || each == other) {
                return each == one;
            }
        }
        return false;
    }

    private static void pair(Channel from, Channel to) {
        for (CallRecord each : book(from).records) {
            if (!each.isOver() && each.to == to) {
                return;
            }
        }
        CallRecord record = growing(from);
        if (record.to != null) {
            record = new CallRecord(from);
            book(from).records.add(record);
            record.answered();
        }
        record.to = to;
        CallRecord own = current(to);
        if (own != null && !own.isOver() && own.to == null && to.execution() == null) {
            book(to).isDialled = true;
        }
    }

    @Override
    public void bridgeLeft(Bridge bridge, Channel channel) {
        for (CallRecord each : book(channel).records) {
            each.lookAtPlace();
            each.end();
        }
        for (Channel other : bridge.channels()) {
            book(other).records.stream().filter(each -> each.to == channel).forEach(CallRecord::end);
        }
    }

    @Override
    public void diverted(Channel channel, boolean ranApplication) {
        Book book = book(channel);
        book.records.clear();
        book.isDialled = false;
        book.isClosed = ranApplication;
    }

    @Override
    public void dialplanEnded(Channel channel) {
        Book book = book(channel);
        book.isClosed = true;
        book.records.forEach(CallRecord::end);
    }

    @Override
    public void hungUp(Channel channel) {
        Book book = channel.dropDatastore(Book.class);
        if (book == null) {
            return;
        }
        for (CallRecord each : book.records) {
            each.lookAtParty();
            each.end();
            boolean isOnlyCalled = each.to == null && book.isDialled;
            if (!isOnlyCalled) {
                tell(channel.pbx(), each);
            }
        }
    }

    private void tell(Switchboard pbx, CallRecord record) {
        pbx.events().emit("Cdr", Classes.CDR, lines -> {
            record.fields().forEach(lines::add);
            headers.forEach((variable, header) -> lines.add(header, record.variables.getOrDefault(variable, "")));
        });
    }
}
