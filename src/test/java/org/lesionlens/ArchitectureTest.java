package org.lesionlens;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The directions between packages; an exception to a rule is a change to the rule. */
class ArchitectureTest {

    private static final JavaClasses PROGRAM =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.lesionlens");

    /** The JDK without its windows and pictures. */
    private static final String[] JDK = {
        "java.io..",
        "java.lang..",
        "java.math..",
        "java.nio..",
        "java.security..",
        "java.text..",
        "java.time..",
        "java.util.."
    };

    /** Parts of the window that a person would name. */
    private static final String[] FEATURES = {
        "viewer",
        "believe",
        "export",
        "scoring",
        "gallery",
        "measures",
        "patients",
        "card",
        "layers"
    };

    /** What features share. */
    private static final String[] SHARED = {"fx", "review"};

    private static final String[] NULLNESS = {"org.jspecify.annotations.."};

    @Test
    void explainIsPureMaths() {
        mayUse("explain", "explain");
    }

    @Test
    void casesKnowNothingOfPixels() {
        mayUse("cases", "cases", "de.siegmar.fastcsv..");
    }

    @Test
    void imageKnowsNothingButImageIo() {
        mayUse(
                "image",
                "image",
                "javax.imageio..",
                "java.awt..",
                "org.w3c.dom..",
                "com.drew..",
                "com.twelvemonkeys..");
    }

    @Test
    void torchscriptIsTextAndZip() {
        mayUse("torchscript", "torchscript");
    }

    @Test
    void overlayMeetsHeatAndPixels() {
        mayUse("overlay", "overlay", "image", "explain", "de.siegmar.fastcsv..");
    }

    @Test
    void analysisTiesThePipelineTogether() {
        mayUse(
                "analysis",
                "analysis",
                "cases",
                "image",
                "explain",
                "com.google.gson..",
                "java.sql..",
                "org.sqlite..");
    }

    @Test
    void evaluationKnowsOnlyCases() {
        mayUse("evaluation", "evaluation", "cases");
    }

    @Test
    void reviewJudgesWhatWasAnalysed() {
        mayUse("review", "review", "cases", "explain", "analysis", "evaluation");
    }

    @Test
    void scoringBringsSetsThroughTheAnalysis() {
        mayUse("scoring", "scoring", "cases", "image", "explain", "analysis");
    }

    @Test
    void inferenceServesAnalysis() {
        mayUse(
                "inference",
                "inference",
                "analysis",
                "torchscript",
                "image",
                "explain",
                "ai.djl..",
                "org.slf4j..");
    }

    @Test
    void exportDrawsOffScreen() {
        mayUse(
                "export",
                "export",
                "analysis",
                "overlay",
                "image",
                "explain",
                "java.awt..",
                "javax.imageio..");
    }

    @Test
    void backgroundKnowsOnlyProperties() {
        mayUse("background", "background", "javafx.beans..");
    }

    @Test
    void onlyInferenceSeesTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.lesionlens.inference..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .because("native memory ends at one boundary")
                .check(PROGRAM);
    }

    @Test
    void onlyAnalysisSeesTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.lesionlens.analysis..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.sqlite..")
                .because("how results are kept is one package's business")
                .check(PROGRAM);
    }

    @Test
    void theWindowNeverTouchesTheEngineOrTheCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("org.lesionlens.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.lesionlens.inference..", "org.lesionlens.cli..")
                .because("the window is given a classifier")
                .check(PROGRAM);
    }

    @Test
    void theCommandLineNeedsNoToolkit() {
        noClasses()
                .that()
                .resideInAPackage("org.lesionlens.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.lesionlens.ui..", "javafx..")
                .because("it runs where there is no display")
                .check(PROGRAM);
    }

    @Test
    void featuresOfTheWindowMeetInTheShell() {
        for (String feature : FEATURES) {
            String[] others =
                    Stream.concat(Stream.of("shell"), Arrays.stream(FEATURES))
                            .filter(other -> !other.equals(feature))
                            .map(other -> "org.lesionlens.ui." + other + "..")
                            .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("org.lesionlens.ui." + feature + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because("features do not know where they are shown")
                    .check(PROGRAM);
        }
    }

    @Test
    void sharedPartsOfTheWindowKnowNoFeature() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        Arrays.stream(SHARED)
                                .map(name -> "org.lesionlens.ui." + name + "..")
                                .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(Stream.of("shell"), Arrays.stream(FEATURES))
                                .map(name -> "org.lesionlens.ui." + name + "..")
                                .toArray(String[]::new))
                .because("what all use depends on none")
                .check(PROGRAM);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.lesionlens.(*)..").should().beFreeOfCycles().check(PROGRAM);
        slices().matching("org.lesionlens.ui.(*)..").should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void nothingBelowTheWindowPrints() {
        ArchRule rule =
                noClasses()
                        .that()
                        .resideOutsideOfPackages("org.lesionlens", "org.lesionlens.cli..")
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err");
        rule.because("results and messages belong to whoever was asked").check(PROGRAM);
    }

    /**
     * @param names packages of ours without their root, or of libraries with {@code ..}
     */
    private static void mayUse(String from, String... names) {
        String[] allowed =
                Stream.of(Arrays.stream(JDK), Arrays.stream(NULLNESS), ours(names))
                        .flatMap(packages -> packages)
                        .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("org.lesionlens." + from + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .because("directions are law")
                .check(PROGRAM);
    }

    private static Stream<String> ours(String... names) {
        return Arrays.stream(names)
                .map(name -> name.endsWith("..") ? name : "org.lesionlens." + name + "..");
    }
}
