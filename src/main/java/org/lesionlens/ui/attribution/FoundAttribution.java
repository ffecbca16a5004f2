package org.lesionlens.ui.attribution;

import org.lesionlens.analysis.Analysis;
import org.lesionlens.attribution.Attribution;

/**
 * What came of asking, so far.
 *
 * @param analysis of the photo and the class that were asked about
 * @param finished false for a map that is still coarse, or of few masks
 */
record FoundAttribution(Analysis analysis, Attribution attribution, boolean finished) {}
