package org.lesionlens.ui.channels;

import org.lesionlens.analysis.Analysis;
import org.lesionlens.explain.EvidenceMap;

/**
 * One channel over the photo.
 *
 * @param analysis of the photo that is shown
 * @param channel its place in the layer, from 0
 */
public record ShownChannel(Analysis analysis, int channel) {

    /** Its activation, cell by cell. */
    public EvidenceMap map() {
        return analysis.pass().activations().channel(channel);
    }
}
