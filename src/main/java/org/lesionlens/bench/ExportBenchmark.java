package org.lesionlens.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.drawing.PngPaper;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.export.AnnotatedPicture;
import org.lesionlens.export.FigureView;
import org.lesionlens.export.PictureLayout;
import org.lesionlens.export.PicturedLesion;
import org.lesionlens.figure.Figure;
import org.lesionlens.figure.FigureContent;
import org.lesionlens.figure.FigureContents;
import org.lesionlens.figure.FigureLook;
import org.lesionlens.figure.FigureModel;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.figure.FigurePaper;
import org.lesionlens.figure.FigurePick;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.AwtImages;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.HeatOptions;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;

/** Measures what it costs to take pictures, figures and reports away. */
public final class ExportBenchmark {

    private static final int LESIONS = 25; // of the figure
    private static final int SIDE = 512; // of its photos, in pixels, as SIIM-ISIC's smaller edition
    private static final double FIGURE_DPI = 144.4; // 2246 pixels are five columns
    private static final int GRID = 15; // cells, as EfficientNet-B5's map at 456 pixels
    private static final int SMALL_SET = 353; // photos
    private static final OverlayStyle STYLE = new OverlayStyle(0.5, 0.2, ColourMap.VIRIDIS);

    private final Analyzer analyzer;
    private final PrintStream progress;

    /**
     * @param progress is told of each step that begins
     */
    public ExportBenchmark(Analyzer analyzer, PrintStream progress) {
        this.analyzer = analyzer;
        this.progress = progress;
    }

    /**
     * What to measure with.
     *
     * @param width of the photo of the picture, in pixels
     * @param height of the photo of the picture, in pixels
     * @param rows photos of the large set
     * @param runs that count, at least 1
     */
    public record Plan(int width, int height, int rows, int runs) {}

    /** Measures everything; takes minutes. */
    public Record run(Plan plan, Callable<Classifier> loader) throws Exception {
        try (Classifier classifier = loader.call()) {
            Path work = Files.createTempDirectory("lesionlens-bench");
            Figures figures;
            Pictures pictures;
            try {
                figures = during("figure", () -> figures(classifier, work, plan.runs()));
                pictures = during("picture", () -> pictures(classifier, work, plan));
            } finally {
                Files.delete(work);
            }
            var reports = new ReportBenchmark(classifier);
            ReportBenchmark.Reading small =
                    during("report of " + SMALL_SET, () -> reports.run(SMALL_SET, false));
            ReportBenchmark.Reading large =
                    during("report of " + plan.rows(), () -> reports.run(plan.rows(), true));
            return new ExportResult(
                    figures.first(),
                    figures.median(),
                    pictures.millis(),
                    pictures.overImageIo(),
                    pictures.heapOverPhoto(),
                    small.millis(),
                    small.megabytes(),
                    plan.rows(),
                    large.millis(),
                    large.heap(),
                    classifier.card().name());
        }
    }

    private record Figures(double first, double median) {}

    private static Figures figures(Classifier classifier, Path work, int runs) throws Exception {
        List<LesionImage> images = new ArrayList<>();
        Path made = SyntheticPhoto.writeJpeg(SIDE, SIDE);
        byte[] photo = Files.readAllBytes(made);
        Files.delete(made);
        for (int i = 0; i < LESIONS; i++) {
            Path file = work.resolve(i + ".jpg");
            Files.write(file, SyntheticDataset.numbered(photo, i));
            var facts =
                    new LesionFacts("P" + i, Truth.POSITIVE, Sex.UNKNOWN, 55.0, "torso", "", null);
            images.add(new LesionImage("photo " + i, file, facts));
        }
        Path out = work.resolve("figure.png");
        var times = new Stopwatch(1);
        try {
            long start = System.nanoTime();
            draw(images, classifier, out);
            double first = Stopwatch.millisSince(start);
            for (int run = 0; run < 1 + runs; run++) {
                times.time(() -> draw(images, classifier, out));
            }
            return new Figures(first, times.median());
        } finally {
            Files.deleteIfExists(out);
            for (LesionImage image : images) {
                Files.delete(image.file());
            }
        }
    }

