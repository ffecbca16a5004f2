package org.lesionlens.ui.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.Review;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.testing.Accessibility;
import org.lesionlens.testing.Contrast;
import org.lesionlens.testing.Golden;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.scoring.ScoringViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Compares methods of a tiny network, on a thread of its own as in the program. */
@ExtendWith(ApplicationExtension.class)
class MethodsViewTest {

    @TempDir private Path work = Golden.FOLDER;
    private final TorchEngine engine = new TorchEngine();
    private final Theme theme = new Theme(ColorScheme.LIGHT);
    private final Analyzer analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));
    private final ReviewViewModel review = new ReviewViewModel();
    private MethodsViewModel model = model();
    private Parent root = new Group();
    private Path tables = work;
    private Optional<Classifier> classifier = Optional.empty();

    private MethodsViewModel model() {
        return new MethodsViewModel(
                analyzer,
                review,
                new SimpleObjectProperty<>(),
                run -> Thread.ofPlatform().daemon().start(run),
                Platform::runLater);
    }

    @Start
    void start(Stage stage) throws IOException {
        tables = work.resolve("tables");
        model = model();
        root = new MethodsView(model, () -> Optional.of(tables));
        var scene = new Scene(root, 900, 900);
        theme.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model::close);
        engine.close();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Label.class).getText();
    }

    private static boolean isThere(FxRobot robot, String id) {
        return robot.lookup("#" + id).query().isVisible();
    }

    /** Photos of as many patients, half of them positive; scored unless {@code isWaiting}. */
    private void open(FxRobot robot, int photos, boolean isWaiting) throws Exception {
        Path set = Files.createDirectories(work.resolve("set"));
        var labels = new StringBuilder("image_name,patient_id,target,prediction\n");
        for (int i = 0; i < photos; i++) {
            Path file = set.resolve("ISIC_%02d.png".formatted(i));
            Files.copy(Golden.FOLDER.resolve("lesions/wide.png"), file);
            Files.writeString(file, "bytes " + i, StandardOpenOption.APPEND);
            labels.append("ISIC_%02d,IP_%d,%d,0.9%n".formatted(i, i, i % 2));
        }
        Files.writeString(set.resolve("train.csv"), labels);
        OpenNetwork network = engine.open(Golden.FOLDER.resolve("tiny_pooled.pt"));
        ModelCard card = network.card().orElseThrow();
        Classifier opened = network.classifier(card, network.layer());
        classifier = Optional.of(opened);
        CaseSet cases = CaseSet.read(set).judgedBy(PositiveClass.named(card.output().positive()));
        robot.interact(() -> {
            review.show(Review.of(cases.images()));
            model.use(cases);
            model.use(opened);
        });
        if (!isWaiting) {
            var scoring =
                    new ScoringViewModel(
                            analyzer,
                            new LazyResultStore(work.resolve("store.sqlite"), _ -> {}),
                            review,
                            _ -> {},
                            UiThreads.inline());
            robot.interact(() -> scoring.start(opened));
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void await(Class<? extends MethodsState> state) throws Exception {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> state.isInstance(model.stateProperty().get()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void choose(FxRobot robot, CamMethod... wanted) {
        robot.interact(() -> {
            for (CamMethod method : CamMethod.values()) {
                var box = robot.lookup("#methods-of-" + method.key()).queryAs(CheckBox.class);
                box.setSelected(List.of(wanted).contains(method));
            }
        });
    }

    @Test
    void nothingBeginsBeforeASetIsScored(FxRobot robot) throws Exception {
        assertThat(text(robot, "methods-cost")).startsWith("Open a set of photos first");
        assertThat(robot.lookup("#methods-start").query().isDisabled()).isTrue();

        open(robot, 2, true);

        assertThat(text(robot, "methods-cost")).startsWith("The set is not scored yet");
        assertThat(robot.lookup("#methods-start").query().isDisabled()).isTrue();
    }

    @Test
    void whatItCostsIsToldBefore(FxRobot robot) throws Exception {
        open(robot, 4, false);
        choose(robot, CamMethod.GRAD_CAM, CamMethod.LAYER_CAM);

        // two maps five times, and 51 runs for each and for the random one
        assertThat(text(robot, "methods-cost"))
                .startsWith("4 photos, about 163 runs of the network for each: some ");
        double run = classifier.orElseThrow().runMillis();
        assertThat(run).isPositive();
        assertThat(model.cost().orElseThrow().millis()).isCloseTo(4 * 163 * run, within(1e-6));
        choose(robot);
        assertThat(text(robot, "methods-cost")).isEqualTo("Choose at least one method.");
        assertThat(robot.lookup("#methods-start").query().isDisabled()).isTrue();
    }

    @Test
    void methodsAreComparedAndTheTableIsSortedAndCopied(FxRobot robot) throws Exception {
        open(robot, 12, false);
        choose(robot, CamMethod.GRAD_CAM, CamMethod.LAYER_CAM);

        robot.clickOn("#methods-start");
        await(MethodsState.Done.class);

        assertThat(text(robot, "methods-over"))
                .contains("Means over 12 photos", "of 12 patients", "seed 1");
        TableView<String> table = robot.lookup("#methods-table").queryTableView();
        assertThat(table.getItems()).containsExactly("grad-cam", "layercam", "random");
        assertThat(table.getColumns().get(1).getCellData(0).toString())
                .matches("0\\.\\d{3}( best)? \\(0\\.\\d{3} – 0\\.\\d{3}\\)");
        assertThat(table.getColumns().get(6).getCellData(2)).hasToString("–");
        assertThat(Files.readAllLines(tables.resolve("photos.csv")).size()).isGreaterThan(12);
        assertThat(tables.resolve("summary.csv")).exists();
        robot.interact(() -> {
            table.getSortOrder().add(table.getColumns().getFirst());
            table.requestFocus();
        });
        assertThat(table.getItems()).containsExactly("grad-cam", "layercam", "random");
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        robot.interact(() ->
                assertThat(Clipboard.getSystemClipboard().getString())
                        .startsWith("Method\tDeletion ↓\tInsertion ↑")
                        .contains("\nrandom map\t"));
        assertThat(robot.lookup("#methods-agreement-grid .agreement-cell").queryAll()).hasSize(2);
        assertThat(Accessibility.problems(root)).isEmpty();
        robot.interact(() -> assertThat(Contrast.problems(root, theme)).isEmpty());
    }

    @Test
    void whatIsStoppedGoesOnInItsTable(FxRobot robot) throws Exception {
        open(robot, 12, false);
        choose(robot, CamMethod.values());
        robot.clickOn("#methods-start");
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> model.resultProperty().get().isPresent());

        robot.clickOn("#methods-stop");

        assertThat(text(robot, "methods-status")).startsWith("Stopped: ");
        assertThat(isThere(robot, "methods-table")).isTrue();
        int done = model.resultProperty().get().orElseThrow().summary().photos().size();
        assertThat(done).isBetween(1, 11);
        String before = Files.readString(tables.resolve("photos.csv"));
        robot.clickOn("#methods-goOn");
        await(MethodsState.Done.class);

        assertThat(Files.readString(tables.resolve("photos.csv"))).startsWith(before);
        assertThat(model.resultProperty().get().orElseThrow().summary().photos()).hasSize(12);
    }

    @Test
    void aTableOfOtherMethodsIsToldAndStays(FxRobot robot) throws Exception {
        open(robot, 2, false);
        choose(robot, CamMethod.GRAD_CAM);
        robot.clickOn("#methods-start");
        await(MethodsState.Done.class);
        String before = Files.readString(tables.resolve("photos.csv"));
        robot.clickOn("#methods-other");
        choose(robot, CamMethod.GRAD_CAM, CamMethod.LAYER_CAM);

        robot.clickOn("#methods-start");
        await(MethodsState.Failed.class);

        assertThat(text(robot, "methods-problem"))
                .startsWith("In this folder lie tables of another comparison");
        assertThat(tables.resolve("photos.csv")).hasContent(before);
    }

    @Test
    void aPhotoThatIsGoneIsToldAndTheOthersAreTested(FxRobot robot) throws Exception {
        open(robot, 3, false);
        choose(robot, CamMethod.GRAD_CAM);
        Files.delete(work.resolve("set/ISIC_01.png"));

        robot.clickOn("#methods-start");
        await(MethodsState.Done.class);

        assertThat(text(robot, "methods-failures"))
                .startsWith("1 photo could not be tested:")
                .contains("ISIC_01");
        assertThat(text(robot, "methods-over")).contains("Means over 2 photos");
        assertThat(text(robot, "methods-measures-reading"))
                .contains("from only 2 patients: they take 10");
    }

    @Test
    void photosArePickedByTheModelWhateverATableSays(FxRobot robot) throws Exception {
        open(robot, 3, true);
        Files.writeString(work.resolve("set/ISIC_01.png"), "no picture"); // the table has its p
        var scoring =
                new ScoringViewModel(
                        analyzer,
                        new LazyResultStore(work.resolve("store.sqlite"), _ -> {}),
                        review,
                        _ -> {},
                        UiThreads.inline());
        robot.interact(() -> {
            scoring.start(classifier.orElseThrow());
            review.judgeBy(ProbabilitySource.TABLE);
        });
        WaitForAsyncUtils.waitForFxEvents();
        choose(robot, CamMethod.GRAD_CAM);

        robot.clickOn("#methods-start");
        await(MethodsState.Done.class);

        assertThat(text(robot, "methods-over")).contains("Means over 2 photos");
    }

    @Test
    void anotherSetForgetsWhatWasFound(FxRobot robot) throws Exception {
        open(robot, 2, false);
        choose(robot, CamMethod.GRAD_CAM);
        robot.clickOn("#methods-start");
        await(MethodsState.Done.class);

        @Nullable CaseSet none = null;
        robot.interact(() -> model.use(none));

        assertThat(model.resultProperty().get()).isEmpty();
        assertThat(isThere(robot, "methods-setup")).isTrue();
        assertThat(robot.lookup("#methods-start").query().isDisabled()).isTrue();
    }
}
