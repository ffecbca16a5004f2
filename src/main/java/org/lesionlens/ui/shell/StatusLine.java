package org.lesionlens.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import org.controlsfx.control.StatusBar;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Classifier;

/** What the program is doing, on which photo, with which model, on which device. */
final class StatusLine extends StatusBar {

    StatusLine(ShellViewModel model) {
        var photo = model.photoNameProperty();
        var activity = model.activity();
        textProperty().bind(Bindings.when(activity.isEmpty()).then(photo).otherwise(activity));
        var progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        progress.setId("busy");
        progress.setAccessibleText("Busy");
        progress.visibleProperty().bind(activity.isNotEmpty());
        var notice = new Label("Research use only, not for diagnosis");
        notice.getStyleClass().add("notice");
        var device = new Label();
        device.setId("device");
        model.classifierProperty().subscribe(used -> device.setText(describe(used)));
        getRightItems().addAll(progress, notice, device);
    }

    private static String describe(@Nullable Classifier used) {
        return used == null ? "No model" : used.card().name() + " · " + used.device();
    }
}
