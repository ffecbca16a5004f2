package org.lesionlens;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lesionlens.testing.ArchitecturePage;
import org.lesionlens.testing.ArchitecturePage.Row;

/**
 * The directions between packages, as the table in {@code docs/architecture.md} has them, and what
 * no table can say. An exception to a rule is a change to the rule.
 */
class ArchitectureTest {

    private static final String OURS = "org.lesionlens";
    private static final String ROOT = "(root)";
    private static final Path SOURCES = Path.of("src/main/java/org/lesionlens");

    private static final JavaClasses PROGRAM =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(OURS);

    /** The JDK without its windows and pictures, and the marks for null. */
    private static final List<String> FOR_ALL =
            List.of(
                    "java.io..",
                    "java.lang..",
                    "java.math..",
                    "java.nio..",
                    "java.security..",
                    "java.text..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify.annotations..");

    /** What the page's names of libraries stand for. */
    private static final Map<String, List<String>> LIBRARIES =
            Map.ofEntries(
                    Map.entry("AWT", List.of("java.awt..", "javax.imageio..")),
                    Map.entry("AtlantaFX", List.of("atlantafx..")),
                    Map.entry("Batik", List.of("org.apache.batik..")),
                    Map.entry("ControlsFX", List.of("org.controlsfx..", "impl.org.controlsfx..")),
                    Map.entry("DJL", List.of("ai.djl..")),
                    Map.entry("fastexcel-reader", List.of("org.dhatim.fastexcel.reader..")),
                    Map.entry("Hardwood", List.of("dev.hardwood..")),
                    Map.entry("FastCSV", List.of("de.siegmar.fastcsv..")),
                    Map.entry("Gson", List.of("com.google.gson..")),
                    Map.entry("Ikonli", List.of("org.kordamp.ikonli..")),
                    Map.entry("JavaFX", List.of("javafx..")),
                    Map.entry("JavaFX beans", List.of("javafx.beans..")),
                    Map.entry(
                            "PDFBox",
                            List.of(
                                    "org.apache.pdfbox..",
                                    "org.apache.fontbox..",
                                    "de.rototor.pdfbox..")),
                    Map.entry("SLF4J", List.of("org.slf4j..")),
                    Map.entry("SQLite", List.of("java.sql..", "org.sqlite..")),
                    Map.entry("TwelveMonkeys", List.of("com.twelvemonkeys..")),
                    Map.entry("XML", List.of("javax.xml..", "org.w3c.dom..", "org.xml.sax..")),
                    Map.entry("libwebp", List.of("com.luciad..")),
                    Map.entry("java.net", List.of("java.net..")), // addresses of resources
                    Map.entry("picocli", List.of("picocli..")));

    @Test
    void thePageNamesEveryPackageAndNoOther() throws IOException {
        assertThat(ArchitecturePage.rows())
                .extracting(Row::name)
                .containsExactlyInAnyOrderElementsOf(packagesInTheTree());
    }

