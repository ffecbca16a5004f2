package org.lesionlens.cli;

import java.util.Optional;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.files.ContentHash;

/**
 * What became of an image.
 *
 * @param image that was to be scored
 * @param photo hash of its photo; none if it failed
 * @param key by which the store knows its score; none if it failed
 * @param error why it failed; blank if it did not
 */
record ImageResult(
        LesionImage image, Optional<ContentHash> photo, Optional<ContentHash> key, String error) {}
