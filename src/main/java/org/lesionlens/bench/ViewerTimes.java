package org.lesionlens.bench;

import com.google.gson.annotations.SerializedName;

/**
 * How fast the viewer answers on this machine, as it is printed; times are from a change to the
 * pixels of the whole view, in milliseconds.
 *
 * @param sliderMedianMs opacity, threshold, class, colours, contour, brightness and signed view in
 *     turns
 * @param sliderSlowestMs the same at the 99th percentile
 * @param sliderWhileScoringMs what of these needs no network, at the 99th percentile, while the
 *     network goes over one photo after another
 * @param methodMs another method, Ablation-CAM excepted; median
 * @param ablationMs Ablation-CAM; median
 * @param nextImageMs the next photo of an open folder that was prepared ahead; median
 * @param dragMaxFrameMs the slowest frame while a slider was dragged
 * @param dragHeapGrowthMb how much the heap grew meanwhile, in mebibytes
 * @param panFps frames a second while a photo of 6000×4000 pixels was dragged at 100 %
 * @param channelPageMs the next page of the target layer's channels; median
 * @param device where the network ran
 * @param model its name
 */
public record ViewerTimes(
        @SerializedName("slider_p50_ms") double sliderMedianMs,
        @SerializedName("slider_p99_ms") double sliderSlowestMs,
        @SerializedName("slider_p99_while_scoring_ms") double sliderWhileScoringMs,
        @SerializedName("method_p50_ms") double methodMs,
        double ablationMs,
        double nextImageMs,
        double dragMaxFrameMs,
        double dragHeapGrowthMb,
        double panFps,
        double channelPageMs,
        String device,
        String model) {}
