package io.strowger.client.internal;

/** What one client's sessions have in common. */
record Parts(
        Settings settings,
        World world,
        Threads.Factory threads,
        ActionIds ids,
        Conversation conversation,
        Verdicts verdicts,
        Actions actions,
        Originations originations,
        Dispatcher dispatcher,
        Counters counters) {}
