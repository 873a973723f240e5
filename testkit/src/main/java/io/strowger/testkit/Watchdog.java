package io.strowger.testkit;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.PreInterruptCallback;
import org.junit.jupiter.api.extension.PreInterruptContext;

/**
 * Prints the stacks of all threads when the time of a test is up: whole ones, with the locks they hold and wait for.
 *
 * <p>Registered for each module that uses the testkit, in which every test has a time limit.
 */
public final class Watchdog implements PreInterruptCallback {
    /** Prints before the test is stopped, on the thread that watches it. */
    @Override
    public void beforeThreadInterrupt(PreInterruptContext context, ExtensionContext test) {
        System.err.println("The time of " + test.getUniqueId() + " is up; these threads there are:\n" + stacks());
    }

    /** The stacks of all platform threads, and which of them wait for each other for ever. */
    public static String stacks() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        StringBuilder text = new StringBuilder();
        long[] deadlocked = threads.findDeadlockedThreads();
        if (deadlocked != null) {
            text.append("DEADLOCK of the threads ")
                    .append(Arrays.toString(deadlocked))
                    .append('\n');
        }
        Map<Thread, StackTraceElement[]> whole = Thread.getAllStackTraces();
        whole.forEach((thread, frames) -> append(text, thread, frames, threads));
        return text.append(virtualThreads()).toString();
    }

    /** What the JDK can tell of virtual threads: from 21 on, in a file and by a method that 17 does not have. */
    private static String virtualThreads() {
        try {
            Path file = Files.createTempDirectory("strowger").resolve("threads.txt");
            Class<?> diagnostics = Class.forName("com.sun.management.HotSpotDiagnosticMXBean");
            Class<?> format = Class.forName(diagnostics.getName() + "$ThreadDumpFormat");
            Object bean = ManagementFactory.getPlatformMXBean(diagnostics.asSubclass(PlatformManagedObject.class));
            diagnostics
                    .getMethod("dumpThreads", String.class, format)
                    .invoke(bean, file.toString(), format.getEnumConstants()[0]);
            return "All threads, virtual ones too, by the JDK:\n" + Files.readString(file);
        } catch (ReflectiveOperationException | IOException notOnThisJdk) {
            return "";
        }
    }

    private static void append(StringBuilder text, Thread thread, StackTraceElement[] frames, ThreadMXBean threads) {
        text.append('"').append(thread.getName()).append("\" #").append(thread.getId());
        text.append(thread.isDaemon() ? " daemon " : " ").append(thread.getState());
        ThreadInfo[] infos = threads.getThreadInfo(new long[] {thread.getId()}, true, true);
        ThreadInfo info = infos.length == 0 ? null : infos[0];
        if (info != null && info.getLockName() != null) {
            text.append(" waits for ").append(info.getLockName());
            if (info.getLockOwnerName() != null) {
                text.append(" of \"").append(info.getLockOwnerName()).append('"');
            }
        }
        text.append('\n');
        for (StackTraceElement frame : frames) {
            text.append("    at ").append(frame).append('\n');
        }
        if (info != null) {
            Arrays.stream(info.getLockedSynchronizers())
                    .forEach(held -> text.append("    holds ").append(held).append('\n'));
        }
    }
}
