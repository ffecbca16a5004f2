package org.lesionlens;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.lesionlens.crash.Nameless;
import org.lesionlens.crash.RollingLog;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.MessageFormatter;

/** Keeps what is logged in the data folder as well, without names of files or people. */
final class LogFiles extends AppenderBase<ILoggingEvent> {

    private static final long MOST = 1 << 20; // bytes; that is thousands of warnings

    private final RollingLog log;
    private final Nameless nameless;

    LogFiles(Path folder, Nameless nameless) {
        this.log = new RollingLog(folder.resolve("lesionlens.log"), MOST);
        this.nameless = nameless;
    }

    /** From now on. */
    void begin() {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        try {
            log.add(line(event));
        } catch (IOException e) {
            return; // a folder that cannot be written: the terminal has it
        }
    }

    /** The sentence is the program's own; what is put into it may name something. */
    String line(ILoggingEvent event) {
        Object[] values = event.getArgumentArray();
        Object[] told =
                values == null
                        ? new Object[0]
                        : Arrays.stream(values)
                                .map(value -> nameless.text(String.valueOf(value)))
                                .toArray();
        String sentence =
                MessageFormatter.arrayFormat(nameless.text(event.getMessage()), told).getMessage();
        String trace =
                event.getThrowableProxy() instanceof ThrowableProxy proxy
                        ? nameless.trace(proxy.getThrowable())
                        : "";
        return "%s %-5s %s: %s%n%s"
                .formatted(
                        event.getInstant(),
                        event.getLevel(),
                        event.getLoggerName().replaceFirst(".*\\.", ""),
                        sentence,
                        trace);
    }
}
