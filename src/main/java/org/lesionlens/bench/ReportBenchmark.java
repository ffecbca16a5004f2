package org.lesionlens.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.report.KeptResults;
import org.lesionlens.report.ReportedModel;
import org.lesionlens.report.ReportedSet;
import org.lesionlens.report.SetReport;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.store.PhotoHashes;
import org.lesionlens.store.PhotoPrediction;
import org.lesionlens.store.ResultLookup;
import org.lesionlens.store.ResultStore;

/** Measures the report of a synthetic set whose photos the store knows. */
record ReportBenchmark(Classifier classifier) {

    private static final double MEGABYTE = 1e6;
    private static final OverlayStyle STYLE = new OverlayStyle(0.5, 0.2, ColourMap.VIRIDIS);

    /**
     * What was measured.
     *
     * @param millis from the set's folder to the report's file
     * @param megabytes of that file
     * @param heap the most that was alive in a run of its own, in megabytes; 0 if nobody looked
     */
    record Reading(double millis, double megabytes, double heap) {}

    /**
     * Measures one.
     *
     * @param rows photos of the set
     * @param withHeap true to run it once more and look at the heap
     */
    Reading run(int rows, boolean withHeap) throws Exception {
        Path file = Files.createTempFile("lesionlens-bench", ".html");
        try (SyntheticDataset set = SyntheticDataset.of(rows)) {
            set.score(classifier.key(), classifier.card().output());
            long start = System.nanoTime();
            report(set, file);
            double millis = Stopwatch.millisSince(start);
            double heap = withHeap ? LiveHeap.peak(() -> report(set, file)) / MEGABYTE : 0;
            return new Reading(millis, Files.size(file) / MEGABYTE, heap);
        } finally {
            Files.delete(file);
        }
    }

    private Path report(SyntheticDataset set, Path file) throws IOException, InterruptedException {
        CaseSet cases = CaseSet.read(set.folder());
        try (ResultStore store = ResultStore.open(set.store(), _ -> {})) {
            var kept = new KeptResults(store, classifier.key());
            var wish =
                    new ReportedSet.Wish(
                            classifier.card().decisionThreshold(),
                            STYLE,
                            MeasuredUnit.PHOTO,
                            false,
                            "LesionLens",
                            "",
                            Optional.empty());
            ReportedSet told =
                    ReportedSet.of(
                            cases,
                            scored(cases.images(), store),
                            ReportedModel.of(classifier),
                            kept,
                            wish);
            SetReport report = SetReport.of(told, new ImageDecoder(DecodeLimits.STANDARD));
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                report.write(out);
            }
        }
        return file;
    }

    private Review scored(List<LesionImage> images, ResultStore store)
            throws IOException, InterruptedException {
        List<Optional<PhotoPrediction>> known =
                new ResultLookup(classifier.key(), store)
                        .byStamps(images.stream().map(LesionImage::file).toList());
        var hashes = new PhotoHashes(store);
        Map<Integer, Progress> found = new HashMap<>();
        for (int i = 0; i < images.size(); i++) {
            PhotoPrediction one =
                    known.get(i).isPresent()
                            ? known.get(i).get()
                            : byContent(hashes.of(images.get(i).file()), store);
            var prediction = CasePrediction.of(one, classifier.card().output());
            found.put(i, new Progress.Scored(prediction));
        }
        return Review.of(images).with(found);
    }

    /** Of a file that is so new that its times tell nothing. */
    private PhotoPrediction byContent(ContentHash photo, ResultStore store) throws IOException {
        return store.find(photo, classifier.key())
                .map(result -> new PhotoPrediction(photo, photo, result.prediction()))
                .orElseThrow(() -> new IllegalStateException("a photo is unknown"));
    }
}
