package io.strowger.simulator.internal.ami;

import java.util.Set;

/** Leads an action to what answers it, past all that may refuse it; for use inside the world only. */
public final class Dispatcher {
    private static final Set<String> BEFORE_LOGIN = Set.of("login", "logoff", "challenge");

    /** Asterisk writes the text into a buffer of 512 bytes. */
    private static final int MOST_CHARACTERS = 511;

    private final ActionTable actions;
    private final Desk desk;
    private final Lifecycle lifecycle;
    private final SecurityEvents security;

    /** Sees each action before the table of actions does: the rules of a test. */
    public interface Desk {
        /** True where the action was answered here. */
        boolean answer(ActionRequest request, ActionReply reply);

        /** Told of each action that no rule and no handler answered. */
        void unanswered(ActionRequest request);
    }

    /** Makes a dispatcher over a table that may still grow. */
    public Dispatcher(ActionTable actions, Desk desk, Lifecycle lifecycle, SecurityEvents security) {
        this.actions = actions;
        this.desk = desk;
        this.lifecycle = lifecycle;
        this.security = security;
    }

    /** Answers an action; {@code then} is run when the answer is complete, which may be later. */
    public void dispatch(Client client, ActionRequest request, Runnable then) {
        ActionReply reply = client.begin(request.actionId(), then);
        answer(client, request, reply);
        reply.handlerReturned();
    }

    /** Refuses a request that cannot be parsed. */
    public void refuse(Client client, String actionId, String message, Runnable then) {
        ActionReply reply = client.begin(actionId, then);
        reply.error(message);
        reply.handlerReturned();
    }

    private void answer(Client client, ActionRequest request, ActionReply reply) {
        String name = request.name().toLowerCase(java.util.Locale.ROOT);
        User user = client.user();
        if (lifecycle.isShuttingDown()) {
            reply.error("Asterisk is shutting down");
        } else if (name.isEmpty()) {
            security.requestBadFormat(client, "NONE");
            reply.error("Missing action in request");
        } else if (user == null && !BEFORE_LOGIN.contains(name)) {
            security.requestNotAllowed(client, request.name());
            reply.error("Permission denied");
        } else if (!desk.answer(request, reply)) {
            byTable(user == null ? 0 : user.write().bits(), request, reply);
        }
    }

    private void byTable(int writeMask, ActionRequest request, ActionReply reply) {
        ActionTable.Entry entry = actions.find(request.name());
        if (entry == null) {
            desk.unanswered(request);
            security.requestBadFormat(reply.client(), request.name());
            String text = "Invalid/unknown command: " + request.name()
                    + ". Use Action: ListCommands to show available commands.";
            reply.error(text.substring(0, Math.min(text.length(), MOST_CHARACTERS)));
        } else if (!entry.isAllowed(writeMask)) {
            security.requestNotAllowed(reply.client(), request.name());
            reply.error("Permission denied");
        } else if (entry.inModule() && !lifecycle.isBooted()) {
            // So does Asterisk while a module is known but not ready.
            security.requestNotAllowed(reply.client(), request.name());
            reply.error("Permission denied");
            reply.client().outlet().close();
        } else {
            entry.handler().handle(request, reply);
        }
    }
}
