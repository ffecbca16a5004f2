package org.lesionlens.ui.shell;

import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Opens what is dropped on the window. */
final class FileDrop {

    private final ShellViewModel model;
    private final BooleanSupplier refused;

    /**
     * @param refused true while nothing may be opened
     */
    FileDrop(ShellViewModel model, BooleanSupplier refused) {
        this.model = model;
        this.refused = refused;
    }

    void listenOn(Node target) {
        target.setOnDragOver(this::invite);
        target.setOnDragDropped(this::open);
    }

    private void invite(DragEvent event) {
        if (event.getDragboard().hasFiles() && !refused.getAsBoolean()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void open(DragEvent event) {
        Dragboard dropped = event.getDragboard();
        model.open(OpenDialogs.paths(dropped.getFiles()));
        event.setDropCompleted(true);
        event.consume();
    }
}
