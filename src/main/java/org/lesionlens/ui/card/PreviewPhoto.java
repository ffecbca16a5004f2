package org.lesionlens.ui.card;

import java.nio.file.Path;
import org.lesionlens.cases.Truth;

/**
 * A photo that a card is tried on.
 *
 * @param file of the photo
 * @param truth what the lesion is, if that is known
 * @param sample true if it comes with the program
 */
public record PreviewPhoto(Path file, Truth truth, boolean sample) {}
