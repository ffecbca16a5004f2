package org.lesionlens.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VerticalDirection;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.cases.SetChoices;
import org.lesionlens.cases.Sex;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CaseOrder;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.Accessibility;
import org.lesionlens.testing.Contrast;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.SyntheticReview;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.review.PhotoPair;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.review.Thumbnails;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The gallery of the samples; photos are read in the UI thread, so that nothing is waited for. */
@ExtendWith(ApplicationExtension.class)
class GalleryViewTest {

    private static final int SIIM = 33_126;
    private static final Path JOB = Golden.FOLDER.resolve("parquet");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final ReviewViewModel model = new ReviewViewModel();
    private final List<LesionImage> opened = new ArrayList<>();
    private final Theme theme = new Theme(ColorScheme.LIGHT);
    private final Thumbnails thumbnails =
            new Thumbnails(
                    new ImageDecoder(DecodeLimits.STANDARD),
                    UiThreads.inline(),
                    new SimpleObjectProperty<>());

    @Start
    void start(Stage stage) {
        var scene = new Scene(new GalleryView(model, thumbnails, opened::add), 1200, 800);
        theme.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void openTheSamples(FxRobot robot) throws IOException {
        show(robot, SyntheticReview.samples());
    }

    private void show(FxRobot robot, Review review) {
        robot.interact(() -> model.reviewProperty().set(review));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static TileGrid tiles(FxRobot robot, String group) {
        return robot.lookup("#tiles-" + group).queryAs(TileGrid.class);
    }

    private static String count(FxRobot robot, String group) {
        return robot.lookup("#count-" + group).queryAs(Label.class).getText();
    }

    private long samplesWith(boolean positive, double from, double below) {
        return model.reviewProperty().get().judged().stream()
                .filter(one -> one.image().truth().isPositive() == positive)
                .mapToDouble(one -> one.probability().orElseThrow())
                .filter(p -> p >= from && p < below)
                .count();
    }

    @Test
    void tilesAndCountsFollowTheThreshold(FxRobot robot) {
        for (double threshold : new double[] {0.2, 0.5, 0.9}) {
            robot.interact(() -> model.thresholdProperty().set(threshold));
            WaitForAsyncUtils.waitForFxEvents();

            Map<String, Long> expected =
                    Map.of(
                            "true-positive", samplesWith(true, threshold, 2),
                            "false-negative", samplesWith(true, 0, threshold),
                            "false-positive", samplesWith(false, threshold, 2),
                            "true-negative", samplesWith(false, 0, threshold));
            expected.forEach((group, lesions) -> {
                assertThat(tiles(robot, group).lesions()).hasSize(lesions.intValue());
                assertThat(count(robot, group)).isEqualTo(lesions.toString());
            });
            assertThat(expected.values()).doesNotContain(0L); // or the samples show nothing
        }
    }

    @Test
    void theThresholdMovesByKeyboard(FxRobot robot) {
        robot.interact(() -> robot.lookup("#threshold-slider").query().requestFocus());

        robot.type(KeyCode.END);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(model.thresholdProperty().get()).isEqualTo(1);
        assertThat(count(robot, "true-positive")).isEqualTo("0");
        assertThat(count(robot, "false-negative")).isEqualTo("" + samplesWith(true, 0, 2));
    }

    @Test
    void aClickOnACountBesideThePlotLeavesTheThreshold(FxRobot robot) {
        robot.interact(() -> model.thresholdProperty().set(0.5));

        robot.lookup(".threshold-plot .corner").queryAll().forEach(robot::clickOn);
        assertThat(model.thresholdProperty().get()).isEqualTo(0.5);

        robot.clickOn(".threshold-plot"); // its middle
        robot.clickOn(robot.offset(".threshold-plot", 100, 0));
        assertThat(model.thresholdProperty().get()).isGreaterThan(0.5).isLessThan(1);
    }

    @Test
    void theNextLesionsOfEachGroupComeInTheChosenOrder(FxRobot robot) {
        robot.interact(() -> model.orderProperty().set(CaseOrder.NAME));

        assertThat(tiles(robot, "true-negative").lesions())
                .extracting(one -> one.image().name())
                .isSorted();
    }

    @Test
    void typingFindsAPatientAndClearBringsAllBack(FxRobot robot) {
        int all = model.reviewProperty().get().cases().size();

        robot.clickOn("#filter-search").write("ll_p01");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(shown(robot))
                .isNotEmpty()
                .allMatch(one -> one.image().patient().equals("LL_P01"));
        robot.clickOn("#filter-clear");
        assertThat(shown(robot)).hasSize(all);
    }

    @Test
    void whatAnotherPagePickedIsShownAndCanBeTakenOff(FxRobot robot) {
        int all = model.reviewProperty().get().cases().size();
        Node chip = robot.lookup("#filter-picked").query();
        assertThat(chip.isVisible()).isFalse();
        LesionImage one = model.reviewProperty().get().cases().getFirst().image();

        robot.interact(() ->
                model.filterProperty()
                        .set(
                                CaseFilter.ALL.withPicked(
                                        Optional.of(
                                                new CaseFilter.Picked(
                                                        "nevi called melanoma",
                                                        Set.of(one.file()))))));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shown(robot)).extracting(ReviewCase::image).containsExactly(one);
        assertThat(chip.isVisible()).isTrue();
        assertThat(chip.getAccessibleText()).contains("nevi called melanoma");

        robot.clickOn("#filter-picked");
        assertThat(shown(robot)).hasSize(all);
        assertThat(chip.isVisible()).isFalse();
    }

    /** The maps of the samples are of melanoma: beside another class they would mislead. */
    @Test
    void ofAnotherClassThereIsNoMapAndItSaysSo(FxRobot robot) {
        ComboBox<String> choice = robot.lookup("#gallery-class").queryComboBox();
        assertThat(choice.getParent().isVisible()).isFalse(); // without a model of several classes

        robot.interact(() -> {
            model.offer(new ModelClasses(List.of("nevus", "melanoma", "bcc"), "melanoma"));
            choice.setValue("nevus");
        });
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(choice.getParent().isVisible()).isTrue();
        assertThat(robot.lookup("#gallery-class-other").queryAs(Label.class).getText())
                .contains("melanoma only");
        List<PhotoPair> pairs =
                robot.lookup(".photo-pair").queryAllAs(PhotoPair.class).stream()
                        .filter(PhotoPair::isSeen)
                        .toList();
        assertThat(pairs)
                .isNotEmpty()
                .allSatisfy(pair -> assertThat(pair.words()).isEqualTo("No map of nevus"));
        assertThat(shown(robot)).allSatisfy(one -> assertThat(one.otherClass()).contains("nevus"));

        robot.interact(() -> choice.setValue("melanoma"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pairs).noneSatisfy(pair -> assertThat(pair.words()).contains("No map of"));
    }

    /** An entry of an open menu. */
    private static Node entry(FxRobot robot, String name) {
        return robot.lookup(".choice").queryAll().stream()
                .filter(row -> robot.from(row).lookup(name).tryQuery().isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachFilterMenuIsChosenFromByMouse(FxRobot robot) {
        robot.clickOn("#filter-sexes").clickOn(entry(robot, "female"));
        assertThat(model.filterProperty().get().sexes()).containsExactly(Sex.FEMALE);
        robot.clickOn(entry(robot, "male")); // the menu has stayed open
        assertThat(model.filterProperty().get().sexes())
                .containsExactlyInAnyOrder(Sex.FEMALE, Sex.MALE);
        robot.clickOn(entry(robot, "female")).type(KeyCode.ESCAPE);
        assertThat(model.filterProperty().get().sexes()).containsExactly(Sex.MALE);

        Node line = entryOf(robot, "#filter-groups", "False negative");
        robot.clickOn(
                robot.point(line).atPosition(Pos.CENTER_RIGHT).atOffset(-2, 0)); // not the words
        robot.type(KeyCode.ESCAPE);
        assertThat(model.filterProperty().get().groups())
                .containsExactly(OutcomeGroup.FALSE_NEGATIVE);

        String site = model.reviewProperty().get().cases().getFirst().image().facts().site();
        robot.clickOn(entryOf(robot, "#filter-sites", site)).type(KeyCode.ESCAPE);
        assertThat(model.filterProperty().get().sites()).containsExactly(site);

        String diagnosis =
                model.reviewProperty().get().cases().getFirst().image().facts().diagnosis();
        robot.clickOn(entryOf(robot, "#filter-diagnoses", diagnosis)).type(KeyCode.ESCAPE);
        assertThat(model.filterProperty().get().diagnoses()).containsExactly(diagnosis);
    }

    private static Node entryOf(FxRobot robot, String menu, String name) {
        robot.clickOn(menu);
        return entry(robot, name);
    }

    private static List<ReviewCase> shown(FxRobot robot) {
        return robot.lookup(".tile-grid").queryAllAs(TileGrid.class).stream()
                .flatMap(grid -> grid.lesions().stream())
                .toList();
    }

    @Test
    void aFilterThatNothingPassesSaysSo(FxRobot robot) {
        robot.clickOn("#filter-search").write("nobody");
        WaitForAsyncUtils.waitForFxEvents();

        Node nothing = robot.lookup("#gallery-nothing").query();
        assertThat(nothing.isVisible()).isTrue();
        robot.clickOn(robot.from(nothing).lookup(".button").<Node>query());
        assertThat(nothing.isVisible()).isFalse();
    }

    @Test
    void agesOutsideTheRangeAreLeftOut(FxRobot robot) {
        robot.clickOn("#filter-age-from").write("50").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(shown(robot))
                .isNotEmpty()
                .allMatch(one -> {
                    Double age = one.image().facts().age();
                    return age != null && age >= 50;
                });
    }

    private static List<String> groups(FxRobot robot) {
        return robot.lookup(".group-column").queryAll().stream().map(Node::getId).toList();
    }

    @Test
    void onlyTheWantedGroupsAreSeen(FxRobot robot) {
        robot.interact(() ->
                model.filterProperty()
                        .set(CaseFilter.ALL.withGroups(Set.of(OutcomeGroup.FALSE_NEGATIVE))));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(groups(robot)).containsExactly("group-false-negative");
    }

    @Test
    void aSetThatNobodyScoredLiesInOneGroup(FxRobot robot) {
        List<LesionImage> lesions =
                model.reviewProperty().get().cases().stream().map(ReviewCase::image).toList();

        show(robot, Review.of(lesions).with(Map.of(0, new Progress.Failed("is damaged"))));

        assertThat(groups(robot)).containsExactly("group-unscored");
        assertThat(robot.lookup("is damaged").tryQuery()).isPresent();
        assertThat(robot.lookup(".photo-pair").lookup("Waiting").tryQuery()).isPresent();
    }

    @Test
    void noSetIsSaidInWords(FxRobot robot) {
        show(robot, Review.NONE);

        assertThat(robot.lookup("#gallery-nothing").query().isVisible()).isTrue();
    }

    @Test
    void aClickSelectsForAllViews(FxRobot robot) {
        ReviewCase first = tiles(robot, "false-negative").lesions().getFirst();

        robot.clickOn(first.image().name());

        assertThat(model.selectedProperty().get()).isEqualTo(first.image());
        assertThat(selectedTiles(robot)).containsExactly(first);
        assertThat(opened).isEmpty();
    }

    @Test
    void aDoubleClickOpens(FxRobot robot) {
        ReviewCase first = tiles(robot, "false-negative").lesions().getFirst();

        robot.doubleClickOn(first.image().name());

        assertThat(opened).containsExactly(first.image());
    }

    @Test
    void whatAnotherViewSelectsIsScrolledToAndMarked(FxRobot robot) {
        ReviewCase last = tiles(robot, "true-negative").lesions().getLast();

        robot.interact(() -> model.selectedProperty().set(last.image()));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(selectedTiles(robot)).containsExactly(last);
    }

    private static List<ReviewCase> selectedTiles(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".lesion-tile").queryAllAs(LesionTile.class).stream()
                .filter(tile -> tile.getPseudoClassStates().contains(SELECTED))
                .flatMap(tile -> tile.shown().stream())
                .toList();
    }

    @Test
    void arrowKeysGoFromGroupToGroupAndEnterOpens(FxRobot robot) {
        TileGrid from = tiles(robot, "true-positive");
        TileGrid to = tiles(robot, "false-negative");
        robot.clickOn(from.lesions().getFirst().image().name());
        robot.type(KeyCode.DOWN);
        assertThat(model.selectedProperty().get())
                .isEqualTo(from.lesions().get(from.columns()).image());

        robot.type(KeyCode.UP);
        for (int i = 0; i < from.columns(); i++) {
            robot.type(KeyCode.RIGHT);
        }
        assertThat(model.selectedProperty().get()).isEqualTo(to.lesions().getFirst().image());
        robot.type(KeyCode.ENTER);

        assertThat(opened).containsExactly(to.lesions().getFirst().image());
    }

    @Test
    void tilesGrowWithTheSlider(FxRobot robot) {
        double before = tiles(robot, "true-negative").pictureWidth().get();

        robot.interact(() -> robot.lookup("#gallery-size").query().requestFocus());
        robot.type(KeyCode.END);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(tiles(robot, "true-negative").columns()).isEqualTo(1);
        assertThat(tiles(robot, "true-negative").pictureWidth().get()).isEqualTo(256);
        assertThat(before).isLessThan(256);
    }

    /** Each step of the slider is seen, though four columns lie beside each other. */
    @Test
    void eachTileSizeIsSeenInFourColumns(FxRobot robot) {
        Slider slider = robot.lookup("#gallery-size").query();
        for (double size : new double[] {64, 96, 120, 136, 184, 256}) {
            robot.interact(() -> slider.setValue(size));
            WaitForAsyncUtils.waitForFxEvents();

            assertThat(groups(robot)).hasSizeGreaterThanOrEqualTo(4);
            assertThat(tiles(robot, "false-negative").pictureWidth().get()).isEqualTo(size);
        }
    }

    /** Square photos would have bars beside them in rooms of 4:3. */
    @Test
    void picturesHaveTheShapeOfTheSetsPhotos(FxRobot robot, @TempDir Path folder)
            throws IOException {
        List<LesionImage> squares = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Path file = folder.resolve(i + ".png");
            var square = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
            ImageIO.write(square, "png", file.toFile());
            squares.add(LesionImage.unlabelled(file));
        }

        robot.interact(thumbnails::clear);
        show(robot, Review.of(squares));

        PhotoPair pair =
                robot.lookup(".photo-pair").queryAllAs(PhotoPair.class).stream()
                        .filter(PhotoPair::isSeen)
                        .findFirst()
                        .orElseThrow();
        assertThat(pair.getHeight()).isEqualTo(pair.pictureWidthProperty().get());
    }

    @Test
    void aRowOfResultsWithoutItsPhotoShowsItsMap(FxRobot robot) throws IOException {
        Path table = JOB.resolve("results.parquet");
        Review set = Review.of(CaseSet.ofResults(table, SetChoices.NONE).images());
        show(robot, set.by(ProbabilitySource.TABLE));

        List<LesionImage> shown = shown(robot).stream().map(ReviewCase::image).toList();
        assertThat(shown).hasSize(4);
        for (Node node : robot.lookup(".photo-pair").queryAll()) {
            PhotoPair pair = (PhotoPair) node;
            if (pair.isSeen()) {
                boolean hasMap = pair.shown().orElseThrow().map().isPresent();
                assertThat(pair.isComplete()).isTrue();
                assertThat(pair.lookupAll(".absence"))
                        .singleElement()
                        .satisfies(words -> assertThat(words.isVisible()).isTrue());
                assertThat(pair.words()).isEqualTo(hasMap ? "" : "The table has no map of it");
            }
        }
    }

    /** A few letters at the edge, not a sentence over the lesion. */
    @Test
    void anEmptyMapIsSaidInTwoWords(FxRobot robot) {
        List<LesionImage> lesions =
                model.reviewProperty().get().cases().stream().map(ReviewCase::image).toList();
        var nothing =
                new CasePrediction(ContentHash.parse("0".repeat(64)), 0.2, new SignedMap(1, 1, -1));
        show(robot, Review.of(lesions).with(Map.of(0, new Progress.Scored(nothing))));

        Label note =
                robot.lookup(".photo-pair .note").queryAllAs(Label.class).stream()
                        .filter(label -> label.getText().equals("No heat"))
                        .findFirst()
                        .orElseThrow();
        assertThat(note.getTooltip().getText()).isEqualTo("No positive evidence");
        assertThat(note.getHeight()).isLessThan(24);
    }

    /** However many lesions there are and however far one scrolls. */
    @Test
    void onlyTilesThatAreSeenExist(FxRobot robot) {
        show(robot, SyntheticReview.large(SIIM));
        TileGrid grid = tiles(robot, "true-negative");
        ScrollBar bar = robot.from(grid).lookup(".scroll-bar").query();

        for (int percent = 0; percent <= 100; percent += 2) {
            double position = percent / 100.0;
            robot.interact(() -> bar.setValue(position * bar.getMax()));
            assertThat(robot.from(grid).lookup(".lesion-tile").queryAll())
                    .hasSizeBetween(grid.rowsSeen(), mostTiles(grid));
        }
        assertThat(grid.lesions().size()).isGreaterThan(20_000);
        assertThat(tilesOf(robot, grid).getLast().shown().orElseThrow())
                .isSameAs(grid.lesions().getLast());
    }

    private static int mostTiles(TileGrid grid) {
        return (grid.rowsSeen() + 2) * grid.columns();
    }

    /** In the order of the group. */
    private static List<LesionTile> tilesOf(FxRobot robot, TileGrid grid) {
        return robot.from(grid).lookup(".lesion-tile").queryAllAs(LesionTile.class).stream()
                .filter(Node::isVisible)
                .sorted(
                        Comparator.comparingDouble(Node::getTranslateY)
                                .thenComparingDouble(Node::getTranslateX))
                .toList();
    }

    @Test
    void tilesShowTheLesionsOfTheirPlaces(FxRobot robot) {
        show(robot, SyntheticReview.large(SIIM));
        TileGrid grid = tiles(robot, "false-positive");
        for (double threshold : new double[] {0.1, 0.6, 0.3}) {
            robot.interact(() -> model.thresholdProperty().set(threshold));
            robot.interact(() -> grid.reveal(grid.lesions().size() / 2));
            WaitForAsyncUtils.waitForFxEvents();
            int first = grid.firstRow() * grid.columns();

            List<ReviewCase> seen =
                    tilesOf(robot, grid).stream().map(tile -> tile.shown().orElseThrow()).toList();

            assertThat(first).isPositive();
            assertThat(seen).isEqualTo(grid.lesions().subList(first, first + seen.size()));
        }
    }

    @Test
    void largerTilesShowTheSameLesionsOnTop(FxRobot robot) {
        show(robot, SyntheticReview.large(SIIM));
        TileGrid grid = tiles(robot, "true-negative");
        robot.interact(() -> grid.reveal(9_000));
        WaitForAsyncUtils.waitForFxEvents();
        int before = grid.firstRow() * grid.columns();

        robot.interact(() -> robot.lookup("#gallery-size").queryAs(Slider.class).setValue(140));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(grid.firstRow() * grid.columns()).isCloseTo(before, within(grid.columns()));
        assertThat(before).isGreaterThan(8_000);
    }

    @Test
    void theWheelScrolls(FxRobot robot) {
        show(robot, SyntheticReview.large(SIIM));
        TileGrid grid = tiles(robot, "true-negative");
        robot.moveTo(grid).scroll(10, VerticalDirection.DOWN);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(grid.firstRow()).isPositive();
    }

    @Test
    void aScreenReaderHearsHowManyTilesThereAre(FxRobot robot) {
        TileGrid grid = tiles(robot, "false-negative");
        LesionImage second = grid.lesions().get(1).image();

        robot.interact(() -> model.selectedProperty().set(second));

        assertThat(grid.queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT))
                .isEqualTo(grid.lesions().size());
        assertThat(grid.queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM))
                .isInstanceOfSatisfying(
                        LesionTile.class,
                        tile -> assertThat(tile.getAccessibleText()).contains(second.name()));
    }

