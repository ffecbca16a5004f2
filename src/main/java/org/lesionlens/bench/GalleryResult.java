package org.lesionlens.bench;

import com.google.gson.annotations.SerializedName;
import org.jspecify.annotations.Nullable;

/**
 * How well this machine copes with a large set, as it is printed; times in milliseconds.
 *
 * @param rows photos of the set
 * @param catalogueMs from folder and label table to patients
 * @param thresholdStepMs as {@link GalleryTimes} has it
 * @param thresholdSlowestMs as {@link GalleryTimes} has it
 * @param scrollMaxFrameMs as {@link GalleryTimes} has it
 * @param scrollHeapGrowthMb as {@link GalleryTimes} has it
 * @param reopenMs as {@link GalleryTimes} has it
 * @param reopenAllMs as {@link GalleryTimes} has it
 * @param scoreOverFeatures throughput of scoring ÷ throughput of the bare backbone, one photo at a
 *     time, both measured in turns
 * @param scoreRssGrowthMb how much the process grew after the first photos, in mebibytes; null
 *     where the system does not tell
 * @param images photos that were scored
 * @param device where the network ran
 * @param model its name
 */
record GalleryResult(
        int rows,
        double catalogueMs,
        double thresholdStepMs,
        @SerializedName("threshold_p99_ms") double thresholdSlowestMs,
        double scrollMaxFrameMs,
        double scrollHeapGrowthMb,
        double reopenMs,
        double reopenAllMs,
        double scoreOverFeatures,
        @Nullable Double scoreRssGrowthMb,
        int images,
        String device,
        String model) {}
