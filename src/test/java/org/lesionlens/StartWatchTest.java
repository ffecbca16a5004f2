package org.lesionlens;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class StartWatchTest {

    private static final long LOADING = 400; // ms from the process to its JVM, on a busy machine

    @Test
    void countsFromTheStartOfTheProcess() {
        long ofTheJvm = ManagementFactory.getRuntimeMXBean().getUptime();

        assertThat(StartWatch.millis() - ofTheJvm).isBetween(-20L, LOADING);
    }
}
