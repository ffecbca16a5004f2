package org.lesionlens.bench;

import java.nio.file.Path;

/** Measures how a large set feels: needs a window, and so lives elsewhere. */
public interface GalleryViewBenchmark {

    /**
     * Opens a set all of whose photos the store knows, and works with it.
     *
     * @param model file of the model that the store's results are of
     * @param folder of the set
     * @param store file of the finished results
     * @param runs threshold steps to measure on each page, after warm-up; at least 1
     * @throws Exception if no window can be had here, or something fails
     */
    GalleryTimes gallery(Path model, Path folder, Path store, int runs) throws Exception;
}
