package org.lesionlens.report;

import java.io.IOException;

/** A part of a report, under a heading of its own. */
interface Section {

    /** Its place in the page. */
    String id();

    /** Its heading. */
    String title();

    /** False if there is nothing to tell. */
    default boolean isTold() {
        return true;
    }

    /** Writes what stands under the heading. */
    void write(Html html) throws IOException;
}
