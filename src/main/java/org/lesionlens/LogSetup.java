package org.lesionlens;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;

/**
 * What is logged: warnings and faults, to standard error. In Java, as Logback's reader of XML takes
 * a tenth of the time until the window is painted. A file that {@code -Dlogback.configurationFile}
 * names holds instead. Logback finds this class by its service loader.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {

    private static final String FILE = "logback.configurationFile";

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        if (System.getProperty(FILE) != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        var terminal = new LogTerminal(System.err);
        terminal.setContext(loggers);
        terminal.start();
        var root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(terminal);
        // A machine without a working GPU is no reason to warn: the device in use is shown.
        loggers.getLogger("ai.djl.util.cuda.CudaUtils").setLevel(Level.ERROR);
        loggers.getLogger("ai.djl.util.Platform").setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
