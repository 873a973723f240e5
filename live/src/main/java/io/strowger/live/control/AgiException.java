package io.strowger.live.control;

import io.strowger.client.AmiException;

/** Says that an AGI command did not do what it says, and why. */
public final class AgiException extends AmiException {
    private static final long serialVersionUID = 1L;

    /** Why a command failed. */
    public enum Problem {
        /** 510: there is no such command. */
        INVALID_COMMAND,
        /** 511: the channel has hung up, and this command is none for dead channels. */
        DEAD_CHANNEL,
        /** 520: its arguments are wrong; the reply says what they should be. */
        USAGE,
        /** 200 with a result that tells a failure, mostly -1: the channel hung up meanwhile, or a file is not there. */
        FAILED,
        /** The reply has no form that AGI knows. */
        UNREADABLE
    }

    private final Problem problem;
    private final String command;
    private final transient AgiReply reply;

    AgiException(Problem problem, String command, AgiReply reply, String message) {
        super(message, null);
        this.problem = problem;
        this.command = command;
        this.reply = reply;
    }

    /** The exception for a reply that says that the command was not run. */
    static AgiException notRun(String command, AgiReply reply, String channel) {
        Problem problem = switch (reply.code()) {
            case 510 -> Problem.INVALID_COMMAND;
            case 511 -> Problem.DEAD_CHANNEL;
            case 520 -> Problem.USAGE;
            default -> Problem.UNREADABLE;
        };
        return new AgiException(
                problem,
                command,
                reply,
                "The AGI command " + command + " on " + channel + " did not run: " + reply.text());
    }

    /** The exception for a reply whose result tells a failure. */
    static AgiException failed(String command, AgiReply reply, String channel) {
        return new AgiException(
                Problem.FAILED,
                command,
                reply,
                "The AGI command " + command + " on " + channel + " failed: " + reply.text()
                        + ". The channel may have hung up, or what the command names may not be there.");
    }

    /** Why it failed. */
    public Problem problem() {
        return problem;
    }

    /** The command as it was sent. */
    public String command() {
        return command;
    }

    /** What Asterisk answered. */
    public AgiReply reply() {
        return reply;
    }
}
