package org.lesionlens.ui.export;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.files.FileNames;

/** Something that a dialog shows, copies and saves. */
interface Export {

    /** As it is shown. */
    Outgoing outgoing();

    /** What it becomes if the person does not say. */
    DrawingFormat usualFormat();

    /** A file's name that says what is in it, without ending. */
    String stem();

    /**
     * Writes it, each file whole or not at all: as PNG, SVG or PDF, as the name says.
     *
     * @param chosen by the person, who has agreed to replace it if it exists; a name without an
     *     ending gets the usual one, and then replaces nothing
     * @param onSaved given what was written
     */
    void save(Path chosen, Consumer<? super Outgoing.Saved> onSaved);

    /** Stops drawing, but no file that is being written; none is left for drags. */
    default void close() {
        outgoing().close();
    }

    /** The name that a dialog suggests. */
    default String suggestedName() {
        return FileNames.safe(stem()) + "." + usualFormat().ending();
    }
}
