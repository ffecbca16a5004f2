package org.lesionlens.inference;

import ai.djl.util.Platform;
import ai.djl.util.Utils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.lesionlens.analysis.EngineFacts;
import org.lesionlens.analysis.ModelLoadException;

/**
 * The libtorch that is loaded: the one that comes along, or another that somebody names, to the
 * program or in the environment, as DJL allows. The bridge to it is built for one version: with
 * another it ends the process, or fails in ways that look like the model's fault.
 *
 * @param version that the bridge is built for
 * @param settings variables that name another, with their values; empty if none does
 * @param named the version of one that is named to the program; blank if none is
 */
record LibtorchChoice(String version, List<String> settings, String named) {

    /** Names the folder of the libtorch that comes along unpacked. */
    static final String OWN = "lesionlens.libtorch";

    /** The version of one that is named to the program. */
    static final String NAMED = "lesionlens.libtorch.named";

    /** The flavour of one of which what is for cards is left out, or has no bridge. */
    private static final String BUILT_FOR = "lesionlens.libtorch.built-for";

    private static final String CPU = "cpu";
    private static final String CUDA = "cuda";
    private static final int OLDEST_CUDA = 110; // that bridges may be built for: 11.0
    private static final int NEWEST_CUDA = 160;

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
        return new LibtorchChoice(version, settings, values.apply(NAMED));
    }

    /**
     * Has the libtorch of a folder loaded, in place of the one that comes along; to be called
     * before any is.
     *
     * @throws ModelLoadException if it does not fit; says what, where, and what to do
     */
    static void use(Path folder) throws ModelLoadException {
        LibtorchFolder found = checked(folder);
        for (String variable : List.of(FOLDER, FLAVOUR, VERSION)) {
            String other = System.getenv(variable);
            if (other != null) {
                throw new ModelLoadException(
                        "the environment names another libtorch by %s=%s: unset %s"
                                .formatted(variable, other, variable));
            }
        }
        System.setProperty(FOLDER, found.libraries().toString());
        System.setProperty(FLAVOUR, flavour(found));
        if (found.cuda() && !isBuiltForCuda()) {
            System.setProperty(BUILT_FOR, CUDA);
        }
        System.setProperty(VERSION, bridge());
        System.setProperty(NAMED, found.version().isEmpty() ? "unknown" : found.version());
    }

    /**
     * The libtorch of a folder.
     *
     * @throws ModelLoadException if it does not fit; says what, where, and what to do
     */
    static LibtorchFolder checked(Path folder) throws ModelLoadException {
        LibtorchFolder found = LibtorchFolder.of(folder);
        found.check(folder, bridge());
        return found;
    }

    /**
     * What a libtorch is loaded for; with a bridge of its own, DJL asks no more than whether CUDA.
     */
    static String flavour(LibtorchFolder libtorch) {
        if (!libtorch.cuda()) {
            return CPU;
        }
        return libtorch.bridged() ? CUDA : cudaFlavour();
    }

    /** The version of CUDA that the program's bridge to libtorch was built for, as cu128. */
    private static String cudaFlavour() {
        String classifier = Platform.detectPlatform("pytorch").getClassifier();
        return IntStream.iterate(NEWEST_CUDA, cuda -> cuda >= OLDEST_CUDA, cuda -> cuda - 1)
                .mapToObj(cuda -> "cu" + cuda)
                .filter(flavour -> hasBridge(classifier, flavour))
                .findFirst()
                .orElse(CPU); // there are none for this system
    }

    private static boolean hasBridge(String classifier, String flavour) {
        String file =
                "/jnilib/%s/%s/%s"
                        .formatted(classifier, flavour, System.mapLibraryName("djl_torch"));
        return Utils.class.getResource(file) != null;
    }

    /** The folder of its libraries; blank if they come in a jar. */
    static String folder() {
        return Objects.toString(Utils.getEnvOrSystemProperty(FOLDER), "");
    }

    /** What it was built for, as far as that is known before it is loaded: cpu, cu128. */
    static String flavour() {
        String whole = System.getProperty(BUILT_FOR);
        return whole != null ? whole : Objects.toString(Utils.getEnvOrSystemProperty(FLAVOUR), "");
    }

    /** True if it was built for NVIDIA cards. */
    static boolean isBuiltForCuda() {
        return flavour().startsWith("cu");
    }

    /** True if it was, and the bridge to it was not; nothing was left out yet. */
    static boolean lacksBridge() {
        return isBuiltForCuda() && CPU.equals(Utils.getEnvOrSystemProperty(FLAVOUR));
    }

    /**
     * Has it loaded without what is for cards, which DJL cannot load where there is no driver; to
     * be called before it is loaded.
     */
    static void leaveOutCuda() {
        if (System.getProperty(BUILT_FOR) == null) {
            System.setProperty(BUILT_FOR, flavour());
            System.setProperty(FLAVOUR, CPU);
        }
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
     * What runs; it is loaded.
     *
     * @param verdict how it does
     */
    EngineFacts facts(EngineVerdict verdict) {
        String flavour = flavour();
        return new EngineFacts(
                loaded(),
                flavour.isBlank() ? Platform.detectPlatform("pytorch").getFlavor() : flavour,
                properties().getProperty("jni_version"),
                origin(),
                verdict.runsOn(),
                verdict.told());
    }

    private String origin() {
        if (isOwn()) {
            return "of this program";
        }
        return named.isBlank() ? "named by the environment" : "of your own";
    }

    /** What is to be added to the telling of a failure; blank if nobody names another. */
    static String remark() {
        return current().likely().map(likely -> " " + likely).orElse("");
    }

    /** The version of libtorch itself, as far as it is known. */
    String loaded() {
        return named.isBlank() ? version : named;
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
        if (!named.isBlank()) {
            return Optional.of(
                    "It was run by the libtorch in %s: if that happens to other models, too, name another libtorch, or none."
                            .formatted(folder()));
        }
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
