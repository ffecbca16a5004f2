package org.lesionlens.ui.reading;

import java.util.function.Consumer;
import org.lesionlens.cases.LesionImage;

/** Where photos are read. Belongs to the UI thread. */
public interface ReadingScreen {

    /**
     * Shows a photo, and nothing that is known of it.
     *
     * @param shown is run once it can be seen
     * @param failed gets the reason why it cannot be shown
     */
    void show(LesionImage image, Runnable shown, Consumer<Throwable> failed);

    /** Makes a photo ready that is likely to be shown next. */
    void expect(LesionImage image);

    /**
     * Shows the heat over the photo that is seen, as soon as it is known, if a model is in use.
     *
     * @param failed gets the reason why it cannot be shown
     */
    void reveal(LesionImage image, Consumer<Throwable> failed);

    /** Nobody looks any more. */
    void leave();
}
