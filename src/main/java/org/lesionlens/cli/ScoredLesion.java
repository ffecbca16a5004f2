package org.lesionlens.cli;

import org.lesionlens.analysis.ContentHash;
import org.lesionlens.cases.Lesion;

/**
 * A lesion whose score is in the store.
 *
 * @param lesion that was scored
 * @param hash of its photo
 */
record ScoredLesion(Lesion lesion, ContentHash hash) {}
