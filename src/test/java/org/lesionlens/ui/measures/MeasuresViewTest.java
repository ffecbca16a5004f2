package org.lesionlens.ui.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.evaluation.Calibration;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.CurvePoint;
import org.lesionlens.evaluation.Interval;
import org.lesionlens.evaluation.RocCurve;
import org.lesionlens.evaluation.Thresholds;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Measures;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.review.Subgroup;
import org.lesionlens.review.SubgroupAttribute.OfSex;
import org.lesionlens.testing.Accessibility;
import org.lesionlens.testing.Contrast;
import org.lesionlens.testing.SyntheticReview;
import org.lesionlens.ui.fx.Plot;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.review.MaskSource;
import org.lesionlens.ui.review.ReviewViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The measures of the samples; background work waits until a test lets it run. */
@ExtendWith(ApplicationExtension.class)
class MeasuresViewTest {

    private final ReviewViewModel review = new ReviewViewModel();
    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final AtomicInteger gallery = new AtomicInteger();
    private final ObjectProperty<ColourMap> colours = new SimpleObjectProperty<>(ColourMap.VIRIDIS);
    private final Theme theme = new Theme(ColorScheme.LIGHT);
    private final Texts texts = Texts.of(MeasuresView.class);

    @Start
    void start(Stage stage) {
        var view =
                new MeasuresView(
                        review,
                        colours,
                        MaskSource.none(),
                        UiThreads.of(worker::add, Runnable::run),
                        gallery::incrementAndGet);
        var scene = new Scene(view, 1000, 700);
        theme.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void show(FxRobot robot, Review set) {
        robot.interact(() -> {
            review.reviewProperty().set(set);
            work();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void work() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    /** The robot of the headless platform knows no drag. */
    private static void mouse(
            FxRobot robot, Plot plot, EventType<MouseEvent> type, double x, double y) {
        mouse(robot, plot, type, MouseButton.PRIMARY, x, y);
    }

    private static void mouse(
            FxRobot robot,
            Plot plot,
            EventType<MouseEvent> type,
            MouseButton button,
            double x,
            double y) {
        Bounds across = plot.getXAxis().localToScene(plot.getXAxis().getLayoutBounds());
        Bounds up = plot.getYAxis().localToScene(plot.getYAxis().getLayoutBounds());
        Point2D place = new Point2D(across.getMinX() + plot.x(x), up.getMinY() + plot.y(y));
        Point2D local = plot.sceneToLocal(place);
        boolean down = type != MouseEvent.MOUSE_MOVED;
        robot.interact(() ->
                plot.fireEvent(
                        new MouseEvent(
                                null,
                                plot,
                                type,
                                place.getX(),
                                place.getY(),
                                place.getX(),
                                place.getY(),
                                down ? button : MouseButton.NONE,
                                1,
                                false,
                                false,
                                false,
                                false,
                                down && button == MouseButton.PRIMARY,
                                false,
                                down && button == MouseButton.SECONDARY,
                                true,
                                false,
                                true,
                                new PickResult(plot, local.getX(), local.getY()))));
    }

    private static Review unscored(Truth truth) {
        var facts = new LesionFacts("", truth, LesionFacts.NONE.sex(), null, "", "", null);
        return Review.of(List.of(new LesionImage("a", Path.of("a.jpg"), facts)));
    }

    @Test
    void countsAndNumbersAreThoseOfTheEvaluation(FxRobot robot) throws IOException {
        Review samples = SyntheticReview.samples();
        show(robot, samples);

        for (double threshold : new double[] {0.2, 0.5, 0.8}) {
            robot.interact(() -> review.thresholdProperty().set(threshold));
            Confusion confusion = samples.scores().at(threshold);
            assertThat(text(robot, "#matrix-TP-count")).isEqualTo("" + confusion.truePositives());
            assertThat(text(robot, "#matrix-FN-count")).isEqualTo("" + confusion.falseNegatives());
            assertThat(text(robot, "#matrix-TN-count")).isEqualTo("" + confusion.trueNegatives());
            assertThat(text(robot, "#matrix-FP-count")).isEqualTo("" + confusion.falsePositives());
            assertThat(text(robot, "#matrix-all-count")).isEqualTo("" + confusion.total());
            var sensitivity = confusion.sensitivity().orElseThrow();
            assertThat(text(robot, "#numbers-sensitivity"))
                    .isEqualTo("%.3f".formatted(sensitivity.value()));
            assertThat(text(robot, "#numbers-sensitivity-interval"))
                    .isEqualTo("only 7 patients"); // of the samples' eight have a melanoma
            assertThat(text(robot, "#numbers-f1"))
                    .isEqualTo("%.3f".formatted(confusion.f1().orElseThrow()));
        }
        assertThat(text(robot, "#calibration-errors"))
                .contains("%.3f".formatted(Calibration.brier(samples.scores()).orElseThrow()));
    }

    @Test
    void intervalsGoByPatientAndSaySo(FxRobot robot) {
        Review large = SyntheticReview.large(600);
        show(robot, large);

        Interval expected =
                Measures.of(large).clustered().at(0.5).sensitivity().interval().orElseThrow();
        assertThat(text(robot, "#numbers-sensitivity-interval"))
                .isEqualTo("%.3f – %.3f".formatted(expected.low(), expected.high()));
        assertThat(text(robot, "#numbers-reading")).contains("by patient (200 patients)");
        assertThat(text(robot, "#roc-certainty")).contains("1,000 draws", "200 patients");
        assertThat(text(robot, "#subgroups-reading")).contains("by patient");
    }

    @Test
    void tooFewPatientsGiveNoIntervalAndAReason(FxRobot robot) throws IOException {
        show(robot, SyntheticReview.samples());

        assertThat(text(robot, "#roc-area")).doesNotContain("–", "…");
        assertThat(text(robot, "#roc-certainty"))
                .isEqualTo(texts.get("area.few.PATIENT", 10, 7))
                .startsWith("No interval");
        assertThat(text(robot, "#numbers-accuracy-interval")).isEqualTo("only 8 patients");
    }

    @Test
    void aWindowThatClosesWhileIntervalsAreDrawnReportsNoFailure(FxRobot robot)
            throws InterruptedException {
        robot.interact(() -> {
            review.reviewProperty().set(SyntheticReview.large(600));
            worker.remove().run();
        });
        List<Throwable> failures = new ArrayList<>();
        var pool = new Thread(worker.remove());
        pool.setUncaughtExceptionHandler((_, failure) -> failures.add(failure));
        pool.start();
        pool.interrupt(); // as a pool that is shut down does
        pool.join();

        assertThat(failures).isEmpty();
        assertThat(text(robot, "#roc-area")).endsWith("…");
    }

    @Test
    void aCellAndAMarginShowTheirLesionsInTheGallery(FxRobot robot) throws IOException {
        show(robot, SyntheticReview.samples());

        press(robot, "#matrix-FN");
        assertThat(review.filterProperty().get())
                .isEqualTo(CaseFilter.ALL.withGroups(Set.of(OutcomeGroup.FALSE_NEGATIVE)));
        assertThat(gallery).hasValue(1);

        press(robot, "#matrix-called-positive");
        assertThat(review.filterProperty().get().groups())
                .containsExactlyInAnyOrder(OutcomeGroup.TRUE_POSITIVE, OutcomeGroup.FALSE_POSITIVE);
        assertThat(gallery).hasValue(2);
    }

    /** Each lesion of the set twice, the second time less likely. */
    private static Review inPairs() {
        Review large = SyntheticReview.large(100);
        List<LesionImage> photos = new ArrayList<>();
        Map<Integer, Progress> news = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            ReviewCase one = large.cases().get(i / 2);
            LesionFacts facts = one.image().facts();
            photos.add(
                    new LesionImage(
                            "photo" + i,
                            Path.of(i + ".jpg"),
                            new LesionFacts(
                                    facts.patient(),
                                    facts.truth(),
                                    facts.sex(),
                                    facts.age(),
                                    facts.site(),
                                    "",
                                    null,
                                    "lesion" + i / 2,
                                    "",
                                    "",
                                    facts.finding(),
                                    facts.probabilities())));
            CasePrediction known = one.prediction().orElseThrow();
            news.put(
                    i,
                    new Progress.Scored(
                            new CasePrediction(
                                    known.photo(),
                                    known.probability() / (1 + i % 2),
                                    known.map())));
        }
        return Review.of(photos).with(news);
    }

    @Test
    void lesionsAreCountedOnceWhereAPersonWantsIt(FxRobot robot) {
        Review pairs = inPairs();
        show(robot, pairs);
        ComboBox<MeasuredUnit> choice = robot.lookup("#measures-unit").queryComboBox();
        assertThat(choice.getParent().isVisible()).isTrue();
        assertThat(text(robot, "#matrix-all-count")).isEqualTo("200");
        assertThat(text(robot, "#measures-judged")).startsWith("Of 200 of 200 photos");

        robot.interact(() -> {
            choice.setValue(MeasuredUnit.LESION_BY_MAXIMUM);
            work();
        });
        Measures highest = Measures.of(pairs, MeasuredUnit.LESION_BY_MAXIMUM, ModelClasses.NONE);
        assertThat(text(robot, "#matrix-all-count")).isEqualTo("100");
        assertThat(text(robot, "#matrix-TP-count"))
                .isEqualTo("" + highest.scores().at(0.5).truePositives());
        assertThat(text(robot, "#measures-judged")).startsWith("Of 100 of 100 lesions");

        press(robot, "#matrix-TP");
        CaseFilter.Picked picked = review.filterProperty().get().picked().orElseThrow();
        assertThat(picked.files()).hasSize(2 * highest.scores().at(0.5).truePositives());
        assertThat(picked.name()).contains("lesions, highest p", "0.500");
    }

    @Test
    void whereLesionsHaveOnePhotoThereIsNothingToChoose(FxRobot robot) throws IOException {
        show(robot, SyntheticReview.samples());

        assertThat(robot.lookup("#measures-unit").query().getParent().isVisible()).isFalse();
    }

    /** Ninety nevi, melanomas and what is neither, each called any of three classes. */
    private static Review ofThreeClasses() {
        Review large = SyntheticReview.large(90);
        Map<Integer, Progress> news = new HashMap<>();
        for (int i = 0; i < 90; i++) {
            CasePrediction known = large.cases().get(i).prediction().orElseThrow();
            List<Double> probabilities = new ArrayList<>(List.of(0.1, 0.1, 0.1));
            probabilities.set(i % 3, 0.8);
            news.put(
                    i,
                    new Progress.Scored(
                            new CasePrediction(known.photo(), probabilities, 1, known.map())));
        }
        return large.with(news);
    }

    @Test
    void aModelOfSeveralClassesHasItsWholeMatrix(FxRobot robot) {
        show(robot, SyntheticReview.large(90));
        Node panel = robot.lookup("#measures-classes").query();
        assertThat(panel.isVisible()).isFalse();

        robot.interact(() ->
                review.offer(new ModelClasses(List.of("nevus", "melanoma", "bcc"), "melanoma")));
        Review set = ofThreeClasses();
        show(robot, set);
        assertThat(panel.isVisible()).isTrue();
        long melanomas = set.cases().stream().filter(one -> one.truth().isPositive()).count();
        long called =
                set.cases().stream()
                        .filter(one -> one.truth().isPositive() && one.index() % 3 == 0)
                        .count();
        assertThat(melanomas).isPositive();
        assertThat(text(robot, "#class-truth-1-count")).isEqualTo("" + melanomas);
        assertThat(text(robot, "#class-1-0-count")).isEqualTo("" + called);
        assertThat(text(robot, "#classes-counted"))
                .contains("Counted: " + melanomas, "one class: " + (90 - melanomas));
        assertThat(robot.lookup("#class-1-0").queryButton().getAccessibleText())
                .startsWith("melanoma, called nevus: " + called);

        press(robot, "#class-1-0");
        CaseFilter.Picked picked = review.filterProperty().get().picked().orElseThrow();
        assertThat(picked.name()).isEqualTo("melanoma, called nevus");
        assertThat(picked.files()).hasSize((int) called);
        assertThat(gallery).hasValue(1);

        MeasuresView root = robot.lookup("#measures").query();
        List<String> problems = new ArrayList<>();
        robot.interact(() -> problems.addAll(Contrast.problems(root, theme)));
        assertThat(problems).isEmpty();
        assertThat(Accessibility.problems(root)).isEmpty();
    }

    @Test
    void draggingTheRocPointMovesTheThresholdAlongTheCurve(FxRobot robot) throws IOException {
        Review samples = SyntheticReview.samples();
        show(robot, samples);
        RocCurve curve = RocCurve.of(samples.scores()).orElseThrow();
        Plot plot = robot.lookup("#roc-plot").queryAs(Plot.class);
        CurvePoint middle = curve.points().get(curve.points().size() / 2);
        CurvePoint later = curve.points().get(curve.points().size() - 5);

        mouse(robot, plot, MouseEvent.MOUSE_PRESSED, middle.x(), middle.y());
        assertThat(review.thresholdProperty().get())
                .isEqualTo(Thresholds.shortest(samples.scores(), middle.threshold()));

        mouse(robot, plot, MouseEvent.MOUSE_DRAGGED, later.x(), later.y());
        assertThat(review.thresholdProperty().get())
                .isEqualTo(Thresholds.shortest(samples.scores(), later.threshold()));
        assertThat(text(robot, "#matrix-TP-count"))
                .isEqualTo("" + samples.scores().at(later.threshold()).truePositives());

        mouse(robot, plot, MouseEvent.MOUSE_DRAGGED, -0.5, 0); // beyond the axes
        assertThat(review.thresholdProperty().get()).isEqualTo(1);
    }

    @Test
    void aClickOnTheCurveSelectsTheLesionOfThatThreshold(FxRobot robot) throws IOException {
        Review samples = SyntheticReview.samples();
        show(robot, samples);
        CurvePoint point = RocCurve.of(samples.scores()).orElseThrow().points().get(10);
        Plot plot = robot.lookup("#roc-plot").queryAs(Plot.class);

        mouse(robot, plot, MouseEvent.MOUSE_PRESSED, point.x(), point.y());
        mouse(robot, plot, MouseEvent.MOUSE_CLICKED, point.x(), point.y());

        LesionImage selected = Objects.requireNonNull(review.selectedProperty().get());
        ReviewCase expected =
                samples.judged().stream()
                        .filter(one -> one.image().equals(selected))
                        .findFirst()
                        .orElseThrow();
        assertThat(expected.probability()).hasValue(point.threshold());
    }

    @Test
    void hoveringTellsAPointWithoutMovingTheThreshold(FxRobot robot) throws IOException {
        Review samples = SyntheticReview.samples();
        show(robot, samples);
        CurvePoint point = RocCurve.of(samples.scores()).orElseThrow().points().get(10);

        mouse(
                robot,
                robot.lookup("#roc-plot").queryAs(Plot.class),
                MouseEvent.MOUSE_MOVED,
                point.x(),
                point.y());

        assertThat(text(robot, "#roc-readout"))
                .contains("%.3f".formatted(point.threshold()), "%.3f".formatted(point.y()));
        assertThat(review.thresholdProperty().get()).isEqualTo(0.5);
    }

    @Test
    void keysMoveTheThresholdInEveryPlot(FxRobot robot) throws IOException {
        show(robot, SyntheticReview.samples());

        robot.interact(() -> robot.lookup("#roc-handle").query().requestFocus());
        robot.type(KeyCode.RIGHT); // along the curve: lower
        assertThat(review.thresholdProperty().get()).isCloseTo(0.49, within(1e-12));
        robot.type(KeyCode.HOME);
        assertThat(review.thresholdProperty().get()).isEqualTo(1);

        robot.interact(() -> robot.lookup("#histogram-handle").query().requestFocus());
        robot.type(KeyCode.LEFT);
        assertThat(review.thresholdProperty().get()).isCloseTo(0.99, within(1e-12));
        Node handle = robot.lookup("#histogram-handle").query();
        assertThat(handle.getAccessibleRole()).isEqualTo(AccessibleRole.SLIDER);
        assertThat(handle.getAccessibleText()).contains("%.3f".formatted(0.99));
    }

    /** Whoever looks for a menu does not move the threshold of the whole window. */
    @Test
    void theOtherButtonMovesNothingAndSelectsNothing(FxRobot robot) throws IOException {
        Review samples = SyntheticReview.samples();
        show(robot, samples);
        double before = review.thresholdProperty().get();
        CurvePoint point = RocCurve.of(samples.scores()).orElseThrow().points().get(10);
        for (String id : List.of("#roc-plot", "#pr-plot", "#histogram-plot")) {
            Plot plot = robot.lookup(id).queryAs(Plot.class);
            for (EventType<MouseEvent> type :
                    List.of(
                            MouseEvent.MOUSE_PRESSED,
                            MouseEvent.MOUSE_DRAGGED,
                            MouseEvent.MOUSE_CLICKED)) {
                mouse(robot, plot, type, MouseButton.SECONDARY, point.x(), point.y());
            }
        }

        assertThat(review.thresholdProperty().get()).isEqualTo(before);
        assertThat(review.selectedProperty().get()).isNull();
    }

    @Test
    void theHistogramIsDraggedToo(FxRobot robot) throws IOException {
        show(robot, SyntheticReview.samples());
        Plot plot = robot.lookup("#histogram-plot").queryAs(Plot.class);

        mouse(robot, plot, MouseEvent.MOUSE_PRESSED, 0.25, 0);

        assertThat(review.thresholdProperty().get()).isCloseTo(0.25, within(0.01));
    }

    @Test
    void intervalsComeLaterAndGoWithAnotherSet(FxRobot robot) throws IOException {
        Review samples = SyntheticReview.large(300);
        robot.interact(() -> {
            review.reviewProperty().set(samples);
            worker.remove().run();
        });
        String area = "%.3f".formatted(RocCurve.of(samples.scores()).orElseThrow().area());
        assertThat(text(robot, "#roc-area")).contains(area).endsWith("…");

        robot.interact(this::work);
        assertThat(text(robot, "#roc-area")).contains(area, "–").doesNotContain("…");

        robot.interact(() -> review.reviewProperty().set(SyntheticReview.large(60)));
        assertThat(text(robot, "#roc-area")).endsWith("…");
    }

    @Test
    void aRowShowsItsLesionsInTheGallery(FxRobot robot) throws IOException {
        show(robot, SyntheticReview.samples());
        TableView<Subgroup> table = robot.lookup("#subgroups").queryTableView();

        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().select(1);
        });
        robot.type(KeyCode.ENTER);

        assertThat(review.filterProperty().get())
                .isEqualTo(
                        table.getItems().get(1).attribute().filter(CaseFilter.ALL).orElseThrow());
        assertThat(gallery).hasValue(1);
    }

    private int women() {
        return (int)
                review.reviewProperty().get().judged().stream()
                        .filter(one -> one.image().facts().sex() == Sex.FEMALE)
                        .count();
    }

    /** What the filter says of patients holds here; which groups it shows does not. */
    @Test
    void measuresAreOfWhomTheFilterWants(FxRobot robot) {
        show(robot, SyntheticReview.large(300));
        assertThat(text(robot, "#matrix-all-count")).isEqualTo("300");

        robot.interact(() -> {
            review.filterProperty().set(CaseFilter.ALL.withSexes(Set.of(Sex.FEMALE)));
            work();
        });
        assertThat(women()).isBetween(1, 299);
        assertThat(text(robot, "#matrix-all-count")).isEqualTo("" + women());
        TableView<Subgroup> table = robot.lookup("#subgroups").queryTableView();
        assertThat(table.getItems())
                .noneMatch(group -> group.attribute().equals(new OfSex(Sex.MALE)));

        robot.interact(() -> {
            review.filterProperty()
                    .set(CaseFilter.ALL.withGroups(Set.of(OutcomeGroup.FALSE_NEGATIVE)));
            work();
        });
        assertThat(text(robot, "#matrix-all-count")).isEqualTo("300");
    }

    @Test
    void aNumberLeadsToTheLesionsThatItCountsAndSelectsTheFirst(FxRobot robot) {
        show(robot, SyntheticReview.large(300));
        robot.interact(() -> {
            review.filterProperty().set(CaseFilter.ALL.withSexes(Set.of(Sex.FEMALE)));
            work();
        });
        String count = text(robot, "#matrix-FP-count");

        press(robot, "#matrix-FP");

        assertThat(review.filterProperty().get())
                .isEqualTo(
                        CaseFilter.ALL
                                .withSexes(Set.of(Sex.FEMALE))
                                .withGroups(Set.of(OutcomeGroup.FALSE_POSITIVE)));
        List<ReviewCase> wanted = Objects.requireNonNull(review.sequence().getValue());
        assertThat(count).isEqualTo("" + wanted.size());
        assertThat(review.selectedProperty().get()).isEqualTo(wanted.getFirst().image());

        LesionImage second = wanted.get(1).image();
        robot.interact(() -> review.selectedProperty().set(second));
        press(robot, "#matrix-FP");
        assertThat(review.selectedProperty().get()).isEqualTo(second); // it is one of them
    }

    @Test
    void whereNobodyIsAsTheFilterWantsItSaysSo(FxRobot robot) {
        show(robot, SyntheticReview.large(300));

        robot.interact(() -> {
            review.filterProperty().set(CaseFilter.ALL.withPatient("nobody"));
            work();
        });

        assertThat(text(robot, "#measures-empty")).isEqualTo(texts.get("empty.filtered"));
    }

    /** What is not in sight need not follow a drag. */
    private static void scrollToTheEnd(FxRobot robot) {
        robot.interact(
                () -> robot.lookup("#measures-scroll").queryAs(ScrollPane.class).setVvalue(1));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void cardsOutOfSightFollowTheThresholdWhenTheyAreScrolledTo(FxRobot robot) throws IOException {
        show(robot, SyntheticReview.samples());
        TableView<Subgroup> table = robot.lookup("#subgroups").queryTableView();
        var sensitivity = table.getColumns().get(5);
        robot.interact(() -> review.thresholdProperty().set(0));
        Object before = sensitivity.getCellData(3);

        scrollToTheEnd(robot);

        assertThat(sensitivity.getCellData(3)).isNotEqualTo(before).asString().startsWith("1");
    }

    @Test
    void rowsFollowTheThreshold(FxRobot robot) throws IOException {
        show(robot, SyntheticReview.samples());
        scrollToTheEnd(robot);
        TableView<Subgroup> table = robot.lookup("#subgroups").queryTableView();
        var sensitivity = table.getColumns().get(5);
        Object before = sensitivity.getCellData(3);

        robot.interact(() -> review.thresholdProperty().set(0));

        assertThat(sensitivity.getCellData(3)).isNotEqualTo(before).asString().startsWith("1");
    }

    @Test
    void meanMapsFollowThresholdAndColours(FxRobot robot) throws IOException {
        show(robot, SyntheticReview.samples());
        scrollToTheEnd(robot);
        ImageView hits = robot.lookup("#map-TP-picture").queryAs(ImageView.class);
        String counts = text(robot, "#map-TP-counts");
        int colour = hits.getImage().getPixelReader().getArgb(24, 24);

        robot.interact(() -> colours.set(ColourMap.INFERNO));
        assertThat(hits.getImage().getPixelReader().getArgb(24, 24)).isNotEqualTo(colour);

        robot.interact(() -> review.thresholdProperty().set(0));
        assertThat(text(robot, "#map-TP-counts")).isNotEqualTo(counts);
        assertThat(robot.lookup("#map-FN-picture").query().isVisible()).isFalse();
    }

    @Test
    void saysWhyThereIsNothingToMeasure(FxRobot robot) {
        assertThat(text(robot, "#measures-empty")).isEqualTo(texts.get("empty.nothing"));

        show(robot, unscored(Truth.UNKNOWN));
        assertThat(text(robot, "#measures-empty")).isEqualTo(texts.get("empty.truth"));

        show(robot, unscored(Truth.POSITIVE));
        assertThat(text(robot, "#measures-empty")).isEqualTo(texts.get("empty.unscored"));

        robot.interact(() -> review.reviewProperty().set(SyntheticReview.large(60)));
        assertThat(text(robot, "#measures-empty")).isEqualTo(texts.get("empty.soon"));
        assertThat(robot.lookup("#measures-scroll").query().isVisible()).isFalse();
    }

    @Test
    void oneClassAloneHasNoRocCurveAndSaysSo(FxRobot robot) throws IOException {
        Review samples = SyntheticReview.samples();
        List<ReviewCase> negatives =
                samples.judged().stream().filter(one -> !one.image().truth().isPositive()).toList();
        show(robot, new Review(negatives, samples.source()));

        assertThat(robot.lookup("#roc-missing").query().isVisible()).isTrue();
        assertThat(robot.lookup("#roc-plot").query().isVisible()).isFalse();
        assertThat(robot.lookup("#pr-missing").query().isVisible()).isTrue();
        assertThat(text(robot, "#numbers-sensitivity")).isEqualTo("–");
        assertThat(text(robot, "#numbers-sensitivity-interval"))
                .isEqualTo(texts.get("numbers.sensitivity.missing"));
    }

    @Test
    void whatIsUnseenIsNotPrepared(FxRobot robot) {
        MeasuresView view = robot.lookup("#measures").query();
        Scene scene = view.getScene();
        robot.interact(() -> {
            scene.setRoot(new Pane());
            work();
            review.reviewProperty().set(SyntheticReview.large(60));
        });
        assertThat(worker).isEmpty();

        robot.interact(() -> scene.setRoot(view));
        assertThat(worker).hasSize(1);
    }

    @Test
    void everyTextStandsOutInLightAndDark(FxRobot robot) throws IOException {
        show(robot, SyntheticReview.samples());
        MeasuresView root = robot.lookup("#measures").query();
        List<String> problems = new ArrayList<>();
        robot.interact(() -> problems.addAll(Contrast.problems(root, theme)));
        assertThat(problems).isEmpty();
    }

    @Test
    void everythingHasANameAndARole(FxRobot robot) throws IOException {
        show(robot, SyntheticReview.samples());

        assertThat(Accessibility.problems(robot.lookup("#measures").queryAs(MeasuresView.class)))
                .isEmpty();
    }
}
