package org.lesionlens.ui.reading;

import org.lesionlens.reading.Reader;

/**
 * How somebody wants to read.
 *
 * @param reader who reads, and what is looked for
 * @param isShuffled whether photos come shuffled, and not as the window has them
 * @param number that they are shuffled by
 * @param revealsEach whether truth and heat are shown after each call, and not at the end
 * @param showsFacts whether age, sex and site are shown
 */
public record ReadingChoices(
        Reader reader, boolean isShuffled, long number, boolean revealsEach, boolean showsFacts) {}
