package io.strowger.tests.differential;

import java.util.List;

/** The scenarios that have no record yet, as {@code not-recorded.txt} tells them. */
final class NotRecorded {
    private static final List<Block> BLOCKS = Block.read("not-recorded.txt");

    private NotRecorded() {}

    static boolean contains(int version, Scenario scenario) {
        return BLOCKS.stream()
                .anyMatch(block -> block.value("Version").equals(Integer.toString(version))
                        && scenario.name().matches(block.value("Scenario")));
    }
}
