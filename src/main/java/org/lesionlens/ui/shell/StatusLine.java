package org.lesionlens.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import org.controlsfx.control.StatusBar;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.scoring.ScoringLine;

/** What the program is doing, on which photo, with which model, on which device. */
final class StatusLine extends StatusBar {

    private static final double ROOMY = 1100; // below, the photo's name and the run come first

    private final Texts texts = Texts.of(StatusLine.class);

    StatusLine(ShellViewModel model) {
        setFocusTraversable(false); // only what is in it can be operated
        var photo = model.photoNameProperty();
        var activity = model.activity();
        var calm = Bindings.when(photo.isEmpty()).then(texts.get("status.empty")).otherwise(photo);
        textProperty().bind(Bindings.when(activity.isEmpty()).then(calm).otherwise(activity));
        var progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        progress.setId("busy");
        progress.setAccessibleText(texts.get("status.busy"));
        progress.visibleProperty().bind(activity.isNotEmpty());
        var notice = new Label(texts.get("notice"));
        notice.getStyleClass().add("notice");
        notice.setMinWidth(Region.USE_PREF_SIZE);
        var roomy = widthProperty().greaterThanOrEqualTo(ROOMY);
        notice.visibleProperty().bind(roomy);
        notice.managedProperty().bind(roomy);
        var device = new Label();
        device.setId("device");
        device.setMinWidth(Region.USE_PREF_SIZE);
        model.classifierProperty().subscribe(used -> device.setText(describe(used)));
        getRightItems().addAll(new ScoringLine(model.scoring()), progress, notice, device);
    }

    private String describe(@Nullable Classifier used) {
        return used == null
                ? texts.get("status.noModel")
                : used.card().name() + " · " + used.device();
    }
}
