/** Follows what a PBX is doing: channels, calls, bridges, queues and the rest, each as a view that is kept up to date. */
package io.strowger.live;
