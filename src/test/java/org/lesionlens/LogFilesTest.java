package org.lesionlens;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.crash.Nameless;
import org.slf4j.LoggerFactory;

class LogFilesTest {

    @TempDir private Path folder;

    @Test
    void sentencesAndNumbersStayAndNamesGo() {
        var files = new LogFiles(folder, new Nameless("/home/erika", "erika"));
        var event =
                new LoggingEvent(
                        "",
                        (Logger) LoggerFactory.getLogger(LogFilesTest.class),
                        Level.WARN,
                        "{} differs by {}",
                        new IOException("/data/Anna.jpg"),
                        new Object[] {"/data/Anna.jpg", 0.5});

        assertThat(files.line(event))
                .contains("WARN  LogFilesTest: (left out, as it may name a file or a person)")
                .contains("differs by 0.5")
                .contains("java.io.IOException: (left out")
                .doesNotContain("Anna");
    }
}
