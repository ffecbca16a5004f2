package org.lesionlens.ui.shell;

/** What the middle of the window shows. */
enum Page {
    /** One lesion, large. */
    LESION,
    /** A set on its heaps. */
    GALLERY
}
