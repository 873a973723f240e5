package io.strowger.simulator.pbx;

import java.util.List;
import java.util.function.Consumer;

/**
 * The small PBX behind a simulator: its phones, its dialplan, its calls.
 *
 * <p>Safe for use by any thread. What a method sets off at once has happened when it returns, and its events are on their
 * way; what takes time happens as the simulator's time passes.
 */
public interface Pbx {
    /**
     * The endpoint of that name, such as {@code PJSIP/alice}; it is made where there is none, in the context
     * {@code default}.
     *
     * @throws IllegalArgumentException where the name does not begin with {@code PJSIP/}
     */
    Endpoint endpoint(String name);

    /** The conference of that name: it comes to be with its first caller, and ends with the last one. */
    Conference conference(String name);

    /** The queue of that name; it is made where there is none, with the settings that Asterisk has by itself. */
    Queue queue(String name);

    /**
     * Adds a dialplan in the form of {@code extensions.conf}: contexts, {@code exten}, {@code same}, {@code include},
     * patterns, labels, hints and {@code [globals]}. A line {@code #include} is passed over: add the text of that file by
     * itself.
     *
     * @throws IllegalArgumentException where a line cannot be understood, or names an application that is mistyped or that
     *     the simulator does not run; the message says which line, which of the two, and what may be meant
     */
    Pbx dialplan(String text);

    /**
     * Writes a configuration file, such as {@code queues.conf}, which GetConfig and UpdateConfig then see; the queues,
     * voicemail boxes, parking lots and conference profiles in the files of those names are made.
     *
     * @throws IllegalArgumentException where it cannot be understood
     */
    Pbx file(String name, String text);

    /** Writes an extension of the context {@code default} anew. */
    default Pbx extension(String number, Consumer<Steps> steps) {
        return extension("default", number, steps);
    }

    /**
     * Writes an extension anew; the number may be a pattern such as {@code _2XX}.
     *
     * @throws IllegalArgumentException where an application is mistyped, or the simulator does not run it
     */
    Pbx extension(String context, String number, Consumer<Steps> steps);

    /** Lets calls come by themselves from now on, as the simulator's time passes. */
    RunningTraffic traffic(Traffic traffic);

    /** Lets a scenario happen: its beginning at once, and the rest as the simulator's time passes. */
    Pbx play(Scenario scenario);

    /** The names of all channels, the oldest first. */
    List<String> channels();
}
