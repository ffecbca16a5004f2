package org.lesionlens.ui.fx;

/** What a person wants the colours to be. */
public enum ThemeChoice {
    /** As the system has it, also when it changes. */
    SYSTEM,
    /** Always light. */
    LIGHT,
    /** Always dark. */
    DARK
}
