package org.lesionlens.bench;

import com.google.gson.annotations.SerializedName;

/**
 * How fast attributions are on this machine, as it is printed; times in milliseconds.
 *
 * @param forwardMs a forward pass; median
 * @param gradientMs the gradient of a score by the input, forward pass included; median
 * @param gradientOverForward both measured in turns
 * @param integratedOverGradients integrated gradients / as many single gradients as they take
 * @param occlusionMs occlusion with about a hundred places; once
 * @param occlusionPlaces how many they were
 * @param occlusionOverForward its time / as many forward passes
 * @param occlusionCoarseMs until its first map; once
 * @param device where the network ran
 * @param model its name
 * @param threads of the CPU that it ran on
 */
record AttributionTimes(
        double forwardMs,
        double gradientMs,
        double gradientOverForward,
        double integratedOverGradients,
        double occlusionMs,
        int occlusionPlaces,
        double occlusionOverForward,
        @SerializedName("occlusion_coarse_ms") double occlusionCoarseMs,
        String device,
        String model,
        int threads) {}
