package org.lesionlens.bench;

import com.google.gson.annotations.SerializedName;
import org.jspecify.annotations.Nullable;

/**
 * How fast this machine is, as it is printed; times are medians in milliseconds.
 *
 * @param loadMs from a model's file to a model that is warm
 * @param firstCallMs the first explanation after that
 * @param decodeMs a JPEG of 6000×4000 pixels to sRGB pixels
 * @param preprocessMs those pixels to the network's input
 * @param featuresMs the bare backbone, without gradients
 * @param gradientMapMs head, gradient and heat map
 * @param imageMs a JPEG of 4000×3000 pixels, from file to explanation
 * @param smallOverlayMs heat laid over 1000×1000 pixels: enlarged, coloured, blended
 * @param largeOverlayMs heat laid over 3840×2160 pixels
 * @param sliderMs one step of a slider to pixels on screen at 1000×1000; null without a window
 * @param gradcamOverFeatures time of backbone, head, gradient and map ÷ time of the bare backbone
 * @param device where the network ran
 * @param model its name
 * @param threads of the CPU that it ran on
 */
record BenchResult(
        double loadMs,
        double firstCallMs,
        @SerializedName("decode_24mp_ms") double decodeMs,
        double preprocessMs,
        double featuresMs,
        double gradientMapMs,
        double imageMs,
        @SerializedName("overlay_1000_ms") double smallOverlayMs,
        @SerializedName("overlay_3840_ms") double largeOverlayMs,
        @Nullable Double sliderMs,
        double gradcamOverFeatures,
        String device,
        String model,
        int threads) {}
