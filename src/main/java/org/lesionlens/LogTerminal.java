package org.lesionlens;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintStream;

/** Shows what is logged: warnings with the first step of the way to them, faults with all of it. */
final class LogTerminal extends AppenderBase<ILoggingEvent> {

    private static final int LEVEL = "ERROR ".length();

    private final PrintStream out;

    /**
     * @param out standard error, as results go to standard output
     */
    LogTerminal(PrintStream out) {
        this.out = out;
    }

    @Override
    protected void append(ILoggingEvent event) {
        out.print(lines(event));
        out.flush();
    }

    private static String lines(ILoggingEvent event) {
        String level = event.getLevel().toString();
        String name = event.getLoggerName();
        var lines = new StringBuilder();
        lines.append(level)
                .repeat(" ", LEVEL - level.length())
                .append(name, name.lastIndexOf('.') + 1, name.length())
                .append(": ")
                .append(event.getFormattedMessage())
                .append(System.lineSeparator());
        IThrowableProxy cause = event.getThrowableProxy();
        if (cause != null && event.getLevel().isGreaterOrEqual(Level.ERROR)) {
            return lines.append(ThrowableProxyUtil.asString(cause)).toString();
        }
        for (; cause != null; cause = cause.getCause()) {
            ThrowableProxyUtil.subjoinFirstLine(lines, cause);
            lines.append(System.lineSeparator());
            if (cause.getStackTraceElementProxyArray().length > 0) {
                lines.append('\t')
                        .append(cause.getStackTraceElementProxyArray()[0])
                        .append(System.lineSeparator());
            }
        }
        return lines.toString();
    }
}
