package org.lesionlens;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogTerminalTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Logger log = logger();

    private Logger logger() {
        var loggers = new LoggerContext();
        var terminal = new LogTerminal(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        terminal.setContext(loggers);
        terminal.start();
        var root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(terminal);
        return loggers.getLogger("org.lesionlens.some.Part");
    }

    @Test
    void showsOneStepOfTheWayToAWarning() {
        log.warn("{} is left", "a.csv", new IllegalStateException("it", new Error("deep")));

        assertThat(lines()).hasSize(5).startsWith("WARN  Part: a.csv is left");
        assertThat(lines().get(1)).isEqualTo("java.lang.IllegalStateException: it");
        assertThat(lines().get(2)).startsWith("\tat org.lesionlens.LogTerminalTest.");
        assertThat(lines().get(3)).isEqualTo("Caused by: java.lang.Error: deep");
        assertThat(lines().get(4)).startsWith("\tat org.lesionlens.LogTerminalTest.");
    }

    @Test
    void showsTheWholeWayToAFault() {
        log.error("it failed", new IllegalStateException("it"));

        assertThat(lines().getFirst()).isEqualTo("ERROR Part: it failed");
        assertThat(lines()).hasSizeGreaterThan(5);
    }

    @Test
    void isWhereTheProgramsWarningsGo() {
        var root = LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

        assertThat(root.isWarnEnabled()).isTrue();
        assertThat(root.isInfoEnabled()).isFalse();
        assertThat(LoggerFactory.getLogger("ai.djl.util.Platform").isWarnEnabled()).isFalse();
        assertThat(((ch.qos.logback.classic.Logger) root).iteratorForAppenders())
                .toIterable()
                .hasAtLeastOneElementOfType(LogTerminal.class);
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
