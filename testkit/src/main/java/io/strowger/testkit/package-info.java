/** What the tests of several modules share: scripted peers, injected faults, recordings, a watchdog. */
@NullMarked
package io.strowger.testkit;

import org.jspecify.annotations.NullMarked;
