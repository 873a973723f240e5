package io.strowger.client.internal;

/**
 * What a client's actions amount to.
 *
 * @param inFlight how many of the users' have not ended
 * @param waiting how many of those have not been written
 * @param written how many were written ever, the client's own included
 * @param bytes how many bytes those had
 */
record Load(int inFlight, int waiting, long written, long bytes) {}
