package io.strowger.simulator.pbx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects the steps of an extension, in order; not for use by several threads at once. */
public final class Steps {
    /**
     * One step.
     *
     * @param application the application's name
     * @param data its arguments; variables are replaced when it is run
     */
    public record Step(String application, String data) {}

    private final List<Step> all = new ArrayList<>();

    /** Makes an empty list. */
    public Steps() {}

    /** Adds any application. */
    public Steps run(String application, String data) {
        all.add(new Step(application, data));
        return this;
    }

    /** Answers. */
    public Steps answer() {
        return run("Answer", "");
    }

    /** Waits. */
    public Steps waits(Duration time) {
        return run("Wait", seconds(time));
    }

    /** Lets the caller hear it ring. */
    public Steps ringing() {
        return run("Ringing", "");
    }

    /** Calls devices such as {@code PJSIP/alice}, several with {@code &} between, for at most so long. */
    public Steps dial(String devices, Duration timeout) {
        return run("Dial", devices + "," + seconds(timeout));
    }

    /**
     * Calls devices with options of Dial, such as {@code tT} (both may transfer by keys) or {@code U(sub^one)}.
     *
     * @param devices such as {@code PJSIP/alice}, several with {@code &} between
     * @param timeout for how long they ring at most
     * @param options letters, some with an argument in parentheses
     */
    public Steps dial(String devices, Duration timeout, String options) {
        return run("Dial", devices + "," + seconds(timeout) + "," + options);
    }

    /** Lets the caller wait in a queue until somebody takes the call. */
    public Steps queue(String name) {
        return run("Queue", name);
    }

    /** Lets the caller wait in a queue for at most so long; the variable {@code QUEUESTATUS} tells what became of it. */
    public Steps queue(String name, Duration timeout) {
        return run("Queue", name + ",,,," + seconds(timeout));
    }

    /** Goes into a conference, with what {@code confbridge.conf} says of its profiles {@code default_bridge} and so on. */
    public Steps confBridge(String conference) {
        return run("ConfBridge", conference);
    }

    /**
     * Goes into a conference with profiles of {@code confbridge.conf}.
     *
     * @param bridgeProfile the profile of the conference, or empty
     * @param userProfile the profile of the caller, or empty
     */
    public Steps confBridge(String conference, String bridgeProfile, String userProfile) {
        return run("ConfBridge", conference + "," + bridgeProfile + "," + userProfile);
    }

    /** Calls devices that hear the caller in a conference, but say nothing: an announcement to several phones. */
    public Steps page(String devices, Duration timeout) {
        return run("Page", devices + ",," + seconds(timeout));
    }

    /** Parks the caller in the lot {@code default}. */
    public Steps park() {
        return run("Park", "");
    }

    /** Parks the caller in a lot of {@code res_parking.conf}. */
    public Steps park(String lot) {
        return run("Park", lot);
    }

    /** Fetches a parked call from a space of the lot {@code default}. */
    public Steps parkedCall(int space) {
        return run("ParkedCall", "default," + space);
    }

    /** Takes a message for a mailbox such as {@code 100@default}. */
    public Steps voiceMail(String mailbox) {
        return run("VoiceMail", mailbox);
    }

    /** Begins to record the call into a file. */
    public Steps mixMonitor(String file) {
        return run("MixMonitor", file);
    }

    /** Ends a recording. */
    public Steps stopMixMonitor() {
        return run("StopMixMonitor", "");
    }

    /** Lets clients of AMI run the call, by the action AGI, until one of them says {@code ASYNCAGI BREAK}. */
    public Steps asyncAgi() {
        return run("AGI", "agi:async");
    }

    /** Runs a subroutine of the dialplan, which gets the arguments as {@code ARG1} and so on, and goes on behind it. */
    public Steps gosub(String context, String extension, int priority, String... arguments) {
        String all = arguments.length == 0 ? "" : "(" + String.join(",", arguments) + ")";
        return run("Gosub", context + "," + extension + "," + priority + all);
    }

    /** Ends a subroutine; the caller finds the value in {@code GOSUB_RETVAL}. */
    public Steps returns(String value) {
        return run("Return", value);
    }

    /** Goes on at a priority of this extension, the first of which is 1. */
    public Steps goTo(int priority) {
        return run("Goto", Integer.toString(priority));
    }

    /** Goes on elsewhere in the dialplan. */
    public Steps goTo(String context, String extension, int priority) {
        return run("Goto", context + "," + extension + "," + priority);
    }

    /**
     * Goes on at a priority of this extension where a condition is true, else with the next step.
     *
     * @param condition such as {@code $["${DIALSTATUS}" = "BUSY"]}
     */
    public Steps goToIf(String condition, int priority) {
        return run("GotoIf", condition + "?" + priority);
    }

    /** Plays sounds, several with {@code &} between. */
    public Steps playback(String sounds) {
        return run("Playback", sounds);
    }

    /** Sends digits to whoever is at the far end. */
    public Steps sendDtmf(String digits) {
        return run("SendDTMF", digits);
    }

    /**
     * Raises UserEvent.
     *
     * @param headers lines such as {@code Order: 7}
     */
    public Steps userEvent(String name, String... headers) {
        return run("UserEvent", headers.length == 0 ? name : name + "," + String.join(",", headers));
    }

    /** Sets a variable, or a function such as {@code CALLERID(name)}. */
    public Steps set(String variable, String value) {
        return run("Set", variable + "=" + value);
    }

    /** Hangs up. */
    public Steps hangup() {
        return run("Hangup", "");
    }

    /** Hangs up with a cause, such as 17 for busy. */
    public Steps hangup(int cause) {
        return run("Hangup", Integer.toString(cause));
    }

    /** The steps so far. */
    public List<Step> all() {
        return Collections.unmodifiableList(all);
    }

    private static String seconds(Duration time) {
        return java.math.BigDecimal.valueOf(time.toMillis(), 3)
                .stripTrailingZeros()
                .toPlainString();
    }
}
