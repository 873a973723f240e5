package io.strowger.simulator.internal.ami;

import java.util.function.Consumer;

/** The items of a list and its end. */
public final class ListReply {
    private final ActionReply reply;
    private int items;

    ListReply(ActionReply reply) {
        this.reply = reply;
    }

    /** Sends one item: an event with the ActionID as its second header. */
    public void item(String name, Consumer<Lines> headers) {
        reply.event(name, headers);
        items++;
    }

    /** Sends one item as the bytes that the action writes by itself, where its headers are in an order of their own. */
    public void item(byte[] message) {
        reply.raw(message);
        items++;
    }

    /** Sends one item with the ActionID as its last header, as some modules do. */
    public void itemIdLast(String name, Consumer<Lines> headers) {
        Lines lines = new Lines().add("Event", name);
        headers.accept(lines);
        reply.echo(lines);
        item(lines.message());
    }

    /** How many items were sent. */
    public int items() {
        return items;
    }

    /** Ends the list. */
    public void complete(String name) {
        complete(name, lines -> {});
    }

    /** Ends the list, with headers behind {@code ListItems}. */
    public void complete(String name, Consumer<Lines> more) {
        complete(name, items, more);
    }

    /** Ends the list with a number of items of its own choice, as some modules count. */
    public void complete(String name, int counted, Consumer<Lines> more) {
        reply.event(name, lines -> {
            lines.add("EventList", "Complete").add("ListItems", counted);
            more.accept(lines);
        });
    }
}
