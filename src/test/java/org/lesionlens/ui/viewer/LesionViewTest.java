package org.lesionlens.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.ColorScheme;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.GivenInputs;
import org.lesionlens.analysis.OtherPixels;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.image.PixelDifference;
import org.lesionlens.image.PixelForm;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.HeatOptions;
import org.lesionlens.overlay.Overlay;
import org.lesionlens.testing.SyntheticAnalysis;
import org.lesionlens.ui.fx.FxImages;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.review.ReviewViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Picture and inspector together; all work runs in the UI thread, so only they are under test. */
@ExtendWith(ApplicationExtension.class)
class LesionViewTest {

    private static final Analysis HOT_CORNER = SyntheticAnalysis.of(1.0, 4, 0, -1, 0);

    private final LesionViewModel model = new LesionViewModel(UiThreads.inline().latestJob());

    private final ReviewViewModel review = new ReviewViewModel();
    private final ObjectProperty<@Nullable LesionImage> lesion = new SimpleObjectProperty<>();
    private final BooleanProperty expected = new SimpleBooleanProperty();
    private final BooleanProperty inspectorGone = new SimpleBooleanProperty();

    @Start
    void start(Stage stage) {
        var view = new LesionView(model, UiThreads.inline());
        view.showCallWhile(inspectorGone.or(inspectorGone)); // whom nobody else holds
        var none = new Pane();
        none.setId("none");
        var inspector = new InspectorView(model, review, lesion, expected, none, new Pane());
        var scene = new Scene(new BorderPane(view, null, inspector, null, null), 900, 700);
        new Theme(ColorScheme.LIGHT).applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void show(FxRobot robot, Analysis analysis) {
        robot.interact(() ->
                model.show(
                        analysis,
                        (shown, chosen, method) ->
                                SyntheticAnalysis.of(shown.pass(), chosen, method)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static ImageView heat(FxRobot robot) {
        return robot.lookup("#overlay").queryAs(PictureView.class).heat();
    }

    /** The colour of the heat layer in its top left corner; 0 where the photo shows. */
    private static int hotCorner(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return heat(robot).getImage().getPixelReader().getArgb(0, 0);
    }

    @Test
    void tellsWhatTheTableSaysOfAPhotoThatIsNotHere(FxRobot robot) {
        var facts = new LesionFacts("p", Truth.POSITIVE, Sex.UNKNOWN, null, "", "", 0.75);
        var absent = new LesionImage("one", Path.of("one.jpg"), facts, false);
        robot.interact(() -> {
            lesion.set(absent);
            model.showAbsent(absent);
        });

        assertThat(robot.lookup("#none").query().isVisible()).isFalse();
        assertThat(robot.lookup("#probability").queryAs(Label.class).getText()).isEqualTo("0.750");
        assertThat(shown(robot.lookup("#method").query())).isFalse();
    }

    private static boolean shown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void showsTheProbabilityAndTheCall(FxRobot robot) {
        show(robot, HOT_CORNER);

        assertThat(robot.lookup("#probability").queryAs(Label.class).getText())
                .isEqualTo("%.3f".formatted(1 / (1 + Math.exp(-1))));
        assertThat(robot.lookup("#call").queryAs(Label.class).getText())
                .startsWith("Called melanoma: p ≥");
    }

    @Test
    void theCallFollowsTheThresholdThatIsDragged(FxRobot robot) {
        show(robot, HOT_CORNER); // its probability is 0.731
        robot.interact(() -> lesion.set(melanoma()));
        var category = robot.lookup("#truth .outcome-mark").queryAs(Label.class);
        assertThat(category.getText()).isEqualTo("TP");

        robot.interact(() -> review.thresholdProperty().set(0.74));

        assertThat(category.getText()).isEqualTo("FN");
        assertThat(robot.lookup("#call").queryAs(Label.class).getText())
                .startsWith("Below threshold: p < ");
    }

    @Test
    void theThresholdOfAnotherClassIsNotThatOfTheCall(FxRobot robot) {
        show(robot, HOT_CORNER); // melanoma 0.731, benign 0.269
        robot.interact(() -> {
            lesion.set(melanoma());
            review.offer(new ModelClasses(HOT_CORNER.card().output().classes(), "melanoma"));
            review.lookFor(0);
            review.thresholdProperty().set(0.9);
        });

        assertThat(robot.lookup("#call").queryAs(Label.class).getText())
                .startsWith("Called melanoma: p ≥");
        assertThat(robot.lookup("#truth .outcome-mark").queryAs(Label.class).getText())
                .isEqualTo("TP");
        assertThat(robot.lookup("#other-call").queryAs(Label.class).getText())
                .startsWith(
                        "For benign, for which the set is judged: p = 0.269, below the threshold 0.9");

        robot.interact(() -> review.lookFor(1));
        assertThat(robot.lookup("#other-call").queryAs(Label.class).getParent().isVisible())
                .isFalse();
    }

    @Test
    void aPhotoOfNoSetHasNoTruth(FxRobot robot) {
        robot.interact(() -> lesion.set(melanoma()));
        show(robot, HOT_CORNER);
        assertThat(robot.lookup("#truth").query().isVisible()).isTrue();

        robot.interact(() -> lesion.set(null));

        assertThat(robot.lookup("#truth").query().isVisible()).isFalse();
    }

    private static LesionImage melanoma() {
        var facts =
                new LesionFacts("P1", Truth.POSITIVE, Sex.UNKNOWN, 50.0, "torso", "melanoma", null);
        return new LesionImage("a", Path.of("a.jpg"), facts);
    }

    @Test
    void endKeyOnTheOpacityMakesTheHeatOpaqueWithoutRecolouring(FxRobot robot) {
        show(robot, HOT_CORNER);
        var before = heat(robot).getImage();

        robot.clickOn("#opacity").type(KeyCode.END);

        assertThat(heat(robot).getOpacity()).isEqualTo(1);
        assertThat(heat(robot).getImage()).isSameAs(before);
    }

    @Test
    void theThresholdCutsHeatAway(FxRobot robot) {
        show(robot, HOT_CORNER);
        var reader = heat(robot).getImage().getPixelReader();
        int middle = (int) heat(robot).getImage().getWidth() / 2;
        assertThat(reader.getArgb(middle, 0)).isNotZero(); // half of the maximum

        robot.interact(() -> model.settings().thresholdProperty().set(0.8));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(heat(robot).getImage().getPixelReader().getArgb(middle, 0)).isZero();
        assertThat(hotCorner(robot)).isEqualTo(ColourMap.VIRIDIS.colour(1));
    }

    @Test
    void coloursFollowTheChoice(FxRobot robot) {
        show(robot, HOT_CORNER);

        robot.interact(() -> model.settings().colourMapProperty().set(ColourMap.INFERNO));

        assertThat(hotCorner(robot)).isEqualTo(ColourMap.INFERNO.colour(1));
    }

    @Test
    void signedHeatShowsBothDirections(FxRobot robot) {
        show(robot, HOT_CORNER);

        robot.clickOn("#signed");

        assertThat(hotCorner(robot)).isEqualTo(ColourMap.DIVERGING.colour(1));
    }

    @Test
    void anotherClassIsChosenByKeyboard(FxRobot robot) {
        show(robot, HOT_CORNER);

        robot.clickOn("#class").type(KeyCode.UP).type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(model.analysisProperty().get().className()).isEqualTo("benign");
    }

    @Test
    void anEmptyMapIsSaidInWords(FxRobot robot) {
        show(robot, SyntheticAnalysis.of(-3.0, -1, -2, -3, -4));

        var label = robot.lookup("#overlay-note").queryAs(Label.class);
        assertThat(label.isVisible()).isTrue();
        assertThat(label.getText()).isEqualTo("No positive evidence for melanoma");
        assertThat(hotCorner(robot)).isZero();
        assertThat(robot.lookup("#legend").query().isVisible()).isFalse();
    }

    @Test
    void heatAlongTheBorderIsWarnedOf(FxRobot robot) {
        show(robot, HOT_CORNER); // 2×2 cells: all of them are border, so nothing stands out
        assertThat(robot.lookup("#border-warning").query().isVisible()).isFalse();
    }

    @Test
    void theInspectorSaysIfTheMapIsOfTheLogitOfAProbability(FxRobot robot) {
        show(robot, HOT_CORNER);
        assertThat(robot.lookup("#of-probability").query().isVisible()).isFalse();

        show(
                robot,
                new Analysis(
                        HOT_CORNER.card().withActivation(Activation.NONE),
                        HOT_CORNER.prepared(),
                        HOT_CORNER.pass(),
                        HOT_CORNER.explanation(),
                        HOT_CORNER.timings()));
        assertThat(robot.lookup("#of-probability").query().isVisible()).isTrue();
    }

    @Test
    void theInspectorSaysWhatTheOtherPixelsWouldGive(FxRobot robot) {
        show(robot, HOT_CORNER); // 0.731
        var words = robot.lookup("#pixels").queryAs(Label.class);
        assertThat(words.isVisible()).isFalse();

        var differences = EnumSet.of(PixelDifference.ORIENTATION, PixelDifference.PROFILE);
        robot.interact(() ->
                model.otherPixelsProperty()
                        .set(new OtherPixels(differences, PixelForm.AS_STORED, 0.612)));

        assertThat(words.getText())
                .isEqualTo(
                        "The file has an orientation, a colour profile. Its pixels are read as displayed, as the model's card says: 0.731. As stored, the probability would be 0.612.");
        assertThat(words.getStyleClass()).doesNotContain("warning-note");
        robot.interact(() -> review.thresholdProperty().set(0.7));
        assertThat(words.getText()).endsWith("The lesion would be called otherwise.");
        assertThat(words.getStyleClass()).contains("warning-note");
        show(robot, HOT_CORNER);
        assertThat(words.isVisible()).isFalse();
    }

    /** What the screen shows is what an export of the same size shows, give or take rounding. */
    @Test
    void theScreenEqualsTheRenderedOverlay(FxRobot robot) {
        show(robot, HOT_CORNER);
        robot.interact(() -> model.settings().opacityProperty().set(0.6));
        WaitForAsyncUtils.waitForFxEvents();
        ImageView layer = heat(robot);
        int width = (int) layer.getImage().getWidth();
        int height = (int) layer.getImage().getHeight();

        RgbImage screen = snapshot(layer, robot);
        HeatField field =
                HeatField.of(HOT_CORNER.explanation().map(), HOT_CORNER.geometry(), width, height);
        RgbImage grey = RgbImage.painted(width, height, (y, row) -> Arrays.fill(row, 0x808080));
        RgbImage expected = Overlay.render(grey, field, model.settings().style().get());

        for (int y = 0; y < height; y += 7) {
            for (int x = 0; x < width; x += 7) {
                assertNear(screen.at(x, y), expected.at(x, y));
            }
        }
    }

    /** Also where the photo is zoomed, and only a part of it is seen. */
    @Test
    void theZoomedScreenEqualsTheRenderedPart(FxRobot robot) {
        show(robot, HOT_CORNER);
        robot.interact(() -> model.zoomProperty().set(new Zoom(6.4, 0.3, 0.6)));
        WaitForAsyncUtils.waitForFxEvents();
        Framing framing = framing(robot);

        RgbImage screen = snapshot(picture(robot, "#overlay"), robot);
        int width = framing.shownWidth();
        int height = framing.shownHeight();
        HeatField field =
                HeatField.of(
                        HOT_CORNER.explanation().map(),
                        HOT_CORNER.geometry(),
                        framing.shownPart(),
                        width,
                        height,
                        HeatOptions.PLAIN);
        RgbImage grey = RgbImage.painted(width, height, (y, row) -> Arrays.fill(row, 0x808080));
        RgbImage expected = Overlay.render(grey, field, model.settings().style().get());

        for (int y = 0; y < height; y += 7) {
            for (int x = 0; x < width; x += 7) {
                assertNear(
                        screen.at(framing.shownLeft() + x, framing.shownTop() + y),
                        expected.at(x, y));
            }
        }
    }

    /** Whoever scrolls the inspector comes over sliders, and must not change what is seen. */
    @Test
    void theWheelTurnsASliderOnlyWhileThatHasTheFocus(FxRobot robot) {
        show(robot, HOT_CORNER);
        var opacity = model.settings().opacityProperty();
        double before = opacity.get();

        turnTheWheel(robot, "#opacity");
        assertThat(opacity.get()).isEqualTo(before);

        robot.interact(() -> robot.lookup("#opacity").query().requestFocus());
        turnTheWheel(robot, "#opacity");
        assertThat(opacity.get()).isGreaterThan(before);
    }

    /** The robot's wheel reaches pictures, but nothing inside of a scroll pane. */
    private static void turnTheWheel(FxRobot robot, String over) {
        Node node = robot.lookup(over).query();
        robot.interact(() -> Event.fireEvent(node, scroll(node)));
    }

    private static ScrollEvent scroll(Node node) {
        return new ScrollEvent(
                null,
                node,
                ScrollEvent.SCROLL,
                1,
                1,
                1,
                1,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                40,
                0,
                40,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    @Test
    void aPhotoWithoutAnAnalysisIsShownAlone(FxRobot robot) {
        show(robot, HOT_CORNER);
        int[] green = new int[30 * 20];
        Arrays.fill(green, 0xFF00AA00);
        RgbImage next = RgbImage.of(30, 20, green);

        robot.interact(() -> model.showPhoto(next));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(model.analysisProperty().get()).isNull();
        assertThat(picture(robot, "#photo").isVisible()).isTrue();
        assertThat(picture(robot, "#overlay").isVisible()).isFalse();
        DisplayPicture drawn = Objects.requireNonNull(picture(robot, "#photo").drawn());
        assertThat(drawn.content().photo()).isEqualTo(next);
        assertThat(robot.lookup("#legend").query().isVisible()).isFalse();
        robot.moveTo(picture(robot, "#photo"));
        assertThat(model.probeProperty().get().isSeen()).isFalse();

        show(robot, HOT_CORNER);
        assertThat(picture(robot, "#overlay").isVisible()).isTrue();
        assertThat(robot.lookup("#legend").query().isVisible()).isTrue();
    }

    private static boolean isSeen(FxRobot robot, String id) {
        Node part = robot.lookup(id).query();
        while (part != null && part.isVisible()) {
            part = part.getParent();
        }
        return part == null;
    }

    /** The controls stay under the person's hand; no number of the photo before does. */
    @Test
    void theInspectorKeepsItsControlsAndNoNumbersWhileAnAnswerIsExpected(FxRobot robot) {
        show(robot, HOT_CORNER);
        Node border = robot.lookup("#border-warning").query();
        robot.interact(() -> border.setVisible(true)); // as a map along the border does
        assertThat(isSeen(robot, "#none")).isFalse();

        robot.interact(() -> {
            expected.set(true);
            model.showPhoto(RgbImage.of(1, 1, new int[] {0xFF00AA00}));
        });

        assertThat(isSeen(robot, "#class")).isTrue();
        assertThat(isSeen(robot, "#none")).isFalse();
        assertThat(isSeen(robot, "#probability")).isFalse();
        assertThat(isSeen(robot, "#border-warning")).isFalse();
        assertThat(robot.lookup("#call").queryAs(Label.class).getText())
                .isEqualTo(ViewerWording.TEXTS.get("call.awaited"));

        show(robot, HOT_CORNER);
        assertThat(isSeen(robot, "#probability")).isTrue();

        robot.interact(() -> {
            model.showPhoto(RgbImage.of(1, 1, new int[] {0xFF00AA00}));
            expected.set(false);
        });
        assertThat(isSeen(robot, "#class")).isFalse();
        assertThat(isSeen(robot, "#none")).isTrue();
    }

    @Test
    void theWheelZoomsAtThePointer(FxRobot robot) {
        show(robot, HOT_CORNER);
        PictureView picture = picture(robot, "#overlay");
        robot.moveTo(picture);
        double before = model.probeProperty().get().x();

        robot.scroll(5, VerticalDirection.UP);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(model.zoomProperty().get().magnification()).isGreaterThan(2);
        robot.moveBy(1, 0).moveBy(-1, 0);
        assertThat((double) model.probeProperty().get().x()).isCloseTo(before, within(1.0));
        assertThat(picture(robot, "#photo").framing()).isEqualTo(framing(robot));
    }

    @Test
    void theMouseDragsAZoomedPhoto(FxRobot robot) {
        show(robot, HOT_CORNER);
        robot.interact(() -> model.zoomProperty().set(new Zoom(4, 0.5, 0.5)));
        int before = framing(robot).left();

        PictureView picture = picture(robot, "#overlay");
        // The headless platform's robot moves without a button: the events are made here.
        robot.interact(() -> {
            picture.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, 200));
            picture.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 190));
            picture.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 170));
        });
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(framing(robot).left()).isEqualTo(before - 30);
    }

