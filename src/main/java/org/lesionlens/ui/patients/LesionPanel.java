package org.lesionlens.ui.patients;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.review.PatientContext;
import org.lesionlens.review.Progress;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.ProbabilityBar;
import org.lesionlens.ui.review.LesionPlace;
import org.lesionlens.ui.review.LesionWording;
import org.lesionlens.ui.review.OutcomeMark;
import org.lesionlens.ui.review.PhotoPair;
import org.lesionlens.ui.review.ProbabilityWords;
import org.lesionlens.ui.review.TagWords;
import org.lesionlens.ui.review.Thumbnails;

/** One of a patient's lesions: photo and overlay, its call, its truth, its rank. */
final class LesionPanel extends VBox implements LesionPlace {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass TOGETHER = PseudoClass.getPseudoClass("together");
    private static final PseudoClass ODD = PseudoClass.getPseudoClass("odd-one-out");
    private static final double PADDING = 8; // on either side, as in the stylesheet
    private static final double BETWEEN = 2; // the two pictures

    private final Label site = new Label();
    private final PhotoPair pair;
    private final Label name = new Label();
    private final OutcomeMark mark = new OutcomeMark();
    private final ProbabilityBar bar = new ProbabilityBar();
    private final Label probability = new Label();
    private final Label facts = new Label();
    private final Tooltip allFacts = new Hint();
    private final Label marks = new Label();
    private final Label rank = new Label();
    private @Nullable LesionImage lesion;
    private final FontIcon star = new FontIcon(Feather.STAR);

    LesionPanel(Thumbnails thumbnails) {
        pair = new PhotoPair(thumbnails);
        getStyleClass().add("lesion-place");
        site.getStyleClass().add("site");
        name.getStyleClass().add("lesion-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox.setHgrow(bar, Priority.ALWAYS);
        probability.getStyleClass().add("number");
        probability.setMinWidth(USE_PREF_SIZE);
        facts.getStyleClass().add("detail");
        rank.getStyleClass().add("rank");
        facts.setTooltip(allFacts);
        facts.setWrapText(true);
        facts.setMinHeight(USE_PREF_SIZE);
        var panel = new VBox(pair, line(name, mark), line(bar, probability), facts, marks, rank);
        marks.getStyleClass().addAll("detail", "marks");
        marks.setWrapText(true);
        marks.setMinHeight(USE_PREF_SIZE);
        panel.getStyleClass().add("lesion-panel");
        getChildren().addAll(site, panel);
    }

    private static HBox line(Region... parts) {
        var line = new HBox(parts);
        line.getStyleClass().add("line");
        return line;
    }

    /** Takes so much room, in pixels. */
    void setWidthTo(double width) {
        setMinWidth(width);
        setMaxWidth(width);
        setPrefWidth(width);
        pair.pictureWidthProperty().set(Math.floor((width - 2 * PADDING - BETWEEN) / 2));
    }

    /**
     * Names the site above.
     *
     * @param place of the lesion; null where there is none
     * @param room true to leave room above, because there is a name in the same row
     */
    void head(PageRow.@Nullable Place place, boolean room) {
        site.setManaged(room);
        site.setVisible(place != null && place.first());
        site.setText(place == null || !place.first() ? "" : PatientWording.site(place));
    }

    /**
     * Shows a lesion.
     *
     * @param map that is laid over its photo
     */
    void show(ReviewCase one, Optional<SignedMap> map, PatientContext context, double threshold) {
        pair.show(one, map);
        name.setText(one.image().name());
        mark.show(one.group(threshold));
        bar.setVisible(one.probability().isPresent());
        one.probability().ifPresent(p -> bar.show(p, threshold));
        probability.setText(probability(one, threshold));
        facts.setText(LesionWording.facts(one));
        allFacts.setText(facts.getText());
        lesion = one.image();
        marks.setText(TagWords.of(one.marks()));
        marks.setVisible(!marks.getText().isEmpty());
        marks.setManaged(!marks.getText().isEmpty());
        String place = PatientWording.rank(one, context);
        rank.setText(place);
        rank.setVisible(!place.isEmpty());
        rank.setManaged(!context.ranks().isEmpty()); // the panels of a page are equally high
        rank.setGraphic(context.isOdd(one) ? star : null);
        pseudoClassStateChanged(ODD, context.isOdd(one));
    }

    @Override
    public Optional<LesionImage> lesionAsked(boolean byKey) {
        return Optional.ofNullable(lesion);
    }

    /**
     * Says how its lesion is selected.
     *
     * @param selected true if all views point at it
     * @param together true if it is one of several that are selected together
     */
    void mark(boolean selected, boolean together) {
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(TOGETHER, together);
    }

    /** The probability beside a call at {@code threshold}, or why there is none. */
    static String probability(ReviewCase one, double threshold) {
        return ProbabilityWords.named(one, threshold)
                .orElseGet(() ->
                        one.progress() instanceof Progress.Failed
                                ? PatientWording.TEXTS.get("failed")
                                : PatientWording.TEXTS.get("probability.none"));
    }

    /** All that a panel shows, for the ear. */
    static String spoken(ReviewCase one, PatientContext context, double threshold) {
        return String.join(
                ", ",
                one.image().name(),
                OutcomeMark.name(one.group(threshold)),
                PatientWording.TEXTS.get(
                        "probability.at",
                        probability(one, threshold),
                        ProbabilityWords.threshold(threshold, 2)),
                LesionWording.facts(one),
                PatientWording.rank(one, context),
                one.isEmptyMap() ? PatientWording.TEXTS.get("map.empty") : "",
                TagWords.of(one.marks()));
    }
}
