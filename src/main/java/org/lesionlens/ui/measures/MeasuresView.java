package org.lesionlens.ui.measures;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lesionlens.background.UiThreads;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CaseFilter.Picked;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Measures;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.Review;
import org.lesionlens.review.SubgroupAttribute;
import org.lesionlens.ui.fx.InWindow;
import org.lesionlens.ui.fx.LiveScrollPane;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.review.ClassBox;
import org.lesionlens.ui.review.MaskSource;
import org.lesionlens.ui.review.Panel;
import org.lesionlens.ui.review.ProbabilityWords;
import org.lesionlens.ui.review.ReviewStyle;
import org.lesionlens.ui.review.ReviewViewModel;

/**
 * How well the set is called, at the threshold that all views share.
 *
 * <p>Measures are of all judged lesions whose patients and facts the filter wants, whichever
 * outcome groups it shows, and are prepared only while the view is in a window.
 */
public final class MeasuresView extends StackPane {

    private final ReviewViewModel review;
    private final MeasuresViewModel model;
    private final Runnable showGallery;
    private final Label judged = Panel.text("judged", "");
    private final Label threshold = Panel.number("measures-threshold");
    private final Label source = Panel.number("measures-source");
    private final UnitChoice unitChoice;
    private final Label empty = Panel.text("placeholder", "");
    private final ScrollPane scroll = new LiveScrollPane();
    private final CurveChart roc;
    private final CurveChart precisionRecall;
    private final List<MeasurePanel> panels;
    private final PanelGrid grid;

    /**
     * @param review that is measured
     * @param colours of the heat in mean maps
     * @param masks of the set
     * @param threads of which the worker runs what takes longer than a frame
     * @param showGallery brings the gallery up, whose filter was set
     */
    public MeasuresView(
            ReviewViewModel review,
            ObservableValue<ColourMap> colours,
            MaskSource masks,
            UiThreads threads,
            Runnable showGallery) {
        this.review = review;
        this.showGallery = showGallery;
        this.model = new MeasuresViewModel(review, threads);
        Measures none = model.measuresProperty().get();
        roc = new CurveChart(CurveKind.ROC, none, review);
        precisionRecall = new CurveChart(CurveKind.PRECISION_RECALL, none, review);
        List<MeasurePanel> narrow =
                List.of(
                        new ConfusionMatrixPanel(none, this::showGroups),
                        new RatesPanel(none),
                        roc,
                        precisionRecall,
                        new HistogramChart(none, review),
                        new CalibrationChart());
        List<MeasurePanel> wide =
                List.of(
                        new ClassMatrixPanel(this::showPhotos),
                        new MeanMapsPanel(none, colours),
                        new MaskPanel(review, masks, threads, this::refresh),
                        new SubgroupPanel(model.groupIntervalsProperty(), this::showSubgroup));
        grid = new PanelGrid(narrow, wide);
        panels = List.of(narrow, wide).stream().flatMap(List::stream).toList();
        setId("measures");
        getStyleClass().add("measures");
        ReviewStyle.dressPanels(this);
        getStylesheets().add(Stylesheet.beside(MeasuresView.class, "measures.css"));
        judged.setId("measures-judged");
        empty.setId("measures-empty");
        unitChoice = new UnitChoice(model.unitProperty());
        var choices =
                new FlowPane(threshold, source, new ClassBox(review, "measures-class"), unitChoice);
        choices.getStyleClass().add("choices");
        var head = new VBox(choices, judged);
        head.getStyleClass().add("head");
        var content = new VBox(head, grid);
        content.getStyleClass().add("content");
        scroll.setContent(content);
        scroll.setFitToWidth(true);
        scroll.setId("measures-scroll");
        content.localToSceneTransformProperty().subscribe(_ -> followInSight()); // scrolled
        scroll.heightProperty().subscribe(_ -> followInSight());
        panels.forEach(panel -> panel.boundsInParentProperty().subscribe(_ -> followInSight()));
        getChildren().addAll(scroll, empty);
        model.measuresProperty().subscribe(this::show);
        review.reviewProperty().subscribe(set -> tellSource(set.source()));
        review.measured().subscribe(set -> empty.setText(whyEmpty(set)));
        model.intervalsProperty()
                .subscribe(_ -> {
                    showIntervals();
                    grid.refresh(); // a reason takes more room than an interval
                });
        review.thresholdProperty().when(InWindow.of(this)).subscribe(t -> at(t.doubleValue()));
        model.activeProperty().bind(InWindow.of(this));
    }

