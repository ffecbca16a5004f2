package org.lesionlens.spark;

import java.io.Serializable;

/**
 * What a run asks of all its tasks.
 *
 * @param network that is asked
 * @param logits of it
 * @param threshold called positive from this probability on
 */
record Job(NetworkChoice network, int logits, double threshold) implements Serializable {}
