/** Acts on channels, queues, conferences and the like, and says what came of it. */
package io.strowger.live.control;