    private static List<Path> draw(List<LesionImage> images, Classifier classifier, Path out)
            throws IOException, InterruptedException {
        Review review = scored(images);
        var model = FigureModel.of(classifier.card(), classifier.key(), review.cases());
        FigureContent content =
                new FigureContents(model, 0.5, LESIONS, FigurePick.WRONG, 1, null)
                        .confusion(
                                review, EnumSet.of(Outcome.TRUE_POSITIVE, Outcome.FALSE_NEGATIVE))
                        .orElseThrow();
        var look =
                new FigureLook(
                        STYLE, false, false, 5, FigureLook.USUAL, FigurePaper.FITTING, FIGURE_DPI);
        List<Drawing> pages =
                new Figure(content, look, new FigureNames(images, false))
                        .pages(new ImageDecoder(DecodeLimits.STANDARD));
        return new DrawingWriter(DrawingFormat.PNG, FIGURE_DPI).write(pages, out, true);
    }

    private static Review scored(List<LesionImage> images) {
        var random = new Random(1);
        Map<Integer, Progress> known = new HashMap<>();
        for (int i = 0; i < images.size(); i++) {
            var cells = new float[GRID * GRID];
            for (int cell = 0; cell < cells.length; cell++) {
                cells[cell] = random.nextFloat();
            }
            known.put(
                    i,
                    new Progress.Scored(
                            new CasePrediction(
                                    ContentHash.parse("%064x".formatted(i)),
                                    random.nextDouble(),
                                    new SignedMap(GRID, GRID, cells))));
        }
        return Review.of(images).with(known);
    }

    private record Pictures(double millis, double overImageIo, double heapOverPhoto) {}

    private Pictures pictures(Classifier classifier, Path work, Plan plan) throws Exception {
        long before = LiveHeap.now();
        Path jpeg = SyntheticPhoto.writeJpeg(plan.width(), plan.height());
        Path out = work.resolve("picture.png");
        int positive = classifier.card().output().positiveIndex();
        try {
            Analysis analysis = analyzer.analyze(jpeg, classifier, positive, CamMethod.GRAD_CAM);
            double photo = 4.0 * plan.width() * plan.height();
            double heap = LiveHeap.peak(() -> write(analysis, out)) - before;
            var ours = new Stopwatch(1);
            var theirs = new Stopwatch(1);
            int runs = Math.min(plan.runs(), 3); // each takes seconds
            for (int run = 0; run < 1 + runs; run++) {
                ours.time(() -> write(analysis, out));
                RgbImage pixels = PngPaper.render(picture(analysis), AnnotatedPicture.DPI);
                theirs.time(() -> writeByImageIo(pixels, out));
            }
            return new Pictures(ours.median(), ours.median() / theirs.median(), heap / photo);
        } finally {
            Files.deleteIfExists(out);
            Files.delete(jpeg);
        }
    }

    private static AnnotatedPicture picture(Analysis analysis) {
        RgbImage photo = analysis.photo();
        var view =
                new FigureView(
                        STYLE,
                        HeatOptions.PLAIN,
                        false,
                        ImageRegion.whole(photo.width(), photo.height()),
                        photo.width(),
                        photo.height(),
                        PictureLayout.OVERLAY,
                        0.5);
        return AnnotatedPicture.of(analysis, PicturedLesion.named("Lesion 1"), view);
    }

    private static Path write(Analysis analysis, Path out) throws IOException {
        new DrawingWriter(DrawingFormat.PNG, AnnotatedPicture.DPI)
                .write(List.of(picture(analysis)), out, true);
        return out;
    }

    private static Path writeByImageIo(RgbImage pixels, Path out) throws IOException {
        try (var stream = new BufferedOutputStream(Files.newOutputStream(out))) {
            if (!ImageIO.write(AwtImages.view(pixels), "png", stream)) {
                throw new IOException("no PNG writer in this Java");
            }
        }
        return out;
    }

    private <T extends Record> T during(String step, Callable<T> work) throws Exception {
        progress.println("lesionlens: measuring: " + step);
        T result = work.call();
        progress.println("lesionlens: " + result);
        return result;
    }
}
