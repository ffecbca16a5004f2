package org.lesionlens.ui.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.effect.DropShadow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.review.Patient;
import org.lesionlens.review.PatientOrder;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.Accessibility;
import org.lesionlens.testing.SyntheticReview;
import org.lesionlens.ui.fx.Shortcuts;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.review.HeatBar;
import org.lesionlens.ui.review.HeatLook;
import org.lesionlens.ui.review.LesionMaps;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.review.Thumbnails;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** List and page beside each other; comparisons run in the UI thread, photos are not read. */
@ExtendWith(ApplicationExtension.class)
class PatientsViewTest {

    private final ReviewViewModel review = new ReviewViewModel();
    private final LesionMaps maps = new LesionMaps(UiThreads.inline().latestJob());
    private final DoubleProperty opacity = new SimpleDoubleProperty(0.5);
    private final DoubleProperty threshold = new SimpleDoubleProperty(0.2);
    private final PatientsViewModel model =
            new PatientsViewModel(
                    review,
                    // The third lesion of the set has nothing in common with any other.
                    one -> Optional.of(one.index() == 2 ? new float[] {0, 1} : new float[] {1, 0}),
                    UiThreads.inline().latestJob(),
                    maps);
    private final List<LesionImage> opened = new ArrayList<>();
    private int pagesOpened;

    @Start
    void start(Stage stage) throws Exception {
        review.reviewProperty().set(SyntheticReview.samples());
        var thumbnails =
                new Thumbnails(
                        new ImageDecoder(DecodeLimits.STANDARD),
                        UiThreads.of(_ -> {}, Runnable::run),
                        new SimpleObjectProperty<@Nullable HeatLook>());
        var list = new PatientsList(model, () -> pagesOpened++);
        var commands = new PatientCommands(model, list::find);
        var page =
                new PatientView(
                        model,
                        commands,
                        thumbnails,
                        new HeatBar(maps, opacity, threshold),
                        opened::add);
        var scene = new Scene(new BorderPane(page, null, null, null, list), 1000, 700);
        new Shortcuts(commands.groups(), () -> false).install(scene);
        new Theme(ColorScheme.LIGHT).applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void saysWhatToDoWhileNobodyIsChosen(FxRobot robot) {
        assertThat(robot.lookup("#patient-none").query().isVisible()).isTrue();

        select(robot, "LL_0001");

        assertThat(robot.lookup("#patient-none").query().isVisible()).isFalse();
        assertThat(text(robot, "#patient-id")).isEqualTo("LL_P01");
        assertThat(text(robot, "#patient-facts"))
                .startsWith("male · 50 years · 7 lesions · 1 positive · highest probability 0");
    }

    /** Colours that let something through would have a shadow around each letter of the card. */
    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void theCardThatIsAtHandLetsNothingThrough(ColorScheme scheme, FxRobot robot) {
        robot.interact(
                () -> new Theme(scheme).applyTo(robot.lookup("#patient-none").query().getScene()));
        select(robot, "LL_0001");
        robot.interact(() -> robot.lookup("#patient-rows").query().requestFocus());
        WaitForAsyncUtils.waitForFxEvents();

        Region card = robot.lookup(".lesion-place:selected .lesion-panel").queryAs(Region.class);
        assertThat(card.getEffect()).isInstanceOf(DropShadow.class);
        assertThat(card.getBackground().getFills())
                .anyMatch(fill -> fill.getFill() instanceof Color colour && colour.isOpaque());
    }

    @Test
    void typingSearchesAndEnterOpensWhatWasFound(FxRobot robot) {
        robot.clickOn("#patients-search").write("p04");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(text(robot, "#patients-count")).isEqualTo("1 of 8");
        robot.type(KeyCode.ENTER);
        assertThat(text(robot, "#patient-id")).isEqualTo("LL_P04");
        assertThat(pagesOpened).isEqualTo(1);
    }

    /** Among hundreds the one that is looked at would have to be searched for again. */
    @Test
    void whoEndsASearchFindsThePresentPatientInSight(FxRobot robot) {
        robot.interact(() -> review.reviewProperty().set(SyntheticReview.large(900)));
        select(robot, "ISIC_0000600");
        robot.clickOn("#patients-search").write("IP_0020");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rows(robot).getItems()).hasSize(10);

        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();

        VirtualFlow<?> flow = robot.from(rows(robot)).lookup(".virtual-flow").query();
        assertThat(model.place())
                .isEqualTo(200)
                .isBetween(
                        flow.getFirstVisibleCell().getIndex(),
                        flow.getLastVisibleCell().getIndex());
    }

