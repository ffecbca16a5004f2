package org.lesionlens.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.decode.ImageDecodeException;

/**
 * One photo through the demo model by one way of running it, compared with PyTorch.
 *
 * @param what this way is called
 * @param network loads the demo model so that it runs this way
 * @param tolerance of this way
 * @param analyzer of the photo
 * @param model the demo model; null if there is none
 */
public record NetworkCheck(
        String what, Network network, Tolerance tolerance, Analyzer analyzer, @Nullable Path model)
        implements Check {

    private static final int RUNS = 3; // the first is slower
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;

    /** Loads a model. */
    public interface Network {

        /** To be closed by the caller. */
        Classifier load(Path model) throws ModelLoadException, InterruptedException;
    }

    /**
     * How far results may be from PyTorch's.
     *
     * @param logit largest difference of the logit
     * @param map largest difference of a cell, as a share of the map's maximum
     */
    public record Tolerance(double logit, double map) {

        /** Of the same arithmetic on another processor. */
        public static final Tolerance EXACT = new Tolerance(1e-3, 1e-2);
    }

    @Override
    public CheckedPoint look() throws InterruptedException {
        if (model == null) {
            return CheckedPoint.fault(
                    what,
                    "there is no demo model",
                    "It belongs beside the program, in models; install LesionLens anew.");
        }
        try {
            GoldenPhoto golden = GoldenPhoto.read();
            if (!ContentHash.of(model).hex().equals(golden.modelSha256())) {
                return CheckedPoint.fault(
                        what,
                        "the demo model is not the one of this version",
                        "It is damaged or was replaced; install LesionLens anew.");
            }
            return compare(model, golden);
        } catch (IOException
                | ModelLoadException
                | ImageDecodeException
                | ClassificationException e) {
            return CheckedPoint.fault(what, "the photo has no result", told(e));
        }
    }

    private CheckedPoint compare(Path file, GoldenPhoto golden)
            throws IOException,
                    ModelLoadException,
                    ImageDecodeException,
                    ClassificationException,
                    InterruptedException {
        Path photo = Files.createTempFile("lesionlens-doctor", ".png");
        try {
            golden.writePhoto(photo);
            long start = System.nanoTime();
            try (Classifier classifier = network.load(file)) {
                long loaded = System.nanoTime();
                Analysis analysis = analyze(photo, classifier);
                long fastest = Long.MAX_VALUE;
                for (int run = 0; run < RUNS; run++) {
                    long began = System.nanoTime();
                    analysis = analyze(photo, classifier);
                    fastest = Math.min(fastest, System.nanoTime() - began);
                }
                String times =
                        String.format(
                                Locale.ROOT,
                                "%.0f ms a photo, loaded in %.1f s",
                                fastest / MILLION,
                                (loaded - start) / BILLION);
                String way =
                        classifier.runsOn().device()
                                + (classifier.path().isFused() ? ", operators joined" : "");
                return verdict(way, analysis, golden, times);
            }
        } finally {
            Files.deleteIfExists(photo);
        }
    }

    private Analysis analyze(Path photo, Classifier classifier)
            throws ImageDecodeException, ClassificationException, InterruptedException {
        int positive = classifier.card().output().positiveIndex();
        return analyzer.analyze(photo, classifier, positive, CamMethod.GRAD_CAM);
    }

    private CheckedPoint verdict(String way, Analysis analysis, GoldenPhoto golden, String times) {
        double logit = analysis.pass().logits().getFirst();
        double off = Math.abs(logit - golden.logit());
        double share = golden.largestDifference(analysis.explanation().map());
        String found =
                String.format(
                        Locale.ROOT,
                        "%s: logit %.4f (PyTorch %.4f), map off %.2f %%; %s",
                        way,
                        logit,
                        golden.logit(),
                        100 * share,
                        times);
        return off <= tolerance.logit() && share <= tolerance.map()
                ? CheckedPoint.ok(what, found)
                : CheckedPoint.fault(
                        what,
                        found,
                        "Do not rely on numbers or maps of this machine; please report this table.");
    }

    /** What went wrong, without the person's folder. */
    static String told(Exception e) {
        return String.valueOf(e.getMessage()).replace(System.getProperty("user.home"), "~");
    }
}
