package io.strowger.cli;

/** The exit statuses of the command line, which scripts rely on. */
final class ExitStatus {
    /** Done. */
    static final int DONE = 0;
    /** Asterisk was asked and said no. */
    static final int REFUSED = 1;
    /** The command line itself is wrong; nothing was sent. */
    static final int USAGE = 2;
    /** There is no connection, or it ended. */
    static final int NO_CONNECTION = 3;
    /** Asterisk refused the login. */
    static final int LOGIN_REFUSED = 4;
    /** The AMI user may not do that. */
    static final int PERMISSION_DENIED = 5;
    /** A fault of this program, or of the machine it runs on. */
    static final int FAULT = 70;
    /** No answer in time. */
    static final int TIMEOUT = 124;
    /** Whoever reads the output has gone: what a shell reports for a program ended by SIGPIPE. */
    static final int CLOSED_PIPE = 141;

    private ExitStatus() {}
}
