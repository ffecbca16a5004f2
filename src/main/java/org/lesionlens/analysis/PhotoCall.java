package org.lesionlens.analysis;

/**
 * What is known of a photo under a model.
 *
 * @param photo hash of its bytes
 */
public record PhotoCall(ContentHash photo, LesionCall call) {}