    @Test
    void aSearchInVainSaysSoAndCanBeCleared(FxRobot robot) {
        robot.clickOn("#patients-search").write("xyz");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#patients-nothing")).contains("xyz");

        robot.clickOn("#patients-clear");

        assertThat(text(robot, "#patients-count")).isEqualTo("8");
        assertThat(rows(robot).getItems()).hasSize(8);
    }

    @Test
    void anEmptySetSaysWhatToOpen(FxRobot robot) {
        robot.interact(() -> review.reviewProperty().set(Review.NONE));

        assertThat(text(robot, "#patients-nothing")).startsWith("No set is open");
        assertThat(robot.lookup("#patients-clear").query().isVisible()).isFalse();
    }

    @Test
    void sortsAsOneLikesAndKeepsThePatient(FxRobot robot) {
        select(robot, "LL_0010");
        ComboBox<PatientOrder> order = robot.lookup("#patients-order").queryComboBox();

        robot.interact(() -> order.setValue(PatientOrder.AGE));

        assertThat(rows(robot).getItems().getFirst().id()).isEqualTo("LL_P07");
        assertThat(rows(robot).getSelectionModel().getSelectedItem().id()).isEqualTo("LL_P02");
        assertThat(review.selectedProperty().get()).isEqualTo(lesion("LL_0010"));
    }

    @Test
    void theListFollowsTheSelectionAndTheSelectionTheList(FxRobot robot) {
        select(robot, "LL_0023");
        assertThat(rows(robot).getSelectionModel().getSelectedItem().id()).isEqualTo("LL_P04");

        robot.interact(rows(robot)::requestFocus);
        robot.type(KeyCode.DOWN);
        assertThat(review.selectedProperty().get().patient()).isEqualTo("LL_P05");
        robot.type(KeyCode.UP).type(KeyCode.ENTER);
        assertThat(text(robot, "#patient-id")).isEqualTo("LL_P04");
        assertThat(pagesOpened).isEqualTo(1);
    }

    @Test
    void keysLeadToTheNextAndThePreviousPatient(FxRobot robot) {
        select(robot, "LL_0001");
        robot.interact(robot.lookup("#patient-rows").query()::requestFocus);

        robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
        assertThat(text(robot, "#patient-id")).isEqualTo("LL_P02");
        robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
        assertThat(text(robot, "#patient-id")).isEqualTo("LL_P01");
        assertThat(robot.lookup("#page-previous-patient").query().isDisabled()).isTrue();
        robot.clickOn("#page-next-patient");
        assertThat(text(robot, "#patient-id")).isEqualTo("LL_P02");
    }

    @Test
    void theOddOneOutComesFirstWithItsDistanceAndWhatItMeans(FxRobot robot) {
        select(robot, "LL_0001");

        assertThat(text(robot, "#patient-comparison"))
                .isEqualTo(
                        "LL_0003 lies farthest from the patient's other lesions: distance "
                                + "%.3f, the others ".formatted(1.0)
                                + "%.3f to ".formatted(1 - 5 / Math.sqrt(26))
                                + "%.3f.".formatted(1 - 5 / Math.sqrt(26)));
        assertThat(robot.lookup("#patient-meaning").query().isVisible()).isTrue();
        assertThat(panels(robot).getFirst().lookup(".rank"))
                .isInstanceOfSatisfying(
                        Label.class,
                        rank -> assertThat(rank.getText()).startsWith("Odd one out, 1 of 7"));
    }

    @Test
    void twoLesionsAreNotRanked(FxRobot robot) {
        List<LesionImage> two =
                review.reviewProperty().get().cases().stream()
                        .map(ReviewCase::image)
                        .limit(2)
                        .toList();
        robot.interact(() -> review.reviewProperty().set(Review.of(two)));
        select(robot, "LL_0001");

        assertThat(text(robot, "#patient-comparison")).startsWith("From 3 lesions");
        assertThat(robot.lookup("#patient-meaning").query().isVisible()).isFalse();
        assertThat(panels(robot)).hasSize(2);
        assertThat(panels(robot)).allMatch(panel -> !panel.lookup(".rank").isVisible());
    }

    @Test
    void theThresholdChangesCategoriesAtOnce(FxRobot robot) {
        select(robot, "LL_0001");
        robot.interact(() -> review.thresholdProperty().set(0));
        assertThat(categories(robot)).allMatch(letters -> letters.endsWith("P"));

        robot.interact(() -> review.thresholdProperty().set(1));
        assertThat(categories(robot)).allMatch(letters -> letters.endsWith("N"));
    }

