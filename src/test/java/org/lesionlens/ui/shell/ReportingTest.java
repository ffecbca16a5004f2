package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuBar;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.figure.FigurePaper;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Patient;
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

/** Reports, pages of patients and plots leave the whole window. */
@ExtendWith(ApplicationExtension.class)
class ReportingTest {

    private final Path folder;
    private final TorchEngine engine = new TorchEngine();
    private final CurrentSettings settings =
            new CurrentSettings(Settings.DEFAULT.withNoticeAccepted(), newest -> {});
    private final SessionViewModel model;

    ReportingTest(@TempDir Path folder) {
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

    /** Six photos of two patients, scored. */
    private void openSet(FxRobot robot) throws IOException {
        byte[] bytes = Files.readAllBytes(Golden.FOLDER.resolve("lesions/wide.png"));
        Path set = Files.createDirectories(folder.resolve("set"));
        var labels = new StringBuilder("image_name,patient_id,target\n");
        for (int i = 1; i <= 6; i++) {
            Files.write(set.resolve("ISIC_" + i + ".png"), Arrays.copyOf(bytes, bytes.length + i));
            labels.append("ISIC_%d,IP_%d,%d%n".formatted(i, i % 2, i / 4));
        }
        Files.writeString(set.resolve("train.csv"), labels);
        robot.interact(() -> {
            model.model().openBundled(Golden.FOLDER.resolve("tiny_pooled.pt"));
            model.files().open(List.of(set));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void press(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aReportIsWrittenAndToldOf(FxRobot robot) throws IOException {
        openSet(robot);
        Path file = folder.resolve("report");

        robot.interact(() ->
                model.reports()
                        .writeReport(
                                file, MeasuredUnit.PHOTO, false, Optional.empty(), "lesionlens 1"));

        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("3 positive, 3 negative", "lesionlens 1")
                .doesNotContain("ISIC_", "IP_");
        assertThat(Objects.requireNonNull(model.messages().messageProperty().get()).headline())
                .contains("report.html");
    }

    @Test
    void aReportIsOfWhatTheFilterCounts(FxRobot robot) throws IOException {
        openSet(robot);
        Path file = folder.resolve("some.html");

        robot.interact(() -> {
            var filter = model.review().filterProperty();
            filter.set(filter.get().withPatient("IP_1"));
            model.reports()
                    .writeReport(file, MeasuredUnit.PHOTO, false, Optional.empty(), "lesionlens 1");
        });

        assertThat(Files.readString(file)).contains("A filter is on", "of 3 of the 6 photos");
    }

    @Test
    void aPatientsPageHasThatPatientsLesions(FxRobot robot) throws IOException {
        openSet(robot);
        Path file = folder.resolve("page.pdf");

        robot.interact(() -> {
            model.review().selectedProperty().set(model.review().shown().getFirst());
            Patient patient = model.reports().patient().orElseThrow();
            model.reports().writePatient(file, patient, FigurePaper.A4, true);
        });

        String id = model.review().shown().getFirst().patient();
        try (var document = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Patient " + id)
                    .doesNotContain(id.equals("IP_1") ? "IP_0" : "IP_1");
        }
    }

    @Test
    void controlEOnMeasuresOffersItsPlots(FxRobot robot) throws IOException {
        openSet(robot);
        press(robot, KeyCode.DIGIT4);
        press(robot, KeyCode.E);

        assertThat(robot.lookup("#plots").tryQuery()).isPresent();
        ImageView preview = robot.lookup("#plots-preview").queryAs(ImageView.class);
        assertThat(preview.getImage()).isNotNull();
        assertThat(preview.getAccessibleText()).contains("AUC");
        robot.clickOn("#plot-histogram");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(preview.getAccessibleText()).contains("Histogram");
        robot.clickOn("#plots-close");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#plots").tryQuery()).isEmpty();
    }

    @Test
    void namesStayUnlessTheyAreTicked(FxRobot robot) throws IOException {
        openSet(robot);
        robot.interact(() -> {
            var bar = robot.lookup("#menus").queryAs(MenuBar.class);
            bar.getMenus().stream()
                    .flatMap(menu -> menu.getItems().stream())
                    .filter(item -> "menu-export-report".equals(item.getId()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#report-named").queryAs(CheckBox.class).isSelected()).isFalse();
    }
}
