package org.lesionlens.inference;

import ai.djl.engine.Engine;
import ai.djl.util.Platform;
import ai.djl.util.Utils;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.lesionlens.analysis.EngineFacts;

/**
 * The libtorch that is loaded: the one that comes along, or another that somebody names in the
 * environment, as DJL allows. The bridge to it is built for one version: with another it ends the
 * process, or fails in ways that look like the model's fault.
 *
 * @param version that the bridge is built for
 * @param settings variables that name another, with their values; empty if none does
 */
record LibtorchChoice(String version, List<String> settings) {

    /** Names the folder of the libtorch that comes along unpacked. */
    private static final String OWN = "lesionlens.libtorch";

    private static final String FOLDER = "PYTORCH_LIBRARY_PATH";
    private static final String FLAVOUR = "PYTORCH_FLAVOR";
    private static final String VERSION = "PYTORCH_VERSION";

    LibtorchChoice {
        settings = List.copyOf(settings);
    }

    /** As the environment and the properties of this process are. */
    static LibtorchChoice current() {
        return of(bridge(), name -> Objects.toString(Utils.getEnvOrSystemProperty(name), ""));
    }

    /**
     * The same.
     *
     * @param values of variables, blank where one is not set
     */
    static LibtorchChoice of(String version, UnaryOperator<String> values) {
        List<String> settings = new ArrayList<>();
        String folder = values.apply(FOLDER);
        if (!folder.isBlank() && !folder.equals(values.apply(OWN))) {
            settings.add(FOLDER + "=" + folder);
        }
        String wanted = values.apply(VERSION);
        if (!wanted.isBlank() && !wanted.equals(version)) {
            settings.add(VERSION + "=" + wanted);
        }
        return new LibtorchChoice(version, settings);
    }

    /** That of the bridge's library, without its own: of "2.7.1-0.36.0" the first. */
    private static String bridge() {
        return properties().getProperty("jni_version").split("-", 2)[0];
    }

    private static Properties properties() {
        var properties = new Properties();
        try (InputStream in = Utils.class.getResourceAsStream("/jnilib/pytorch.properties")) {
            properties.load(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new IllegalStateException("the bridge to libtorch names no version", e);
        }
        return properties;
    }

    /**
     * What runs.
     *
     * @param cuda whether it runs on CUDA; to be asked once it is loaded
     */
    EngineFacts facts(boolean cuda) {
        String flavour = Objects.toString(Utils.getEnvOrSystemProperty(FLAVOUR), "");
        return new EngineFacts(
                Engine.getEngine("PyTorch").getVersion(),
                flavour.isBlank() ? Platform.detectPlatform("pytorch").getFlavor() : flavour,
                properties().getProperty("jni_version"),
                isOwn() ? "of this program" : "named by the environment",
                cuda ? "CUDA" : "CPU");
    }

    /** What is to be added to the telling of a failure; blank if nobody names another. */
    static String remark() {
        return current().likely().map(likely -> " " + likely).orElse("");
    }

    /** Whether nobody names another. */
    boolean isOwn() {
        return settings.isEmpty();
    }

    /** What tells its results from those of others in the name of a file; blank if it is own. */
    String mark() {
        return isOwn() ? "" : "-" + Integer.toHexString(settings.hashCode());
    }

    /** If another is named: that it is likely to be the cause of a failure, and what to do. */
    Optional<String> likely() {
        return isOwn()
                ? Optional.empty()
                : Optional.of(
                        "The likely cause is not the file but a libtorch that does not fit: the environment names one by %s, and only %s fits. Unset %s, or name a libtorch %s."
                                .formatted(
                                        String.join(" and ", settings),
                                        version,
                                        settings.size() > 1 ? "both" : "it",
                                        version));
    }
}
