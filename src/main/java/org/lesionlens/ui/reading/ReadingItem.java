package org.lesionlens.ui.reading;

import org.lesionlens.files.ContentHash;
import org.lesionlens.review.ReviewCase;

/**
 * A photo that is to be read.
 *
 * @param one that it is in the set
 * @param photo hash of its bytes
 */
record ReadingItem(ReviewCase one, ContentHash photo) {}
