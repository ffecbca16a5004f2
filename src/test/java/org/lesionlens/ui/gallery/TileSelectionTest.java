package org.lesionlens.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.event.EventType;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticReview;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.review.Thumbnails;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Several tiles of the gallery are selected together, by mouse and by key. */
@ExtendWith(ApplicationExtension.class)
class TileSelectionTest {

    private static final PseudoClass TOGETHER = PseudoClass.getPseudoClass("together");

    private final ReviewViewModel model = new ReviewViewModel();

    @Start
    void start(Stage stage) throws IOException {
        model.reviewProperty().set(SyntheticReview.samples());
        var thumbnails =
                new Thumbnails(
                        new ImageDecoder(DecodeLimits.STANDARD),
                        UiThreads.inline(),
                        new SimpleObjectProperty<>());
        var scene = new Scene(new GalleryView(model, thumbnails, _ -> {}), 1000, 800);
        new Theme(ColorScheme.LIGHT).applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static TileGrid tiles(FxRobot robot, String group) {
        return robot.lookup("#tiles-" + group).queryAs(TileGrid.class);
    }

    private static LesionTile tile(FxRobot robot, LesionImage lesion) {
        return robot.lookup(".lesion-tile").queryAllAs(LesionTile.class).stream()
                .filter(tile ->
                        tile.shown().map(ReviewCase::image).filter(lesion::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static LesionImage lesion(TileGrid grid, int index) {
        return grid.lesions().get(index).image();
    }

    /** Names of the lesions whose tiles show that they are selected together. */
    private static Set<String> marked(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".lesion-tile").queryAllAs(LesionTile.class).stream()
                .filter(tile -> tile.getPseudoClassStates().contains(TOGETHER))
                .map(tile -> tile.shown().orElseThrow().image().name())
                .collect(Collectors.toSet());
    }

    private static void mouse(
            FxRobot robot,
            Node node,
            EventType<MouseEvent> type,
            Point2D place,
            boolean shift,
            boolean control) {
        Point2D local = node.sceneToLocal(place);
        robot.interact(() ->
                node.fireEvent(
                        new MouseEvent(
                                null,
                                node,
                                type,
                                place.getX(),
                                place.getY(),
                                place.getX(),
                                place.getY(),
                                MouseButton.PRIMARY,
                                1,
                                shift,
                                control,
                                false,
                                false,
                                true,
                                false,
                                false,
                                true,
                                false,
                                type == MouseEvent.MOUSE_CLICKED,
                                new PickResult(node, local.getX(), local.getY()))));
    }

    private static Point2D corner(Node node, double x, double y) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return new Point2D(
                bounds.getMinX() + x * bounds.getWidth(),
                bounds.getMinY() + y * bounds.getHeight());
    }

    private static void click(FxRobot robot, LesionImage lesion, boolean shift, boolean control) {
        LesionTile tile = tile(robot, lesion);
        Point2D place = corner(tile, 0.5, 0.5);
        mouse(robot, tile, MouseEvent.MOUSE_PRESSED, place, shift, control);
        mouse(robot, tile, MouseEvent.MOUSE_RELEASED, place, shift, control);
        mouse(robot, tile, MouseEvent.MOUSE_CLICKED, place, shift, control);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void drag(FxRobot robot, TileGrid from, Point2D start, Point2D end) {
        mouse(robot, from, MouseEvent.MOUSE_PRESSED, start, false, false);
        mouse(robot, from, MouseEvent.MOUSE_DRAGGED, start.midpoint(end), false, false);
        mouse(robot, from, MouseEvent.MOUSE_DRAGGED, end, false, false);
    }

    private Set<Path> files() {
        return model.selection().filesProperty().get();
    }

    @Test
    void controlTakesOneMoreAndShiftAllUpToHere(FxRobot robot) {
        TileGrid grid = tiles(robot, "true-negative");
        click(robot, lesion(grid, 0), false, false);
        assertThat(marked(robot)).isEmpty();

        click(robot, lesion(grid, 2), false, true);
        assertThat(marked(robot))
                .containsExactlyInAnyOrder(lesion(grid, 0).name(), lesion(grid, 2).name());

        click(robot, lesion(grid, 0), false, false);
        click(robot, lesion(grid, 2), true, false);
        assertThat(marked(robot)).hasSize(3).contains(lesion(grid, 1).name());

        click(robot, lesion(grid, 1), false, false);
        assertThat(marked(robot)).isEmpty();
        assertThat(model.selection().lesions()).containsExactly(lesion(grid, 1));
    }

    @Test
    void shiftAndArrowsReachOn(FxRobot robot) {
        TileGrid grid = tiles(robot, "true-negative");
        click(robot, lesion(grid, 0), false, false);

        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).type(KeyCode.DOWN).release(KeyCode.SHIFT);

        assertThat(model.selection().lesions())
                .hasSize(2 * grid.columns() + 1)
                .contains(lesion(grid, 0), lesion(grid, 2 * grid.columns()));
        robot.type(KeyCode.UP);
        assertThat(files()).isEmpty();
    }

    @Test
    void aRubberBandSelectsWhatItTouchesInAllGroups(FxRobot robot) {
        TileGrid from = tiles(robot, "true-positive");
        TileGrid to = tiles(robot, "false-negative");
        Point2D start = corner(tile(robot, lesion(from, 0)), 0.5, 0.5);
        Point2D end = corner(tile(robot, lesion(to, 0)), 0.2, 0.6);
        LesionImage before = model.selectedProperty().get();

        drag(robot, from, start, end);

        Node band = robot.lookup(".rubber-band").query();
        assertThat(band.isVisible()).isTrue();
        assertThat(marked(robot)).contains(lesion(from, 0).name(), lesion(to, 0).name());
        assertThat(model.selectedProperty().get()).isEqualTo(before); // not before it is let go

        mouse(robot, from, MouseEvent.MOUSE_RELEASED, end, false, false);

        assertThat(band.isVisible()).isFalse();
        assertThat(files()).contains(lesion(from, 0).file(), lesion(to, 0).file());
        assertThat(files()).doesNotContain(lesion(from, from.columns()).file()); // a row below
        assertThat(files()).contains(model.selectedProperty().get().file());
    }

    @Test
    void aClickBesideTheTilesEndsIt(FxRobot robot) {
        TileGrid grid = tiles(robot, "true-negative");
        click(robot, lesion(grid, 0), false, false);
        click(robot, lesion(grid, 1), false, true);
        assertThat(files()).hasSize(2);

        Point2D gap = corner(grid, 0, 0).add(1, 1);
        mouse(robot, grid, MouseEvent.MOUSE_PRESSED, gap, false, false);
        mouse(robot, grid, MouseEvent.MOUSE_RELEASED, gap, false, false);
        mouse(robot, grid, MouseEvent.MOUSE_CLICKED, gap, false, false);

        assertThat(files()).isEmpty();
        assertThat(model.selection().lesions()).containsExactly(lesion(grid, 1));
    }

    /** Tiles out of sight are touched, too, as whoever drags scrolls. */
    @Test
    void placesOfTilesAreToldWhetherSeenOrNot() {
        var places = new TilePlaces(2, 50, 104);

        assertThat(places.touching(area(60, 210, 200, 1), 9)).containsExactly(5);
        assertThat(places.touching(area(0, 0, 400, 105), 9)).containsExactly(0, 1, 2, 3);
        assertThat(places.touching(area(0, 101, 400, 2), 9)).isEmpty(); // the gap of a row
        assertThat(places.touching(area(0, 420, 400, 900), 9)).containsExactly(8);
    }

    private static Bounds area(double x, double y, double width, double height) {
        return new BoundingBox(x, y, width, height);
    }

    @Test
    void allThatAreShownAreInOrder(FxRobot robot) {
        List<LesionImage> shown = model.shown();
        assertThat(shown).hasSize(model.reviewProperty().get().cases().size());
        assertThat(shown.getFirst()).isEqualTo(lesion(tiles(robot, "true-positive"), 0));
    }
}
