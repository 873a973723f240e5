package io.strowger.tests.differential;

/**
 * A script with a name.
 *
 * @param group scenarios of one group are played one after the other on the same server, which is fresh before the first
 * @param name unique among all
 * @param script what is done
 */
record Scenario(String group, String name, Script script) {
    /** What is done in a scenario, readable from top to bottom. */
    @FunctionalInterface
    interface Script {
        void play(Stage stage) throws Exception;
    }

    @Override
    public String toString() {
        return name;
    }
}
