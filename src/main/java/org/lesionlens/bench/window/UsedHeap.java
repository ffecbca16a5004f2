package org.lesionlens.bench.window;

/** What Java's objects take. */
final class UsedHeap {

    private static final double BYTES_PER_MEBIBYTE = 1 << 20;

    private UsedHeap() {}

    /** Without what nobody needs any more. */
    static double mebibytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / BYTES_PER_MEBIBYTE;
    }
}
