package org.lesionlens.store;

import org.lesionlens.analysis.Prediction;
import org.lesionlens.files.ContentHash;

/**
 * What is known of a photo under a model.
 *
 * @param photo hash of its bytes
 */
public record PhotoPrediction(ContentHash photo, Prediction prediction) {}
