package io.strowger.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;

/** What this process has used up so far. */
record Cost(long nanos, long cpuNanos, long allocatedBytes) {
    /** Time, processor time of all threads, and bytes allocated by all threads that are still alive. */
    static Cost now() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Cost(System.nanoTime(), system.getProcessCpuTime(), allocated());
    }

    Cost since(Cost before) {
        return new Cost(nanos - before.nanos, cpuNanos - before.cpuNanos, allocatedBytes - before.allocatedBytes);
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try {
            Method total = ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
            return (long) total.invoke(threads);
        } catch (ReflectiveOperationException beforeJdk21) {
            long sum = 0;
            for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
                sum += Math.max(0, bytes);
            }
            return sum;
        }
    }
}