    @Test
    void aClickSelectsAndADoubleClickOpens(FxRobot robot) {
        select(robot, "LL_0001");
        Node third = panels(robot).getFirst();

        robot.clickOn(third);
        assertThat(review.selectedProperty().get()).isEqualTo(lesion("LL_0003"));
        assertThat(opened).isEmpty();

        robot.doubleClickOn(third);
        assertThat(opened).containsExactly(lesion("LL_0003"));
    }

    @Test
    void arrowsMoveTheSelectionAndEnterOpensIt(FxRobot robot) {
        select(robot, "LL_0003"); // the first on the page
        robot.interact(robot.lookup("#patient-rows").query()::requestFocus);

        robot.type(KeyCode.RIGHT);
        LesionImage second = review.selectedProperty().get();
        assertThat(second).isNotEqualTo(lesion("LL_0003"));
        assertThat(second.patient()).isEqualTo("LL_P01");
        robot.type(KeyCode.LEFT).type(KeyCode.ENTER);
        assertThat(opened).containsExactly(lesion("LL_0003"));
    }

    @Test
    void saysWhatWaitsAndWhatFailed(FxRobot robot) {
        robot.interact(() ->
                review.reviewProperty()
                        .set(
                                review.reviewProperty()
                                        .get()
                                        .with(
                                                Map.of(
                                                        0,
                                                        Progress.WAITING,
                                                        1,
                                                        new Progress.Failed("not a photo")))));
        select(robot, "LL_0001");

        assertThat(panels(robot).get(0).lookup(".number"))
                .isInstanceOfSatisfying(
                        Label.class, label -> assertThat(label.getText()).isEqualTo("not scored"));
        assertThat(panels(robot).get(1).lookup(".number"))
                .isInstanceOfSatisfying(
                        Label.class, label -> assertThat(label.getText()).isEqualTo("failed"));
    }

    @Test
    void lesionsOfNobodyComeLastUnderTheirOwnName(FxRobot robot) {
        List<LesionImage> lesions = new ArrayList<>();
        lesions.add(new LesionImage("stray", lesion("LL_0001").file(), LesionFacts.NONE));
        review.reviewProperty().get().cases().forEach(one -> lesions.add(one.image()));
        robot.interact(() -> review.reviewProperty().set(Review.of(lesions)));
        select(robot, "stray");

        assertThat(text(robot, "#patients-count")).isEqualTo("8");
        assertThat(rows(robot).getSelectionModel().getSelectedIndex()).isEqualTo(8);
        assertThat(text(robot, "#patient-id")).isEqualTo("No patient named");
    }

    @Test
    void ofAHundredLesionsOnlyThoseOnTheScreenHaveCards(FxRobot robot) {
        List<LesionImage> many = new ArrayList<>();
        for (int i = 0; i < 115; i++) {
            many.add(
                    new LesionImage(
                            "many" + i, lesion("LL_0001").file(), lesion("LL_0001").facts()));
        }
        robot.interact(() -> review.reviewProperty().set(Review.of(many)));
        select(robot, "many0");
        assertThat(panels(robot).size()).isBetween(4, 16);

        robot.interact(() -> review.selectedProperty().set(many.getLast()));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(panels(robot))
                .anyMatch(panel ->
                        ((Label) panel.lookup(".lesion-name")).getText().equals("many114"));
    }

    @Test
    void aClickOnTheBodySelectsWhatIsThere(FxRobot robot) {
        select(robot, "LL_0001");
        foldTheList(robot);
        List<LesionImage> torso = at("torso");
        assertThat(torso).hasSize(5);

        robot.clickOn(robot.lookup("#body-CHEST-front .zone").<Node>query());

        assertThat(review.selection().lesions()).containsExactlyInAnyOrderElementsOf(torso);
        assertThat(robot.lookup("#body-BACK-back .zone").<Node>queryAll())
                .allMatch(zone -> isIn(zone, "selected")); // which side is not said
        assertThat(robot.lookup("#body-HANDS_FEET-back .zone").<Node>queryAll())
                .noneMatch(zone -> isIn(zone, "filled"));
    }

    @Test
    void theBodyIsUsableByKeysAndSaysWhatIsWhere(FxRobot robot) {
        select(robot, "LL_0001");
        foldTheList(robot);
        Node legs = robot.lookup("#body-LEGS-front").query();
        assertThat(legs.getAccessibleText()).isEqualTo("Legs · 1");
        assertThat(robot.lookup("#body-HEAD-front").query().isFocusTraversable()).isFalse();

        robot.interact(legs::requestFocus);
        robot.type(KeyCode.ENTER);

        assertThat(review.selectedProperty().get()).isEqualTo(at("lower extremity").getFirst());
        assertThat(robot.lookup("#body-LEGS-front").query().isFocused()).isTrue();
    }

