/** Measures how fast the client is, in figures that can be compared with other clients on the same machine. */
@NullMarked
package io.strowger.bench;

import org.jspecify.annotations.NullMarked;
