package org.lesionlens.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.PipelineStage;
import org.lesionlens.analysis.Timings;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.Overlay;
import org.lesionlens.overlay.OverlayStyle;

/**
 * Measures what pictures take, on synthetic ones.
 *
 * @param runs that count, at least 1
 */
record PictureBenchmark(Analyzer analyzer, int runs) {

    private static final int GRID = 15; // cells, as EfficientNet-B5's map at 456 pixels
    private static final OverlayStyle STYLE = new OverlayStyle(0.5, 0.2, ColourMap.VIRIDIS);

    /** Medians in milliseconds. */
    record Reading(double decode, double preprocess) {}

    /** A JPEG of 6000×4000 pixels to pixels, and these to a network's input. */
    Reading read(InputSpec spec) throws Exception {
        Path file = SyntheticPhoto.writeJpeg(6000, 4000);
        var decoding = new Stopwatch(Stopwatch.warmUp(runs));
        var preprocessing = new Stopwatch(Stopwatch.warmUp(runs));
        try {
            for (int run = 0; run < Stopwatch.warmUp(runs) + runs; run++) {
                Timings timings = analyzer.prepare(file, spec).timings();
                decoding.add(timings.of(PipelineStage.DECODE));
                preprocessing.add(timings.of(PipelineStage.PREPROCESS));
            }
        } finally {
            Files.delete(file);
        }
        return new Reading(decoding.median(), preprocessing.median());
    }

    /** A JPEG of 4000×3000 pixels, from file to explanation; in milliseconds. */
    double wholeImage(Classifier classifier) throws Exception {
        Path file = SyntheticPhoto.writeJpeg(4000, 3000);
        int classIndex = classifier.card().output().positiveIndex();
        var images = new Stopwatch(Stopwatch.warmUp(runs));
        try {
            for (int run = 0; run < Stopwatch.warmUp(runs) + runs; run++) {
                images.time(
                        () -> analyzer.analyze(file, classifier, classIndex, CamMethod.GRAD_CAM));
            }
        } finally {
            Files.delete(file);
        }
        return images.median();
    }

    /** Heat over a picture of this size: enlarged, coloured, blended; in milliseconds. */
    double overlay(InputSpec spec, int width, int height) throws Exception {
        Heatmap map = slope();
        RgbImage photo = SyntheticPhoto.paint(width, height);
        var geometry = InputGeometry.of(width, height, spec);
        var overlays = new Stopwatch(runs); // cheap, and Java compiles it late
        for (int run = 0; run < 2 * runs; run++) {
            overlays.time(
                    () -> Overlay.render(photo, HeatField.of(map, geometry, width, height), STYLE));
        }
        return overlays.median();
    }

    /** Rises from top to bottom: four fifths of it are over the threshold. */
    private static Heatmap slope() {
        var cells = new float[GRID * GRID];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i;
        }
        return new Heatmap(GRID, GRID, cells);
    }
}