    @Test
    void aDoubleClickGoesToActualSizeAndBack(FxRobot robot) {
        show(robot, HOT_CORNER);

        robot.doubleClickOn("#overlay");
        assertThat(framing(robot).scale()).isEqualTo(1);
        robot.doubleClickOn("#overlay");

        assertThat(model.zoomProperty().get()).isEqualTo(Zoom.FIT);
    }

    @Test
    void thePointerReadsPhotoAndMap(FxRobot robot) {
        show(robot, HOT_CORNER);
        PictureView picture = picture(robot, "#overlay");
        Framing framing = framing(robot);
        var corner = picture.localToScreen(framing.viewX(2.5), framing.viewY(2.5));

        robot.moveTo(corner);
        WaitForAsyncUtils.waitForFxEvents();

        // Hot cell, raw value 4, at the top left of 2×2 cells; the photo is grey.
        assertThat(label(robot, "#probe").replace('\u00a0', ' '))
                .startsWith("x 2  y 2   RGB 128 128 128   heat 4 (100 %)   cell 0, 0");
        robot.moveTo("#opacity");
        assertThat(robot.lookup("#probe").queryAs(Label.class).getText()).startsWith("Point at");
    }

    @Test
    void theWipeShowsHeatOnOneSideOnly(FxRobot robot) {
        show(robot, HOT_CORNER);
        robot.interact(() -> {
            model.settings().layoutProperty().set(ViewLayout.WIPE);
            model.settings().thresholdProperty().set(0);
            model.settings().opacityProperty().set(1);
        });
        WaitForAsyncUtils.waitForFxEvents();

        RgbImage screen = snapshot(heat(robot), robot);

        int y = screen.height() / 4;
        assertThat(screen.at(screen.width() / 4, y)).isEqualTo(0xFF808080);
        assertThat(screen.at(screen.width() * 3 / 4, y)).isNotEqualTo(0xFF808080);
        var handle = robot.lookup("#wipe").queryAs(WipeHandle.class);
        robot.interact(handle::requestFocus);
        robot.type(KeyCode.RIGHT);
        assertThat(handle.shareProperty().get()).isCloseTo(0.52, within(1e-9));
    }