    @Test
    void theBodyIsNeverSeenWithoutItsColours(FxRobot robot) {
        select(robot, "LL_0001");
        foldTheList(robot);

        robot.interact(() -> {
            review.selectedProperty().set(at("lower extremity").getFirst());

            Shape legs = robot.lookup("#body-LEGS-front .zone").query();
            assertThat(legs.getFill()).isNotEqualTo(Color.BLACK); // as a shape is before its style
        });
    }

    @Test
    void theBodyMapCanBeFoldedAway(FxRobot robot) {
        select(robot, "LL_0001");
        foldTheList(robot);
        assertThat(robot.lookup("#body-map").query().isVisible()).isTrue();

        robot.press(KeyCode.SHIFT).type(KeyCode.B).release(KeyCode.SHIFT);

        assertThat(robot.lookup("#body-map").query().isVisible()).isFalse();
    }

    @Test
    void cardsAreAsLargeAsOneLikes(FxRobot robot) {
        select(robot, "LL_0001");
        double before = panels(robot).getFirst().getLayoutBounds().getWidth();

        robot.clickOn("#card-size").type(KeyCode.END);
        WaitForAsyncUtils.waitForFxEvents();

        double after = panels(robot).getFirst().getLayoutBounds().getWidth();
        assertThat(after).isGreaterThan(before);
        assertThat(rows(robot, "#patient-rows").getWidth()).isGreaterThan(after);
    }

    @Test
    void allHeatFollowsOneSlider(FxRobot robot) {
        select(robot, "LL_0001");

        robot.clickOn("#heat-opacity").type(KeyCode.END);
        robot.clickOn("#heat-threshold").type(KeyCode.HOME);

        assertThat(opacity.get()).isEqualTo(1);
        assertThat(threshold.get()).isZero();
        assertThat(robot.lookup("#heat-class").query().isDisabled()).isTrue(); // without a model
    }

    /** As F9 does in the window: the body comes where there is room for it. */
    private static void foldTheList(FxRobot robot) {
        assertThat(robot.lookup("#body-map").query().isVisible()).isFalse();
        robot.interact(() ->
                ((BorderPane) robot.lookup("#patient").query().getScene().getRoot()).setLeft(null));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<LesionImage> at(String site) {
        return model.pageLesions().stream()
                .filter(lesion -> lesion.facts().site().equals(site))
                .toList();
    }

    private static boolean isIn(Node node, String state) {
        return node.getPseudoClassStates().contains(PseudoClass.getPseudoClass(state));
    }

    private static ListView<?> rows(FxRobot robot, String id) {
        return robot.lookup(id).queryListView();
    }

    @Test
    void everythingHasANameAndARole(FxRobot robot) {
        select(robot, "LL_0003");

        Parent root = robot.lookup("#patient").query().getScene().getRoot();
        assertThat(Accessibility.problems(root)).isEmpty();
        assertThat(robot.lookup("#patient-rows .list-cell").<Node>queryAll())
                .filteredOn(Node::isVisible)
                .extracting(Node::getAccessibleText)
                .anySatisfy(spoken ->
                        assertThat(spoken).contains("LL_0003", "Odd one out", "threshold"));
    }

    private void select(FxRobot robot, String name) {
        robot.interact(() -> review.selectedProperty().set(lesion(name)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private LesionImage lesion(String name) {
        return review.reviewProperty().get().cases().stream()
                .map(ReviewCase::image)
                .filter(lesion -> lesion.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ListView<Patient> rows(FxRobot robot) {
        return robot.lookup("#patients-rows").queryListView();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    /** The panels on the screen in their reading order. */
    private static List<Node> panels(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup("#patient-rows .lesion-place").<Node>queryAll().stream()
                .filter(PatientsViewTest::isShown)
                .sorted((one, other) -> {
                    var a = one.localToScene(one.getBoundsInLocal());
                    var b = other.localToScene(other.getBoundsInLocal());
                    return Math.abs(a.getMinY() - b.getMinY()) > 1
                            ? Double.compare(a.getMinY(), b.getMinY())
                            : Double.compare(a.getMinX(), b.getMinX());
                })
                .toList();
    }

    private static List<String> categories(FxRobot robot) {
        return panels(robot).stream()
                .map(panel -> ((Label) panel.lookup(".outcome-mark")).getText())
                .toList();
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }
}
