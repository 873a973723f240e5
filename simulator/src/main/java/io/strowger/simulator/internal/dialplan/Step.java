package io.strowger.simulator.internal.dialplan;

/**
 * One priority of an extension.
 *
 * @param application the application's name
 * @param data its arguments, with variables not yet replaced
 * @param label the name of the priority, or empty
 */
public record Step(String application, String data, String label) {}