    @Test
    void whatIsPinnedStaysBesideWhatComesNext(FxRobot robot) {
        show(robot, HOT_CORNER);
        robot.interact(model::pin);
        show(robot, SyntheticAnalysis.of(1.0, 0, 0, 0, 4));

        assertThat(model.settings().layoutProperty().get()).isEqualTo(ViewLayout.COMPARE);
        var pinned = field(robot, "#pinned");
        var shown = field(robot, "#overlay");
        var difference = field(robot, "#difference");
        assertThat(pinned.at(0, 0)).isEqualTo(1);
        assertThat(shown.at(0, 0)).isZero();
        assertThat(difference.at(0, 0)).isEqualTo(-1);
        assertThat(difference.isSigned()).isTrue();
    }

    private static String label(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class).getText();
    }

    @Test
    void theDifferenceHasItsOwnScale(FxRobot robot) {
        show(robot, HOT_CORNER);
        robot.interact(model::pin);
        assertThat(label(robot, "#difference-note")).isEqualTo("Both maps are the same");
        assertThat(robot.lookup("#difference-legend").query().isVisible()).isFalse();

        show(robot, SyntheticAnalysis.of(1.0, 0, 0, 0, 4));

        assertThat(robot.lookup("#difference-legend").query().isVisible()).isTrue();
        assertThat(robot.lookup("#difference-legend").query().getAccessibleText())
                .isEqualTo("Heat from -1 to 1, of each map's maximum");
    }

    @Test
    void ofTwoPhotosThereIsNoDifferenceToTakeTheirRoom(FxRobot robot) {
        show(robot, HOT_CORNER);
        robot.interact(model::pin);
        show(robot, ofAnotherPhoto());

        assertThat(picture(robot, "#pinned").isVisible()).isTrue();
        assertThat(picture(robot, "#overlay").isVisible()).isTrue();
        assertThat(picture(robot, "#difference").isVisible()).isFalse();
    }

    @Test
    void theCallStandsAtThePictureWhileItStandsNowhereElse(FxRobot robot) {
        show(robot, HOT_CORNER);
        assertThat(label(robot, ".call")).isEmpty();

        System.gc();
        robot.interact(() -> inspectorGone.set(true));

        assertThat(robot.lookup(".call").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("melanoma 0.731");
    }

    @Test
    void heatIsHiddenForAsLongAsAKeyIsHeld(FxRobot robot) {
        show(robot, HOT_CORNER);
        robot.interact(() -> model.heatHiddenProperty().set(true));
        assertThat(picture(robot, "#overlay").over().isVisible()).isFalse();

        robot.type(KeyCode.H); // its release ends it

        assertThat(picture(robot, "#overlay").over().isVisible()).isTrue();
    }

    @Test
    void aTypedNumberMovesTheSlider(FxRobot robot) {
        show(robot, HOT_CORNER);

        robot.doubleClickOn("#opacity-number").write("0.8").type(KeyCode.ENTER);
        assertThat(model.settings().opacityProperty().get()).isEqualTo(0.8);
        robot.doubleClickOn("#opacity-number").write("many").type(KeyCode.ENTER);

        assertThat(model.settings().opacityProperty().get()).isEqualTo(0.8);
        assertThat(robot.lookup("#opacity-number").queryAs(TextField.class).getText())
                .isEqualTo("0.80");
    }

    @Test
    void aMethodWithoutSignShowsItsMapUnsigned(FxRobot robot) {
        show(robot, HOT_CORNER);
        robot.interact(() -> {
            model.settings().signedProperty().set(true);
            model.settings().methodProperty().set(CamMethod.EIGEN_CAM);
        });
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(field(robot, "#overlay").isSigned()).isFalse();
        assertThat(robot.lookup("#signed").query().isDisabled()).isTrue();
    }

    @Test
    void aMethodSaysWhatItDoesAndCannotShow(FxRobot robot) {
        show(robot, HOT_CORNER);
        assertThat(robot.lookup("#method-details").query().isVisible()).isFalse();

        robot.clickOn("#about-method");

        assertThat(robot.lookup("#method-details").query().isVisible()).isTrue();
        assertThat(robot.lookup(CamMethod.GRAD_CAM.citation()).tryQuery()).isPresent();
    }

    /** A slider must not pay for panes that are not in the layout. */
    @Test
    void aPaneThatIsNotSeenIsColouredOnlyOnceItIsSeenAgain(FxRobot robot) {
        show(robot, HOT_CORNER);
        robot.interact(() -> model.settings().layoutProperty().set(ViewLayout.MAP));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            model.settings().layoutProperty().set(ViewLayout.OVERLAY);
            model.settings().colourMapProperty().set(ColourMap.INFERNO);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(mapCorner(robot)).isEqualTo(ColourMap.VIRIDIS.colour(1));

        robot.interact(() -> model.settings().layoutProperty().set(ViewLayout.MAP));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(mapCorner(robot)).isEqualTo(ColourMap.INFERNO.colour(1));
    }

    /** 60×60 pixels. */
    private static Analysis ofAnotherPhoto() {
        return new Analysis(
                HOT_CORNER.card(),
                PreparedPhoto.of(
                        RgbImage.painted(60, 60, (y, row) -> Arrays.fill(row, 0x123456)),
                        HOT_CORNER.card().input()),
                HOT_CORNER.pass(),
                HOT_CORNER.explanation(),
                HOT_CORNER.timings());
    }

    private static int mapCorner(FxRobot robot) {
        return picture(robot, "#map").heat().getImage().getPixelReader().getArgb(0, 0);
    }

    /** Else the next photo would be scaled only once it is asked for. */
    @Test
    void aPhotoThatMayComeNextIsScaledBeforeItIsShown(FxRobot robot) {
        show(robot, HOT_CORNER);
        Analysis next = ofAnotherPhoto();
        RgbImage photo = next.photo();
        ScaledPhotos scaled = robot.lookup(".lesion-view").queryAs(LesionView.class).scaled();
        Framing coming = PictureView.drawing(framing(robot).fitting(60, 60));
        assertThat(scaled.isKept(photo, coming)).isFalse();

        model.prepare(next);

        assertThat(scaled.isKept(photo, coming)).isTrue();
        show(robot, next);
        assertThat(Objects.requireNonNull(picture(robot, "#overlay").drawn()).framing())
                .isEqualTo(coming);
    }

    @Test
    void outOfTheWindowNothingIsDrawnUntilItComesBack(FxRobot robot) {
        show(robot, HOT_CORNER);
        var window = (BorderPane) robot.lookup(".lesion-view").query().getParent();
        Node view = window.getCenter();
        PictureView overlay = picture(robot, "#overlay");
        Analysis next = ofAnotherPhoto();
        robot.interact(() -> window.setCenter(null));

        show(robot, next);
        assertThat(overlay.drawn()).isNull();
        robot.interact(() -> model.settings().thresholdProperty().set(0.5));
        robot.interact(() -> window.setCenter(view));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(Objects.requireNonNull(overlay.drawn()).content().photo())
                .isSameAs(next.photo());
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, double x) {
        return new MouseEvent(
                type,
                x,
                99,
                x,
                99,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                false,
                null);
    }

    private static Framing framing(FxRobot robot) {
        return Objects.requireNonNull(picture(robot, "#overlay").framing());
    }

    private static HeatField field(FxRobot robot, String id) {
        return Objects.requireNonNull(picture(robot, id).heatField());
    }

    private static PictureView picture(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(PictureView.class);
    }

    private static RgbImage snapshot(Node layer, FxRobot robot) {
        var taken = new AtomicReference<RgbImage>();
        robot.interact(() -> {
            var bounds = layer.localToScene(layer.getBoundsInLocal());
            var parameters = new SnapshotParameters();
            parameters.setViewport(
                    new Rectangle2D(
                            bounds.getMinX(),
                            bounds.getMinY(),
                            bounds.getWidth(),
                            bounds.getHeight()));
            var root = layer.getScene().getRoot();
            taken.set(FxImages.read(root.snapshot(parameters, null)));
        });
        return taken.get();
    }

    private static void assertNear(int actual, int expected) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(Math.abs((actual >> shift & 0xFF) - (expected >> shift & 0xFF)))
                    .as("%08x against %08x", actual, expected)
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void whereNetworksDisagreeIsASecondMapWithAKeyOfItsOwn(FxRobot robot) {
        show(robot, HOT_CORNER);
        assertThat(robot.lookup("#spread-shown").query().isVisible()).isFalse();

        show(robot, ofTwoNetworks());
        var choice = robot.lookup("#spread-shown").queryAs(CheckBox.class);
        assertThat(choice.isVisible()).isTrue();
        assertThat(robot.lookup("#spread-legend").query().isVisible()).isFalse();
        robot.interact(choice::fire);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(robot.lookup("#spread-legend").query().isVisible()).isTrue();
        assertThat(robot.lookup("#spread-legend").query().getAccessibleText())
                .contains("standard deviation between the Grad-CAM maps of 2 networks");
        var painted = picture(robot, "#spread").heat().getImage().getPixelReader();
        assertThat(painted.getArgb(0, 0)).isNotEqualTo(hotCorner(robot));

        show(robot, HOT_CORNER);
        assertThat(robot.lookup("#spread-legend").query().isVisible()).isFalse();
    }

    /** Of two channels, one a network: they agree in the first cell only. */
    private static Analysis ofTwoNetworks() {
        var maps = new FeatureMaps(2, 2, 2, 4, 1, 0, 0, 4, 0, 0, 0);
        var pass = new ForwardPass(List.of(1.0), maps).with(GivenInputs.NONE, List.of(1, 1));
        return SyntheticAnalysis.of(pass, 1);
    }
}
