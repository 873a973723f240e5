package io.strowger.simulator.internal;

import java.util.Map;

/**
 * What is told of calls besides the events of channels.
 *
 * @param isOn whether CDR and CEL are told
 * @param headers the headers that Cdr has besides the usual ones, by the variable of the record that they tell
 */
public record RecordSettings(boolean isOn, Map<String, String> headers) {}
