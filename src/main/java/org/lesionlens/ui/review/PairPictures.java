package org.lesionlens.ui.review;

import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * What a pair shows.
 *
 * @param photo of the lesion; null if it is not here
 * @param overlay the same with heat over it; null where there is no map
 */
record PairPictures(@Nullable Image photo, @Nullable Image overlay) {}