    @Test
    void countsHaveThousandsSeparators(FxRobot robot) {
        show(robot, SyntheticReview.large(SIIM));

        int negatives = tiles(robot, "true-negative").lesions().size();
        assertThat(count(robot, "true-negative"))
                .isEqualTo(
                        String.format(Locale.getDefault(Locale.Category.FORMAT), "%,d", negatives))
                .hasSizeGreaterThan(5);
    }

    @Test
    void everyTextStandsOutInLightAndDark(FxRobot robot) {
        GalleryView root = robot.lookup(".gallery").query();
        List<String> problems = new ArrayList<>();
        robot.interact(() -> problems.addAll(Contrast.problems(root, theme)));
        assertThat(problems).isEmpty();
    }

    @Test
    void everyControlCanBeReachedAndHasAName(FxRobot robot) {
        Node root = robot.lookup(".gallery").query();

        assertThat(Accessibility.problems((GalleryView) root)).isEmpty();
        assertThat(tiles(robot, "false-negative").isFocusTraversable()).isTrue();
        LesionTile tile = tilesOf(robot, tiles(robot, "false-negative")).getFirst();
        assertThat(tile.getAccessibleText()).contains(tile.shown().orElseThrow().image().name());
    }

    @Test
    void tilesShowPhotosOfTheirFiles(FxRobot robot) {
        assertThat(
                        robot.lookup(".lesion-tile").queryAllAs(LesionTile.class).stream()
                                .filter(Node::isVisible)
                                .map(tile -> tile.lookup(".photo-pair")))
                .isNotEmpty()
                .allMatch(pair -> pair instanceof PhotoPair photos && photos.isComplete());
    }
}
