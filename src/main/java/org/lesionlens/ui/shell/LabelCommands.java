package org.lesionlens.ui.shell;

import java.util.List;
import org.lesionlens.ui.dialog.DatasetIssuesDialog;
import org.lesionlens.ui.dialog.DialogLayer;
import org.lesionlens.ui.dialog.LabelColumnsDialog;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.session.SetViewModel;

/** What a person can do with the open set's labels: say what columns mean, see what is odd. */
final class LabelCommands {

    private final Texts texts = Texts.of(LabelCommands.class);
    private final SessionViewModel model;
    private final DialogLayer curtain;

    LabelCommands(SessionViewModel model, DialogLayer curtain) {
        this.model = model;
        this.curtain = curtain;
        model.set().askedProperty().subscribe(this::answer);
    }

    /** In the order of the menu. */
    List<Command> all() {
        SetViewModel set = model.set();
        return List.of(
                new Command(
                        "label-columns",
                        texts.get("command.label-columns"),
                        null,
                        () -> set.ask(SetViewModel.Asked.COLUMNS)),
                new Command(
                        "dataset-issues",
                        texts.get("command.dataset-issues"),
                        null,
                        () -> set.ask(SetViewModel.Asked.ODDITIES)));
    }

    private void answer(SetViewModel.Asked asked) {
        SetViewModel set = model.set();
        switch (asked) {
            case NOTHING -> {
                return;
            }
            case COLUMNS ->
                    set.labels()
                            .ifPresentOrElse(
                                    labels ->
                                            curtain.show(
                                                    LabelColumnsDialog.of(
                                                            labels,
                                                            model::useColumns,
                                                            curtain::open),
                                                    true),
                                    model::tellNoLabels);
            case ODDITIES -> curtain.show(DatasetIssuesDialog.of(set.oddities(), curtain::open), true);
        }
        set.ask(SetViewModel.Asked.NOTHING);
    }
}
