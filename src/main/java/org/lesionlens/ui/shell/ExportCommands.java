package org.lesionlens.ui.shell;

import java.util.List;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.background.UiThreads;
import org.lesionlens.ui.dialog.DialogLayer;
import org.lesionlens.ui.export.ExportPane;
import org.lesionlens.ui.export.ExportRequest;
import org.lesionlens.ui.export.ExportViewModel;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.viewer.LesionView;

/** Takes what is seen out of the program. */
final class ExportCommands {

    private final Texts texts = Texts.of(ExportCommands.class);
    private final SessionViewModel model;
    private final LesionView view;
    private final DialogLayer dialogs;
    private final UiThreads threads;

    /**
     * @param view that is exported
     * @param dialogs shows the choices
     * @param threads of which {@code render} draws and writes
     */
    ExportCommands(
            SessionViewModel model, LesionView view, DialogLayer dialogs, UiThreads threads) {
        this.model = model;
        this.view = view;
        this.dialogs = dialogs;
        this.threads = threads;
    }

    List<Command> all() {
        return List.of(
                Command.of(
                                "export-picture",
                                texts.get("command.export-picture"),
                                "Shortcut+E",
                                this::exportPicture)
                        .enabledBy(model.lesion().analysisProperty().isNotNull()));
    }

    private void exportPicture() {
        Analysis shown = model.lesion().analysisProperty().get();
        double decision = model.review().ownThresholdProperty().get(); // as the screen calls it
        var seen = view.seenFigure(decision);
        var whole = view.wholeFigure(decision);
        if (shown != null && seen.isPresent() && whole.isPresent()) {
            String name = model.photos().shownName();
            var request = new ExportRequest(shown, name, seen.get(), whole.get());
            var export = new ExportViewModel(request, threads);
            dialogs.show(new ExportPane(export, dialogs::dismiss), true);
        }
    }
}
