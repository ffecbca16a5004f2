package org.lesionlens.store;

import org.lesionlens.analysis.LesionCall;
import org.lesionlens.files.ContentHash;

/**
 * What is known of a photo under a model.
 *
 * @param photo hash of its bytes
 */
public record PhotoCall(ContentHash photo, LesionCall call) {}
