package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.cli.CliEnvironment;
import org.lesionlens.cli.LesionLensCommand;
import org.lesionlens.doctor.InstallationCheck;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Sessions;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the window knows of a set goes out as tables, the same as the command line's. */
@ExtendWith(ApplicationExtension.class)
class TablesTest {

    private static final Path MODEL = Golden.FOLDER.resolve("tiny_pooled.pt");

    private final Path folder;
    private final TorchEngine engine = new TorchEngine();
    private final CurrentSettings settings =
            new CurrentSettings(Settings.DEFAULT.withNoticeAccepted(), newest -> {});
    private final SessionViewModel model;

    TablesTest(@TempDir Path folder) {
        this.folder = folder;
        this.model = Sessions.of(engine, folder.resolve("data"));
    }

    @Start
    void start(Stage stage) {
        Sessions.show(
                model, new Theme(ColorScheme.LIGHT), settings, Optional.empty(), stage, 990, 750);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model::close);
        engine.close();
    }

    /** Three photos of two patients, one of whom a spreadsheet would run. */
    private Path open(FxRobot robot) throws IOException {
        byte[] bytes = Files.readAllBytes(Golden.FOLDER.resolve("lesions/wide.png"));
        Path set = Files.createDirectories(folder.resolve("set"));
        for (int i = 1; i <= 3; i++) {
            Files.write(set.resolve(i + ".png"), Arrays.copyOf(bytes, bytes.length + i));
        }
        Files.writeString(
                set.resolve("train.csv"),
                "image_name,patient_id,sex,target\n1,=A,female,1\n2,=A,female,0\n3,B,male,1\n");
        robot.interact(() -> {
            model.model().openBundled(MODEL);
            model.files().open(List.of(set));
        });
        WaitForAsyncUtils.waitForFxEvents();
        return set;
    }

    private void command(String... args) {
        var command =
                new LesionLensCommand(
                        engine,
                        new Analyzer(new ImageDecoder(DecodeLimits.STANDARD)),
                        new CliEnvironment(
                                MODEL,
                                null,
                                null,
                                null,
                                folder.resolve("cli.sqlite"),
                                new InstallationCheck(List.of()),
                                false),
                        new PrintStream(OutputStream.nullOutputStream()),
                        new PrintStream(OutputStream.nullOutputStream()));
        assertThat(command.run(args)).isZero();
    }

    @Test
    void resultsAreThoseOfTheCommandLine(FxRobot robot) throws IOException {
        Path set = open(robot);
        Path theirs = folder.resolve("score.csv");
        Path mine = folder.resolve("window.csv");
        command("score", set.toString(), "--out=" + theirs);

        robot.interact(() -> model.opinion().results().writeResults(mine));

        assertThat(mine).hasSameTextualContentAs(theirs);
        assertThat(mine).content().contains("'=A", "melanoma,positive,network");
    }

    @Test
    void measuresAreThoseOfTheCommandLine(FxRobot robot) throws IOException {
        Path set = open(robot);
        Path results = folder.resolve("results.csv");
        command("score", set.toString(), "--out=" + results);
        Path curves = folder.resolve("curves.csv");
        Path matrix = folder.resolve("matrix.csv");
        Path measures = folder.resolve("measures.csv");
        command(
                "measures",
                results.toString(),
                "--out=" + measures,
                "--curves=" + curves,
                "--matrix=" + matrix);

        robot.interact(() -> {
            var tables = model.opinion().results();
            tables.writeMatrix(MeasuredUnit.PHOTO, folder.resolve("m.csv"));
            tables.writeCurves(MeasuredUnit.PHOTO, folder.resolve("c")); // gets its ending
            tables.writeMeasures(MeasuredUnit.PHOTO, folder.resolve("w.csv"));
            tables.writeMeasures(MeasuredUnit.PHOTO, folder.resolve("w.json"));
        });

        assertThat(folder.resolve("m.csv")).hasSameTextualContentAs(matrix);
        assertThat(folder.resolve("c.csv")).hasSameTextualContentAs(curves);
        assertThat(folder.resolve("w.csv")).content().contains("sex,female,sensitivity");
        // Which column is whose probability, only the command says; groups, only the window has.
        assertThat(Files.readAllLines(folder.resolve("w.csv")))
                .filteredOn(line -> line.startsWith("all,"))
                .hasSizeGreaterThan(10)
                .isEqualTo(
                        Files.readAllLines(measures).stream()
                                .skip(1)
                                .map(line -> line.replace(",probability_melanoma,", ",network,"))
                                .toList());
        assertThat(folder.resolve("w.json")).content().startsWith("{\"looked_for\":\"melanoma\"");
    }

    @Test
    void theMenuOffersThemOnceASetIsOpen(FxRobot robot) throws IOException {
        assertThat(item(robot, "menu-export-results").isDisable()).isTrue();

        open(robot);

        assertThat(
                        List.of(
                                item(robot, "menu-export-results"),
                                item(robot, "menu-export-measures"),
                                item(robot, "menu-export-matrix"),
                                item(robot, "menu-export-curves")))
                .noneMatch(MenuItem::isDisable);
    }

    private static MenuItem item(FxRobot robot, String id) {
        return robot.lookup("#menus").queryAs(MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTableIsCopiedByKeyBetweenTabs(FxRobot robot) throws IOException {
        open(robot);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        WaitForAsyncUtils.waitForFxEvents();
        TableView<?> groups = robot.lookup("#subgroups").queryAs(TableView.class);
        robot.interact(() -> {
            groups.requestFocus();
            groups.getSelectionModel().clearSelection();
            groups.getSelectionModel().selectRange(0, 2);
        });

        robot.push(KeyCode.SHORTCUT, KeyCode.C);

        String copied = text(robot);
        List<String> lines = copied.lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line.split("\t", -1)).hasSize(groups.getColumns().size()));
    }

    @Test
    void aTableWithoutButtonsTakesTheFocusToBeCopied(FxRobot robot) throws IOException {
        open(robot);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#numbers-sensitivity");
        WaitForAsyncUtils.waitForFxEvents();

        robot.push(KeyCode.SHORTCUT, KeyCode.C);

        assertThat(text(robot).lines().toList()).hasSize(7).first().asString().contains("\t");
    }

    private static String text(FxRobot robot) {
        var text = new StringBuilder();
        robot.interact(() -> text.append(Clipboard.getSystemClipboard().getString()));
        return text.toString();
    }
}
