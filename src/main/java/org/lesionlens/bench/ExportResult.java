package org.lesionlens.bench;

import com.google.gson.annotations.SerializedName;

/**
 * What taking away costs on this machine, as it is printed; times in milliseconds.
 *
 * @param figureFirstMs the first figure of 25 scored lesions, 2246 pixels wide, with its file
 * @param figureMs the same when Java has warmed up; median
 * @param pictureMs an annotated picture at the photo's 6000×4000 pixels, with its file; median
 * @param pictureOverImageio the same ÷ what ImageIO takes to write the same pixels
 * @param pictureHeapOverPhoto the most of the heap that was alive meanwhile, the photo counted ÷
 *     the decoded photo
 * @param reportMs a report of a scored set of 353 photos, from its folder to its file; once
 * @param reportMb its size, in megabytes
 * @param rows photos of the large set
 * @param largeReportMs a report of that, from its folder to its file; once
 * @param largeReportHeapMb the most of the heap that was alive meanwhile, in megabytes
 * @param model its name
 */
record ExportResult(
        double figureFirstMs,
        double figureMs,
        double pictureMs,
        double pictureOverImageio,
        double pictureHeapOverPhoto,
        @SerializedName("report_353_ms") double reportMs,
        @SerializedName("report_353_mb") double reportMb,
        int rows,
        double largeReportMs,
        double largeReportHeapMb,
        String model) {}
