package org.lesionlens.attribution;

import org.lesionlens.explain.CamMethod;

/** A map of the target layer. */
public record LayerMap(CamMethod method) implements MapSettings {

    @Override
    public String inWords() {
        return "";
    }

    @Override
    public long forwardPasses(int width, int height) {
        return 1;
    }
}
