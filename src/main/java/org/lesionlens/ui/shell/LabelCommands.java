package org.lesionlens.ui.shell;

import java.util.List;
import org.lesionlens.ui.dialog.DatasetIssuesDialog;
import org.lesionlens.ui.dialog.DialogLayer;
import org.lesionlens.ui.dialog.LabelColumnsDialog;
import org.lesionlens.ui.dialog.UnderstandingDialog;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.session.SetViewModel;

/** What a person can do with the open set's labels: say what columns mean, see what is odd. */
final class LabelCommands {

    private final Texts texts = Texts.of(LabelCommands.class);
    private final SessionViewModel model;
    private final DialogLayer dialogs;

    LabelCommands(SessionViewModel model, DialogLayer dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        model.set().askedProperty().subscribe(this::answer);
    }

    /** In the order of the menu. */
    List<Command> all() {
        SetViewModel set = model.set();
        var isOpen = set.foundProperty().isNotNull();
        var hasTable = set.foundProperty().map(_ -> set.labels().isPresent()).orElse(false);
        return List.of(
                new Command(
                                "understanding",
                                texts.get("command.understanding"),
                                null,
                                () -> set.ask(SetViewModel.Asked.UNDERSTOOD))
                        .enabledBy(isOpen),
                new Command(
                                "label-columns",
                                texts.get("command.label-columns"),
                                null,
                                () -> set.ask(SetViewModel.Asked.COLUMNS))
                        .enabledBy(hasTable),
                new Command(
                                "dataset-issues",
                                texts.get("command.dataset-issues"),
                                null,
                                () -> set.ask(SetViewModel.Asked.ISSUES))
                        .enabledBy(isOpen));
    }

    private void answer(SetViewModel.Asked asked) {
        SetViewModel set = model.set();
        switch (asked) {
            case NOTHING -> {
                return;
            }
            case UNDERSTOOD -> showUnderstanding();
            case NO_FOLDER_PATIENTS -> model.files().understandFoldersAsNoPatients();
            case COLUMNS ->
                    set.labels()
                            .ifPresentOrElse(
                                    labels ->
                                            dialogs.show(
                                                    LabelColumnsDialog.of(
                                                            labels,
                                                            model.files()::useColumns,
                                                            dialogs::dismiss),
                                                    true),
                                    model.messages()::noLabels);
            case ISSUES ->
                    dialogs.show(DatasetIssuesDialog.of(set.issues(), dialogs::dismiss), true);
        }
        set.ask(SetViewModel.Asked.NOTHING);
    }

    private void showUnderstanding() {
        if (model.set().foundProperty().get() == null) {
            model.messages().noSet();
            return;
        }
        dialogs.show(
                UnderstandingDialog.of(
                        model.set().understanding(),
                        model.files()::understand,
                        () -> model.set().ask(SetViewModel.Asked.ISSUES),
                        dialogs::dismiss),
                true);
    }
}
