package org.lesionlens.inference;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.lesionlens.analysis.FeaturesPath;
import org.lesionlens.analysis.FeaturesPath.Choice;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.image.InputSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was found when features were run fused beside plain: one small file for each archive, layer,
 * size of the input, processor, and libtorch.
 *
 * @param folder of the copies of models
 * @param version changes with how networks are run that way
 */
record FusionVerdicts(Path folder, String version) {

    private static final Logger LOG = LoggerFactory.getLogger(FusionVerdicts.class);

    private static final String FLOAT32 = ".v1.fusion";
    private static final String BFLOAT16 = ".v1.bfloat16";
    private static final String TIMES = "times";

    /** Of features in float32. */
    FusionVerdicts(Path folder) {
        this(folder, FLOAT32);
    }

    /** Those of features in bfloat16, in the same folder. */
    FusionVerdicts ofBfloat16() {
        return new FusionVerdicts(folder, BFLOAT16);
    }

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
            LOG.info("how fast a model's features are is not remembered", e); // costs time alone
        }
    }

    /** The frozen copy of a layer's features. */
    Path frozen(TorchArchive archive, int layer) {
        return folder.resolve("%s-%d.frozen.v1.pt".formatted(archive.stem(), layer));
    }

    /** The copy of a layer's features in bfloat16. */
    Path reduced(TorchArchive archive, int layer) {
        return folder.resolve("%s-%d.bfloat16.v1.pt".formatted(archive.stem(), layer));
    }

    private Path file(TorchArchive archive, int layer, InputSpec spec) {
        return folder.resolve(
                "%s-%d-%dx%d-%s%s%s"
                        .formatted(
                                archive.stem(),
                                layer,
                                spec.width(),
                                spec.height(),
                                Processor.fingerprint(),
                                LibtorchChoice.current().mark(),
                                version));
    }
}
