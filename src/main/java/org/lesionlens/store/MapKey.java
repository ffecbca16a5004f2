package org.lesionlens.store;

import org.lesionlens.files.ContentHash;

/**
 * What a map that is not of a layer depends on.
 *
 * @param input stands for what the network was given
 * @param model stands for the model and its card
 * @param classIndex of the class whose score was attributed
 * @param method its key
 * @param settings all that was chosen of the method
 */
public record MapKey(
        ContentHash input, ContentHash model, int classIndex, String method, String settings) {}
