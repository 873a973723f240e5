package io.strowger.simulator.internal.modules;

import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;

/** FAXSession, FAXSessions and FAXStats of a PBX that sends and gets no faxes. */
public final class FaxActions implements Topic {
    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add("FAXSessions", (request, reply) -> {
            reply.success(
                    lines -> lines.add("EventList", "Start").add("Message", "FAXSessionsEntry event list will follow"));
            reply.event(
                    "FAXSessionsComplete",
                    lines -> lines.add("EventList", "Complete")
                            .add("ListItems", 0)
                            .add("Total", 0));
        });
        actions.add("FAXSession", (request, reply) -> {
            String number = request.text("SessionNumber");
            boolean isNumber = !number.isEmpty() && number.chars().allMatch(Character::isDigit);
            reply.error(isNumber ? "Session not found" : "Invalid session ID");
        });
        actions.add("FAXStats", (request, reply) -> {
            reply.success("FAXStats event will follow");
            reply.event(
                    "FAXStats",
                    lines -> lines.add("CurrentSessions", 0)
                            .add("ReservedSessions", 0)
                            .add("TransmitAttempts", 0)
                            .add("ReceiveAttempts", 0)
                            .add("CompletedFAXes", 0)
                            .add("FailedFAXes", 0));
        });
    }
}
