package org.lesionlens.ui.fx;

import javafx.scene.control.Tooltip;

/** Words that come up at the pointer, in lines that fit into a small window. */
public final class Hint extends Tooltip {

    private static final double WIDEST = 420; // pixels

    /** Without words yet. */
    public Hint() {
        this("");
    }

    /**
     * @param words of any length
     */
    public Hint(String words) {
        super(words);
        setWrapText(true);
        setMaxWidth(WIDEST);
    }
}
