package org.lesionlens.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.lesionlens.ui.patients.LesionStrip;
import org.lesionlens.ui.review.FilterLine;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;

/**
 * Which parts of the window are there: what is folded away is not, and where there is little room,
 * or all of the screen is the photo's, the lesion comes before all else.
 */
final class PartsInSight {

    /** Below this width in logical pixels, something gives way. */
    static final double ROOM_FOR_ALL = 1100;

    private static final double ROOM_FOR_STRIP = 640; // below, the lesion needs the height

    private final CurrentSettings settings;
    private final Pages pages;
    private final BooleanExpression fullScreen;
    private final BooleanBinding narrow;
    private final BooleanBinding low;
    private final List<BooleanExpression> conditions = new ArrayList<>();

    /**
     * @param shell whose size it is about
     */
    PartsInSight(Region shell, CurrentSettings settings, Pages pages, ShellWindow window) {
        this.settings = settings;
        this.pages = pages;
        this.fullScreen = BooleanExpression.booleanExpression(window.fullScreenProperty());
        this.narrow = shell.widthProperty().lessThan(ROOM_FOR_ALL);
        this.low = shell.heightProperty().lessThan(ROOM_FOR_STRIP);
    }

    /** The same node, which takes no room while the photo has the screen. */
    Node unlessFullScreen(Node node) {
        node.visibleProperty().bind(fullScreen.not());
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }

    /** While one is on; the gallery has the filter itself. */
    Node filter(FilterLine line, ReviewViewModel review) {
        var on = BooleanExpression.booleanExpression(review.narrowed());
        line.visibleProperty().bind(on.and(isShown(Page.GALLERY).not()).and(fullScreen.not()));
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    /** Where nobody is named there is nobody to choose from. */
    ObservableValue<@Nullable Node> patients(ReviewViewModel review, Node list) {
        var folded =
                BooleanExpression.booleanExpression(
                        settings.settingsProperty().map(Settings::patientsFolded));
        var nobody =
                BooleanExpression.booleanExpression(
                        review.reviewProperty().map(set -> set.cases().isEmpty()));
        var cramped = narrow.and(isShown(Page.LESION));
        return unless(folded.or(nobody).or(cramped).or(fullScreen), list);
    }

    /** The patient's lesions, where that leaves enough of the window to the one looked at. */
    ObservableValue<@Nullable Node> strip(LesionStrip strip) {
        return unless(strip.worthShowing().not().or(low).or(fullScreen), strip);
    }

    /** It is the lesion's: beside a set it would only take room. */
    ObservableValue<@Nullable Node> inspector(BooleanExpression folded, Node inspector) {
        return unless(folded.or(isShown(Page.LESION).not()).or(fullScreen), inspector);
    }

    private BooleanBinding isShown(Page page) {
        return pages.shownProperty().isEqualTo(page);
    }

    /**
     * Out of the window it rests. Its place is told only as it goes or comes: a node that is put
     * where it is leaves the window for a moment, and what has the focus in it loses it.
     */
    private ObservableValue<@Nullable Node> unless(BooleanExpression away, Node node) {
        var place = new SimpleObjectProperty<@Nullable Node>();
        away.subscribe(isAway -> place.set(isAway ? null : node));
        conditions.add(away); // nobody else holds it
        return place;
    }
}