    private static List<String> packagesInTheTree() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> SOURCES.relativize(Objects.requireNonNull(file.getParent())))
                    .map(folder -> folder.toString().replace('/', '.').replace('\\', '.'))
                    .map(name -> name.isEmpty() ? ROOT : name)
                    .distinct()
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> thePageNamesTypesThatAreThere() throws IOException {
        return ArchitecturePage.rows().stream()
                .map(row ->
                        dynamicTest(
                                row.name(),
                                () -> {
                                    for (String type : row.mainTypes()) {
                                        String name = fullName(row.name()) + "." + type;
                                        assertThat(PROGRAM.contain(name)).as(name).isTrue();
                                    }
                                }));
    }

    @TestFactory
    Stream<DynamicTest> packagesUseWhatTheirRowNames() throws IOException {
        return ArchitecturePage.rows().stream()
                .filter(row -> !row.name().equals(ROOT)) // wires everything
                .map(row -> dynamicTest(row.name(), () -> check(row)));
    }

    private static void check(Row row) {
        String[] allowed =
                Stream.of(
                                FOR_ALL.stream(),
                                Stream.of(fullName(row.name())),
                                row.packages().stream().map(ArchitectureTest::fullName),
                                row.libraries().stream().flatMap(ArchitectureTest::library))
                        .flatMap(names -> names)
                        .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(fullName(row.name()))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .because("docs/architecture.md says what " + row.name() + " may use")
                .check(PROGRAM);
    }

    @TestFactory
    Stream<DynamicTest> rowsNameNothingThatIsNotUsed() throws IOException {
        return ArchitecturePage.rows().stream()
                .filter(row -> !row.name().equals(ROOT))
                .map(row ->
                        dynamicTest(
                                row.name(),
                                () -> {
                                    assertThat(usedBy(row)).containsAll(row.packages());
                                    assertThat(row.libraries())
                                            .allMatch(library -> uses(row, library));
                                }));
    }

    private static boolean uses(Row row, String library) {
        return classesOf(row)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .anyMatch(used ->
                        library(library)
                                .map(name -> name.replace("..", ""))
                                .anyMatch(used.getPackageName()::startsWith));
    }

    private static Stream<JavaClass> classesOf(Row row) {
        return PROGRAM.stream().filter(type -> type.getPackageName().equals(fullName(row.name())));
    }

    private static List<String> usedBy(Row row) {
        return classesOf(row)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .filter(name -> name.startsWith(OURS + "."))
                .map(name -> name.substring(OURS.length() + 1))
                .distinct()
                .toList();
    }

    private static String fullName(String name) {
        return name.equals(ROOT) ? OURS : OURS + "." + name;
    }

    private static Stream<String> library(String name) {
        return Optional.ofNullable(LIBRARIES.get(name))
                .orElseThrow(() -> new AssertionError("the page names an unknown library: " + name))
                .stream();
    }

    /** Parts of the window that a person would name. */
    private static final String[] FEATURES = {
        "org.lesionlens.ui.attribution",
        "org.lesionlens.ui.card",
        "org.lesionlens.ui.channels",
        "org.lesionlens.ui.compare",
        "org.lesionlens.ui.export",
        "org.lesionlens.ui.faithfulness",
        "org.lesionlens.ui.gallery",
        "org.lesionlens.ui.layers",
        "org.lesionlens.ui.measures",
        "org.lesionlens.ui.patients",
        "org.lesionlens.ui.reading",
        "org.lesionlens.ui.scoring",
        "org.lesionlens.ui.viewer"
    };

    @Test
    void featuresAndWhatTheyShareKnowNoOtherFeature() {
        for (String part : withShared()) {
            String[] others =
                    Stream.concat(
                                    Stream.of(FEATURES),
                                    Stream.of("session", "dialog", "settings", "shell")
                                            .map(name -> "org.lesionlens.ui." + name))
                            .filter(other -> !other.equals(part))
                            .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(part)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because("features do not know where they are shown")
                    .check(PROGRAM);
        }
    }

    private static List<String> withShared() {
        return Stream.concat(
                        Stream.of(FEATURES),
                        Stream.of("org.lesionlens.ui.fx", "org.lesionlens.ui.review"))
                .toList();
    }

    @Test
    void onePackageSeesTheEngineOneTheDatabaseAndOneSpark() {
        onlyIn("org.lesionlens.inference", "ai.djl..");
        onlyIn("org.lesionlens.store", "java.sql..", "org.sqlite..");
        onlyIn("org.lesionlens.spark", "org.apache.spark..", "org.apache.hadoop..", "scala..");
    }

    private static void onlyIn(String place, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(place)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .because("it ends at one boundary, for the program's root, too")
                .check(PROGRAM);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("org.lesionlens.(**)").should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void theStateOfTheSessionHasNoNodes() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .or()
                .resideInAPackage("org.lesionlens.ui.session")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx.scene..")
                .because("state is tested without a toolkit")
                .check(PROGRAM);
    }

    @Test
    void onlyTheProgramItselfMeasuresTheWindow() {
        noClasses()
                .that()
                .resideOutsideOfPackages(OURS, "org.lesionlens.bench.window")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.lesionlens.bench.window")
                .because("what is measured does not know of it")
                .check(PROGRAM);
    }

    @Test
    void nothingBelowTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackages(OURS, "org.lesionlens.cli")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("results and messages belong to whoever was asked")
                .check(PROGRAM);
    }
}
