package org.lesionlens.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row's cells that say what the lesion is; the same for all rows that say the same. */
final class Statement {

    final List<String> cells;
    final boolean[] isUnread;
    final boolean[] contradicts;
    Finding finding = Finding.NONE;
    @Nullable Double prediction;
    ClassProbabilities probabilities = ClassProbabilities.NONE;

    Statement(List<String> cells) {
        this.cells = cells;
        this.isUnread = new boolean[cells.size()];
        this.contradicts = new boolean[cells.size()];
    }

    Finding finding() {
        return finding;
    }

    /** What was computed elsewhere for a class that is not named, in [0, 1]. */
    @Nullable Double prediction() {
        return prediction;
    }

    ClassProbabilities probabilities() {
        return probabilities;
    }
}