    /** What is counted where lesions have several photos. */
    public MeasuredUnit unit() {
        return model.unitProperty().get();
    }

    private void showGroups(Set<OutcomeGroup> groups) {
        Measures measures = model.measuresProperty().get();
        double t = review.thresholdProperty().get();
        showCases(
                measures.units().unit() == MeasuredUnit.PHOTO
                        ? facts().withGroups(groups)
                        : facts().withPicked(
                                        Optional.of(
                                                new Picked(
                                                        MeasureWording.lesions(
                                                                measures.units().unit(), groups, t),
                                                        measures.photos(groups, t)))));
    }

    private void showPhotos(Picked picked) {
        showCases(facts().withPicked(Optional.of(picked)));
    }

    private void showSubgroup(SubgroupAttribute attribute) {
        attribute.filter(facts()).ifPresent(this::showCases);
    }

    /** What all numbers are of. */
    private CaseFilter facts() {
        return review.filterProperty().get().facts();
    }

    /** A number that is clicked leads to exactly the lesions that it counts. */
    private void showCases(CaseFilter filter) {
        review.filterProperty().set(filter);
        review.selectWanted();
        showGallery.run();
    }

    private void show(Measures measures) {
        int count = measures.scores().size();
        scroll.setVisible(count > 0);
        empty.setVisible(count == 0);
        judged.setText(MeasureWording.judged(measures.units()));
        unitChoice.setVisible(measures.units().hasLesions());
        unitChoice.setManaged(measures.units().hasLesions());
        panels.forEach(panel -> panel.take(measures));
        showIntervals();
        at(review.thresholdProperty().get());
        panels.forEach(panel -> panel.follow(review.thresholdProperty().get()));
        grid.refresh();
    }

    private void tellSource(ProbabilitySource now) {
        boolean told = now == ProbabilitySource.TABLE;
        source.setText(MeasureWording.TEXTS.get("source", ProbabilityWords.name(now)));
        source.setVisible(told);
        source.setManaged(told);
    }

    private String whyEmpty(Review set) {
        if (set.cases().isEmpty() && !review.reviewProperty().get().cases().isEmpty()) {
            return MeasureWording.TEXTS.get("empty.filtered");
        }
        if (set.cases().isEmpty()) {
            return MeasureWording.TEXTS.get("empty.nothing");
        }
        if (set.cases().stream().noneMatch(one -> one.truth().isKnown())) {
            return set.cases()
                    .getFirst()
                    .otherClass()
                    .map(name -> MeasureWording.TEXTS.get("empty.class", name))
                    .orElseGet(() -> MeasureWording.TEXTS.get("empty.truth"));
        }
        boolean judged = set.cases().stream().anyMatch(one -> one.error().isPresent());
        return MeasureWording.TEXTS.get(judged ? "empty.soon" : "empty.unscored");
    }

    private void refresh() {
        grid.refresh();
    }

    private void showIntervals() {
        roc.showIntervals(model.intervalsProperty().get());
        precisionRecall.showIntervals(model.intervalsProperty().get());
    }

    private void at(double newThreshold) {
        threshold.setText(
                MeasureWording.TEXTS.get("threshold", ProbabilityWords.threshold(newThreshold, 3)));
        followInSight();
    }

    /** A drag pays for the panels that are seen; the others follow when they come into sight. */
    private void followInSight() {
        Bounds sight = scroll.localToScene(scroll.getLayoutBounds());
        panels.stream()
                .filter(panel -> panel.localToScene(panel.getLayoutBounds()).intersects(sight))
                .forEach(panel -> panel.follow(review.thresholdProperty().get()));
    }
}
