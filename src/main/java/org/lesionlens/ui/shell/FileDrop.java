package org.lesionlens.ui.shell;

import java.util.function.BooleanSupplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.lesionlens.ui.dialog.FileChoosers;
import org.lesionlens.ui.session.SessionViewModel;

/** Opens what is dropped on the window. */
final class FileDrop {

    private static final PseudoClass WELCOME = PseudoClass.getPseudoClass("drop-welcome");

    private final SessionViewModel model;
    private final BooleanSupplier refused;

    /**
     * @param refused true while nothing may be opened
     */
    FileDrop(SessionViewModel model, BooleanSupplier refused) {
        this.model = model;
        this.refused = refused;
    }

    void listenOn(Node target) {
        target.setOnDragOver(this::invite);
        target.setOnDragEntered(event -> target.pseudoClassStateChanged(WELCOME, isWelcome(event)));
        target.setOnDragExited(_ -> target.pseudoClassStateChanged(WELCOME, false));
        target.setOnDragDropped(this::open);
    }

    private void invite(DragEvent event) {
        if (isWelcome(event)) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private boolean isWelcome(DragEvent event) {
        return event.getDragboard().hasFiles() && !refused.getAsBoolean();
    }

    private void open(DragEvent event) {
        Dragboard dropped = event.getDragboard();
        model.files().open(FileChoosers.paths(dropped.getFiles()));
        event.setDropCompleted(true);
        event.consume();
    }
}
