package org.lesionlens.ui.shell;

import java.util.function.Supplier;
import javafx.stage.Window;
import org.lesionlens.ui.dialog.FileChoosers;
import org.lesionlens.ui.methods.MethodsView;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.training.TrainingView;

/** The pages of what is found out over the open set in minutes to hours. */
final class StudyPages {

    private StudyPages() {}

    /**
     * Fills them.
     *
     * @param window that dialogs belong to
     */
    static void put(Pages pages, SessionViewModel model, Supplier<Window> window) {
        var choosers = new FileChoosers(model.files(), window);
        pages.put(
                Page.TRAINING,
                new TrainingView(model.studies().training(), choosers::chooseTraining));
        pages.put(Page.METHODS, new MethodsView(model.studies().methods(), choosers::chooseTables));
    }
}
