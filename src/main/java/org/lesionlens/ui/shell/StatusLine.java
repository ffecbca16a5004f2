package org.lesionlens.ui.shell;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import org.controlsfx.control.StatusBar;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.CudaTrouble;
import org.lesionlens.analysis.FeaturesPath;
import org.lesionlens.analysis.Precision;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.SelectionChip;
import org.lesionlens.ui.review.TagWords;
import org.lesionlens.ui.scoring.ScoringLine;
import org.lesionlens.ui.session.SessionViewModel;

/** What the program is doing, on which photo, with which model, on which device. */
final class StatusLine extends StatusBar {

    private static final double ROOMY = 1100; // below, all is told more briefly
    private static final double TIP_WIDTH = 360;
    private static final int PERCENT = 100;
    private static final double LEAST_WIDTH = 120; // the rest is in the inspector, too

    private final Texts texts = Texts.of(StatusLine.class);

    StatusLine(SessionViewModel model) {
        setFocusTraversable(false); // only what is in it can be operated
        var photo = model.photos().name();
        var activity = model.activity();
        var calm =
                Bindings.when(photo.isEmpty())
                        .then(texts.get("status.empty"))
                        .otherwise(said(model));
        textProperty().bind(Bindings.when(activity.isEmpty()).then(calm).otherwise(activity));
        var progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        progress.setId("busy");
        progress.setAccessibleText(texts.get("status.busy"));
        progress.visibleProperty().bind(activity.isNotEmpty());
        var notice = new Label();
        notice.setId("research-only");
        notice.getStyleClass().add("notice");
        notice.setMinWidth(Region.USE_PREF_SIZE);
        var roomy = widthProperty().greaterThanOrEqualTo(ROOMY);
        notice.textProperty()
                .bind(
                        Bindings.when(roomy)
                                .then(texts.get("notice"))
                                .otherwise(texts.get("notice.brief")));
        var device = new Label();
        device.setId("device");
        device.setMinWidth(LEAST_WIDTH);
        device.setAlignment(Pos.CENTER_RIGHT);
        var layers = model.layers();
        device.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        describe(
                                                model.model().classifier().getValue(),
                                                layers.foundProperty().get()),
                                model.model().inUseProperty(),
                                layers.foundProperty()));
        var proof = new Hint();
        proof.setWrapText(true);
        proof.setMaxWidth(TIP_WIDTH);
        proof.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        told(
                                                layers.proofProperty().get(),
                                                model.model().classifier().getValue()),
                                layers.proofProperty(),
                                model.model().inUseProperty()));
        device.tooltipProperty() // bound, which keeps the hint while nothing is told
                .bind(proof.textProperty().map(told -> told.isBlank() ? null : proof));
        getRightItems()
                .addAll(
                        new SelectionChip(model.review().selection()),
                        new ScoringLine(model.scoring(), roomy),
                        progress,
                        notice,
                        device);
    }

    /** The photo's name and what a person says of it, in one line. */
    private StringBinding said(SessionViewModel model) {
        return Bindings.createStringBinding(
                () -> {
                    LesionImage shown = model.review().selectedProperty().get();
                    String name = model.photos().name().get();
                    String words =
                            shown == null ? "" : TagWords.brief(model.marks().model().of(shown));
                    return words.isEmpty() ? name : name + " · " + words;
                },
                model.photos().name(),
                model.review().selectedProperty(),
                model.marks().model().changesProperty());
    }

    /** How far what is run is what the file is, and by which way its features are run, and why. */
    private String told(String proof, @Nullable Classifier used) {
        if (used == null) {
            return proof;
        }
        FeaturesPath path = used.path();
        Locale locale = Locale.getDefault(Locale.Category.FORMAT);
        String way =
                texts.get(
                        "status.path."
                                + (used.precision() == Precision.FLOAT32
                                        ? path.choice().name()
                                        : used.precision().name()),
                        String.format(locale, "%.0f", PERCENT * path.share()),
                        String.format(locale, "%.1e", path.deviation()));
        return proof.isBlank() ? way : proof + "\n" + way;
    }

    private String describe(@Nullable Classifier used, String layer) {
        if (used == null) {
            return texts.get("status.noModel");
        }
        CudaTrouble trouble = used.runsOn().trouble();
        String device = used.runsOn().device();
        String model =
                used.card().name()
                        + " · "
                        + (trouble == null
                                ? device
                                : device + ", " + texts.get("status.cuda." + trouble))
                        + (used.precision() == Precision.FLOAT32 ? "" : " · bfloat16");
        return layer.isBlank() ? model : model + " · " + layer;
    }
}
