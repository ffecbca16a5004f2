package org.lesionlens.ui.review;

import java.nio.file.Path;
import java.util.Map;
import org.lesionlens.marks.MarkChange;

/** Keeps what a person says of photos, some time after it was said. */
@FunctionalInterface
public interface MarkKeeper {

    /** Keeps what was changed, by the photos' files; returns at once. */
    void keep(Map<Path, MarkChange> changes);
}
