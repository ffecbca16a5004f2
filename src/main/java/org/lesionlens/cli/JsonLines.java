package org.lesionlens.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.lesionlens.export.JsonText;

/** Writes objects as JSON, one a line, in UTF-8 whatever the stream's own encoding is. */
final class JsonLines {

    private final PrintStream out;

    JsonLines(PrintStream out) {
        this.out = out;
    }

    /** Writes a record with its components as keys, in their order; null is written as null. */
    void print(Record result) {
        byte[] line = (JsonText.of(result) + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line, 0, line.length);
        out.flush();
    }
}
