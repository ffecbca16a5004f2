package org.lesionlens.ui.shell;

/** What the middle of the window shows. */
enum Page {
    /** One lesion, large. */
    LESION,
    /** All lesions of one patient. */
    PATIENT,
    /** A set in its outcome groups. */
    GALLERY,
    /** How right the model is, in numbers and curves. */
    MEASURES,
    /** Two judges of the set side by side. */
    COMPARISON,
    /** The same photos by each checkpoint of a training. */
    TRAINING,
    /** Which method of explanation is to be believed. */
    METHODS
}
