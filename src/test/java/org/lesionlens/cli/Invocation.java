package org.lesionlens.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Engine;
import org.lesionlens.bench.GalleryViewBenchmark;
import org.lesionlens.bench.ViewerBenchmark;
import org.lesionlens.doctor.InstallationCheck;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.testing.Golden;

/**
 * One call of the command line and what came of it.
 *
 * @param exitCode what the process would end with
 * @param out all of stdout
 * @param err all of stderr
 */
record Invocation(int exitCode, String out, String err) {

    /** The archive of a tiny network, in place of the demo model. */
    static final Path MODEL = Golden.FOLDER.resolve("tiny_pooled.pt");

    /** Tests name another, or none. */
    static final Path STORE = Path.of("target", "test-results.sqlite");

    static Invocation of(Engine engine, String... args) {
        return with(engine, MODEL, null, args);
    }

    static Invocation with(
            Engine engine,
            @Nullable Path demoModel,
            @Nullable ViewerBenchmark window,
            String... args) {
        return with(engine, demoModel, window, null, args);
    }

    static Invocation with(
            Engine engine,
            @Nullable Path demoModel,
            @Nullable ViewerBenchmark window,
            @Nullable GalleryViewBenchmark gallery,
            String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));
        var command =
                new LesionLensCommand(
                        engine,
                        analyzer,
                        new CliEnvironment(
                                demoModel,
                                window,
                                gallery,
                                null,
                                STORE,
                                new InstallationCheck(List.of()),
                                false),
                        stream(out),
                        stream(err));
        int exitCode = command.run(args);
        return new Invocation(
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Every line of stdout, each an object. */
    List<JsonObject> results() {
        return out.lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    }

    /** The only line of stdout. */
    JsonObject result() {
        List<JsonObject> results = results();
        if (results.size() != 1) {
            throw new AssertionError("not one result: " + this);
        }
        return results.getFirst();
    }
}
