package org.lesionlens.bench;

/**
 * How soon the window is there, as it is printed; times are medians from the start of its process,
 * in milliseconds.
 *
 * @param firstPaintMs until it is painted for the first time: no longer black
 * @param filledMs until all that is in it is painted
 * @param runs how often the program was started
 */
public record StartTimes(double firstPaintMs, double filledMs, int runs) {}
