package org.lesionlens.torchscript;

/**
 * A layer that can be explained, and the two methods that the copy has for it.
 *
 * @param name for people: the module or operator whose output it is
 * @param features name of the method from the input to this layer's output
 * @param head name of the method from there to the logits
 */
public record TargetLayer(String name, String features, String head) {}
