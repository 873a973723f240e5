package io.strowger.client.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a client does before it has a connection and cannot be interrupted in otherwise: looking up hosts, and connecting.
 *
 * <p>Used by the link's thread; {@link #cancel} may be called by any.
 */
final class Opening {

    /** A look-up under way: its thread cannot be stopped, so that the next attempt waits for the same one. */
    private record Lookup(Thread thread, CompletableFuture<InetAddress[]> addresses) {}

    private final World.Resolver resolver;
    private final Threads.Factory threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Lookup> lookups = new HashMap<>();
    private @Nullable Socket socket;
    private boolean cancelled;

    Opening(World.Resolver resolver, Threads.Factory threads) {
        this.resolver = resolver;
        this.threads = threads;
    }

    /** Looks up a host anew, until the deadline. */
    InetAddress[] resolve(String host, long deadline) throws IOException {
        if (isLiteral(host)) {
            return resolver.resolve(host);
        }
        try {
            return lookup(host).addresses.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException silent) {
            SocketTimeoutException late = new SocketTimeoutException("the look-up of " + host + " took too long");
            late.initCause(silent);
            throw late;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw new IOException("the look-up of " + host + " failed: " + failed.getCause(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(stopped);
        }
    }

    /** True for what is no name but an address: it need not be looked up. */
    private static boolean isLiteral(String host) {
        if (host.indexOf(':') >= 0) {
            return true;
        }
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private Lookup lookup(String host) throws IOException {
        Lookup running = running(host, null);
        if (running != null) {
            return running;
        }
        CompletableFuture<InetAddress[]> addresses = new CompletableFuture<>();
        Lookup begun = new Lookup(threads.thread("resolver", () -> run(host, addresses)), addresses);
        Lookup unused = running(host, begun);
        try {
            begun.thread.start();
        } catch (Exception | Error notStarted) {
            addresses.completeExceptionally(notStarted);
        }
        return begun;
    }

    /** The look-up under way for the host, or null; the next one takes its place. */
    private @Nullable Lookup running(String host, @Nullable Lookup next) throws IOException {
        lock.lock();
        try {
            checkNotCancelled();
            Lookup running = next == null ? lookups.get(host) : lookups.put(host, next);
            return running == null || running.addresses.isDone() ? null : running;
        } finally {
            lock.unlock();
        }
    }

    private void run(String host, CompletableFuture<InetAddress[]> addresses) {
        try {
            addresses.complete(resolver.resolve(host));
        } catch (IOException | RuntimeException | Error failed) {
            addresses.completeExceptionally(failed);
        }
    }

    /** Notes the socket that is being connected, so that {@link #cancel} closes it. */
    void opens(Socket next) throws IOException {
        lock.lock();
        try {
            checkNotCancelled();
            socket = next;
        } finally {
            lock.unlock();
        }
    }

    private void checkNotCancelled() throws IOException {
        if (cancelled) {
            throw new IOException("the client was closed");
        }
    }

    /** Forgets the socket: somebody else sees to its end from now on. */
    void opened() {
        lock.lock();
        try {
            socket = null;
        } finally {
            lock.unlock();
        }
    }

    /** Ends whatever is being looked up or connected, now and later. */
    void cancel() {
        Socket connecting;
        Map<String, Lookup> running;
        lock.lock();
        try {
            cancelled = true;
            connecting = socket;
            running = Map.copyOf(lookups);
        } finally {
            lock.unlock();
        }
        running.values().forEach(lookup -> {
            lookup.addresses.completeExceptionally(new IOException("the client was closed"));
            lookup.thread.interrupt();
        });
        if (connecting != null) {
            closeQuietly(connecting);
        }
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            Log.LOGGER.log(Level.DEBUG, "Closing a socket failed", ignored);
        }
    }
}
