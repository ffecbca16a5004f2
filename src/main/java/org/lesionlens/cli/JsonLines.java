package org.lesionlens.cli;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Writes objects as JSON, one a line, in UTF-8 whatever the stream's own encoding is. */
final class JsonLines {

    private final Gson gson =
            new GsonBuilder()
                    .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
                    .serializeNulls()
                    .disableHtmlEscaping()
                    .create();
    private final PrintStream out;

    JsonLines(PrintStream out) {
        this.out = out;
    }

    /** Writes a record with its components as keys, in their order; null is written as null. */
    void print(Record result) {
        byte[] line = (gson.toJson(result) + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line, 0, line.length);
        out.flush();
    }
}
