package org.lesionlens.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How much of the heap is alive at most while something runs: garbage is collected first, again and
 * again, so that what is counted is needed.
 */
final class LiveHeap {

    private static final long PAUSE = 50; // ms between two looks

    private LiveHeap() {}

    /** What is alive now, in bytes. */
    static long now() {
        System.gc();
        // As the collection left it: what is allocated between its end and this line is no part.
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    /**
     * The most that was alive while {@code work} ran, in bytes; slows it down.
     *
     * @throws Exception if the work fails
     */
    static long peak(Callable<?> work) throws Exception {
        var running = new AtomicBoolean(true);
        var most = new long[] {now()};
        var looking =
                Thread.ofPlatform()
                        .daemon()
                        .name("heap")
                        .start(() -> {
                            while (running.get()) {
                                most[0] = Math.max(most[0], now());
                                try {
                                    Thread.sleep(PAUSE);
                                } catch (InterruptedException e) {
                                    return;
                                }
                            }
                        });
        try {
            work.call();
        } finally {
            running.set(false);
            looking.join();
        }
        return most[0];
    }
}
