package org.lesionlens.inference;

import ai.djl.pytorch.engine.PtSymbolBlock;

/**
 * The method that gives a layer's features with operators joined, for one input at a time.
 *
 * @param block the frozen network
 * @param closing frees it
 */
record FusedFeatures(PtSymbolBlock block, String method, Runnable closing)
        implements AutoCloseable {

    @Override
    public void close() {
        closing.run();
    }
}
