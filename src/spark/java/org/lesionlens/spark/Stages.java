package org.lesionlens.spark;

import java.io.Serializable;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * Counters of a run, which Spark's pages show. A task that runs again counts again.
 *
 * @param photos that were scored
 * @param failed that could not be
 * @param fetch ms in which photos were brought
 * @param decode ms in which they were decoded and fitted
 * @param network ms in which the network was waited for
 * @param explain ms in which maps were made, the network that was asked again included
 * @param finish ms in which results were made of its answers
 */
record Stages(
        LongAccumulator photos,
        LongAccumulator failed,
        LongAccumulator fetch,
        LongAccumulator decode,
        LongAccumulator network,
        LongAccumulator explain,
        LongAccumulator finish)
        implements Serializable {

    private static final long NANOS_PER_MILLI = 1_000_000;

    static Stages of(SparkContext context) {
        return new Stages(
                context.longAccumulator("photos"),
                context.longAccumulator("failed photos"),
                context.longAccumulator("ms fetching"),
                context.longAccumulator("ms decoding"),
                context.longAccumulator("ms in the network"),
                context.longAccumulator("ms explaining"),
                context.longAccumulator("ms finishing"));
    }

    /** Of one task, whose photos several threads work on. */
    static final class Clock {

        final AtomicLong fetch = new AtomicLong();
        final AtomicLong decode = new AtomicLong();
        final AtomicLong network = new AtomicLong();
        final AtomicLong explain = new AtomicLong();
        final AtomicLong finish = new AtomicLong();
    }

    /** Adds what a task has counted, on the task's own thread. */
    void add(int done, int broken, Clock clock) {
        photos.add(done);
        failed.add(broken);
        fetch.add(clock.fetch.get() / NANOS_PER_MILLI);
        decode.add(clock.decode.get() / NANOS_PER_MILLI);
        network.add(clock.network.get() / NANOS_PER_MILLI);
        explain.add(clock.explain.get() / NANOS_PER_MILLI);
        finish.add(clock.finish.get() / NANOS_PER_MILLI);
    }

    /** How long each took for a photo. */
    String words() {
        double all = Math.max(1, photos.value() + failed.value());
        return String.format(
                Locale.ROOT,
                "ms a photo, summed over threads: fetching %.1f, decoding %.1f, network %.1f, explaining %.1f, finishing %.1f",
                fetch.value() / all,
                decode.value() / all,
                network.value() / all,
                explain.value() / all,
                finish.value() / all);
    }

}
