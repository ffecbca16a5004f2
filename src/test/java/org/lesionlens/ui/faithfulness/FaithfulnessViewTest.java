package org.lesionlens.ui.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Queue;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lesionlens.background.LatestJob;
import org.lesionlens.testing.SyntheticAnalysis;
import org.lesionlens.ui.faithfulness.FaithfulnessViewModel.Checker;
import org.lesionlens.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The panel at the width of a drawer; work waits until a test lets it run. */
@ExtendWith(ApplicationExtension.class)
class FaithfulnessViewTest {

    private static final Checker CHECKER = (_, _, _) -> SyntheticFaithfulness.RESULT;

    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final FaithfulnessViewModel model =
            new FaithfulnessViewModel(new LatestJob<>(worker::add, Runnable::run));

    @Start
    void start(Stage stage) {
        var search = new TextField(); // where the focus would go, and the next letters
        search.setAccessibleText("Search");
        var scroll = new ScrollPane(new VBox(search, new FaithfulnessView(model)));
        scroll.setFitToWidth(true);
        var scene = new Scene(scroll, 300, 700);
        new Theme(ColorScheme.LIGHT).applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void saysWhatItIsForBeforeAPhotoIsShown(FxRobot robot) {
        assertThat(text(robot, "#faithfulness-message")).isNotBlank();
        assertThat(shows(robot, "#faithfulness-check")).isFalse();
        assertThat(shows(robot, "#faithfulness-progress")).isFalse();
    }

    @Test
    void saysWhyAnEmptyMapIsNotChecked(FxRobot robot) {
        robot.interact(() -> model.show(SyntheticAnalysis.of(1, -1, 0, 0, 0), CHECKER));

        assertThat(text(robot, "#faithfulness-message")).contains("melanoma");
        assertThat(shows(robot, "#faithfulness-check")).isFalse();
    }

    @Test
    void aClickChecksAndShowsCurvesAndNumbers(FxRobot robot) {
        robot.interact(() -> model.show(SyntheticAnalysis.of(1, 4, 0, 0, 0), CHECKER));

        robot.clickOn("#faithfulness-check");
        assertThat(shows(robot, "#faithfulness-progress")).isTrue();
        assertThat(shows(robot, "#faithfulness-check")).isFalse();

        robot.interact(() -> worker.remove().run());
        assertThat(shows(robot, "#faithfulness-progress")).isFalse();
        assertThat(text(robot, "#faithfulness-hot-alone")).isEqualTo("%.3f".formatted(0.75));
        assertThat(text(robot, "#faithfulness-hot-removed-change"))
                .isEqualTo("−" + "%.3f".formatted(0.6));
        assertThat(text(robot, "#faithfulness-randomisation-head"))
                .isEqualTo("−" + "%.2f".formatted(0.25));
        assertThat(text(robot, "#faithfulness-deletion-map"))
                .isEqualTo("%.3f".formatted(SyntheticFaithfulness.RESULT.deletion().map().area()));
        assertThat(text(robot, "#faithfulness-deletion-verdict"))
                .isNotEqualTo(text(robot, "#faithfulness-insertion-verdict"));
        robot.interact(() -> robot.lookup("#faithfulness").query().getScene().getRoot().layout());
        for (Path line : robot.lookup(".line").queryAllAs(Path.class)) {
            assertThat(line.getElements()).hasSizeGreaterThan(1);
        }
        assertThat(robot.lookup("#faithfulness-deletion-chart .line").queryAll()).hasSize(2);
    }

    @Test
    void cancelBringsTheButtonBack(FxRobot robot) {
        robot.interact(() -> model.show(SyntheticAnalysis.of(1, 4, 0, 0, 0), CHECKER));
        robot.clickOn("#faithfulness-check");

        robot.clickOn("#faithfulness-cancel");

        assertThat(shows(robot, "#faithfulness-check")).isTrue();
        assertThat(shows(robot, "#faithfulness-cancel")).isFalse();
    }

    /** Each takes the other's place: the next key is not for whatever lies elsewhere. */
    @Test
    void theFocusStaysInThePanel(FxRobot robot) {
        robot.interact(() -> model.show(SyntheticAnalysis.of(1, 4, 0, 0, 0), CHECKER));

        robot.clickOn("#faithfulness-check");
        assertThat(robot.lookup("#faithfulness-cancel").query().isFocused()).isTrue();

        robot.interact(() -> worker.remove().run());
        assertThat(robot.lookup("#faithfulness-check").query().isFocused()).isTrue();
    }

    /** The next photo is not at hand: its map is awaited. */
    @Test
    void theFocusWaitsForTheNextMap(FxRobot robot) {
        robot.interact(() -> model.show(SyntheticAnalysis.of(1, 4, 0, 0, 0), CHECKER));
        robot.clickOn("#faithfulness-check");
        robot.interact(() -> worker.remove().run());

        robot.interact(model::clear);
        assertThat(robot.lookup("#faithfulness").query().isFocused()).isTrue();
        robot.interact(() -> model.show(SyntheticAnalysis.of(2, 3, 0, 0, 0), CHECKER));

        assertThat(robot.lookup("#faithfulness-check").query().isFocused()).isTrue();
    }

    @Test
    void showsTheReasonOfAFailure(FxRobot robot) {
        robot.interact(() -> {
            model.show(
                    SyntheticAnalysis.of(1, 4, 0, 0, 0),
                    (_, _, _) -> {
                        throw new IllegalStateException("no memory");
                    });
            model.start();
            worker.remove().run();
        });

        assertThat(text(robot, "#faithfulness-message")).contains("no memory");
        assertThat(shows(robot, "#faithfulness-check")).isTrue();
    }

    @Test
    void nothingIsCutInANarrowDrawer(FxRobot robot) {
        robot.interact(() -> {
            model.show(SyntheticAnalysis.of(1, 4, 0, 0, 0), CHECKER);
            model.start();
            worker.remove().run();
        });

        for (Label label : robot.lookup(".label").queryAllAs(Label.class)) {
            if (label.isWrapText() && isShown(label) && !label.getText().isEmpty()) {
                assertThat(label.getHeight())
                        .as(label.getText())
                        .isGreaterThanOrEqualTo(label.prefHeight(label.getWidth()) - 1);
            }
        }
    }

    @Test
    void everyControlHasANameAndAccessibleText(FxRobot robot) {
        robot.interact(() -> model.show(SyntheticAnalysis.of(1, 4, 0, 0, 0), CHECKER));
        robot.interact(model::start);

        for (String id : new String[] {"#faithfulness-check", "#faithfulness-cancel"}) {
            assertThat(
                            robot.from(robot.lookup("#faithfulness").queryAll())
                                    .lookup(id)
                                    .<Node>query())
                    .extracting(Node::getAccessibleText)
                    .asString()
                    .isNotBlank();
        }
        ProgressBar bar = robot.lookup("#faithfulness-progress").query();
        assertThat(bar.getAccessibleText()).isNotBlank();
    }

    @Test
    void bothLanguagesSayTheSame() {
        var english = ResourceBundle.getBundle("org.lesionlens.ui.faithfulness.texts", Locale.ROOT);
        var german =
                ResourceBundle.getBundle("org.lesionlens.ui.faithfulness.texts", Locale.GERMAN);

        assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
        assertThat(keys(german)).isEqualTo(keys(english));
        for (String key : keys(english)) {
            assertThat(places(german.getString(key)))
                    .as(key)
                    .isEqualTo(places(english.getString(key)));
            assertThat(german.getString(key)).as(key).doesNotContain("'");
        }
    }

    private static Set<String> keys(ResourceBundle bundle) {
        var keys = new TreeSet<String>();
        for (Enumeration<String> all = bundle.getKeys(); all.hasMoreElements(); ) {
            keys.add(all.nextElement());
        }
        return keys;
    }

    /** The numbers in braces. */
    private static Set<String> places(String text) {
        var places = new TreeSet<String>();
        Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .forEach(found -> places.add(found.group()));
        return places;
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static boolean shows(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().map(FaithfulnessViewTest::isShown).orElse(false);
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }
}
