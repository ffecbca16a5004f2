package org.lesionlens;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.lesionlens.crash.CrashReports;
import org.lesionlens.crash.Nameless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has errors that nobody caught, on any thread, logged, and a person told of each kind once. */
final class UncaughtErrors implements Thread.UncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UncaughtErrors.class);

    private final CrashReports reports;
    private final Consumer<String> teller;

    /**
     * @param teller is given reports, on any thread
     */
    UncaughtErrors(CrashReports reports, Consumer<String> teller) {
        this.reports = reports;
        this.teller = teller;
    }

    /** Logs them for a person at a terminal, who sees them there. */
    static void logIn(Path folder) {
        new LogFiles(folder, Nameless.ofThisUser()).begin();
        listen(_ -> {});
    }

    /**
     * From now on.
     *
     * @param teller is given reports, on any thread
     */
    static void listen(Consumer<String> teller) {
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtErrors(reports(), teller));
    }

    static CrashReports reports() {
        return new CrashReports(Nameless.ofThisUser(), Checks::facts);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        reports.of(thread, error)
                .ifPresent(report -> {
                    LOG.error("this is a fault of the program itself", error);
                    teller.accept(report);
                });
    }
}
