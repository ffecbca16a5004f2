package org.lesionlens.analysis;

/**
 * What runs the networks.
 *
 * @param version of libtorch
 * @param flavour that it was built for, {@code cpu} or a version of CUDA
 * @param bridge from Java to it, by its version
 * @param origin where its files come from, for people to read
 * @param runsOn what networks run on
 * @param told of the card, its name or what is wrong with it; may be blank
 */
public record EngineFacts(
        String version, String flavour, String bridge, String origin, RunsOn runsOn, String told) {}
