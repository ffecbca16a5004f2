package org.lesionlens.inference;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.lesionlens.analysis.FeaturesPath;
import org.lesionlens.analysis.FeaturesPath.Choice;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.image.InputSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was found when features were run fused beside plain: one small file for each archive, layer,
 * size of the input, and processor.
 *
 * @param folder of the copies of models
 */
record FusionVerdicts(Path folder) {

    private static final Logger LOG = LoggerFactory.getLogger(FusionVerdicts.class);

    private static final String VERSION = ".v1.fusion"; // changes with how networks are fused
    private static final String TIMES = "times";
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** What was found last. */
    Optional<FeaturesPath> find(TorchArchive archive, int layer, InputSpec spec) {
        try {
            Properties saved = saved(archive, layer, spec);
            return Optional.of(
                    new FeaturesPath(
                            Choice.valueOf(saved.getProperty("choice")),
                            Double.parseDouble(saved.getProperty("share")),
                            Double.parseDouble(saved.getProperty("deviation"))));
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty(); // never tried, or written by halves
        }
    }

    /** How often the same was found, without anything else between. */
    int times(TorchArchive archive, int layer, InputSpec spec) {
        try {
            return Integer.parseInt(saved(archive, layer, spec).getProperty(TIMES, "1"));
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        }
    }

    private Properties saved(TorchArchive archive, int layer, InputSpec spec) throws IOException {
        var saved = new Properties();
        saved.load(new StringReader(Files.readString(file(archive, layer, spec))));
        return saved;
    }

    /**
     * Remembers what was found.
     *
     * @param times how often by now
     */
    void keep(FeaturesPath found, int times, TorchArchive archive, int layer, InputSpec spec) {
        var saved = new Properties();
        saved.setProperty(TIMES, String.valueOf(times));
        saved.setProperty("choice", found.choice().name());
        saved.setProperty("share", String.valueOf(found.share()));
        saved.setProperty("deviation", String.valueOf(found.deviation()));
        try {
            var text = new StringWriter();
            saved.store(text, null);
            Files.createDirectories(folder);
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            AtomicFile.replace(file(archive, layer, spec), out -> out.write(bytes));
        } catch (IOException e) {
            LOG.warn("how fast a model's features are is not remembered", e);
        }
    }

    /** The frozen copy of a layer's features. */
    Path frozen(TorchArchive archive, int layer) {
        return folder.resolve("%s-%d.frozen.v1.pt".formatted(archive.stem(), layer));
    }

    private Path file(TorchArchive archive, int layer, InputSpec spec) {
        return folder.resolve(
                "%s-%d-%dx%d-%s%s"
                        .formatted(
                                archive.stem(),
                                layer,
                                spec.width(),
                                spec.height(),
                                processor(),
                                VERSION));
    }

    /** Stands for the processor and how many of it there are. */
    private static String processor() {
        String told;
        try (var lines = Files.lines(PROCESSORS)) {
            told =
                    lines.filter(line -> line.startsWith("model name") || line.startsWith("flags"))
                            .distinct()
                            .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            told = "";
        }
        return "%08x".formatted((told + Runtime.getRuntime().availableProcessors()).hashCode());
    }
}
