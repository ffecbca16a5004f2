package org.lesionlens.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.files.ContentHash;
import org.lesionlens.review.Patients;
import org.lesionlens.review.Review;

/** Measures all that hangs on the size of a set. */
public final class GalleryBenchmark {

    private final Analyzer analyzer;
    private final GalleryViewBenchmark window;
    private final PrintStream progress;

    /**
     * @param progress is told of each step that begins
     */
    public GalleryBenchmark(Analyzer analyzer, GalleryViewBenchmark window, PrintStream progress) {
        this.analyzer = analyzer;
        this.window = window;
        this.progress = progress;
    }

    /**
     * Measures everything; takes minutes.
     *
     * @param plan what to measure with
     * @param file of the model
     * @param loader loads it
     */
    public GalleryResult run(Plan plan, Path file, Callable<Classifier> loader) throws Exception {
        try (Classifier classifier = loader.call();
                SyntheticDataset set = during("making a set up", plan::set)) {
            Catalogue catalogue = during("catalogue", () -> open(set.folder()));
            during(
                    "making results up",
                    () -> {
                        set.score(ContentHash.of(file), classifier.card().output());
                        return set;
                    });
            GalleryTimes gallery =
                    during(
                            "gallery",
                            () -> window.gallery(file, set.folder(), set.store(), plan.runs()));
            ScoreBenchmark.Scoring scoring =
                    during(
                            "scoring",
                            () -> new ScoreBenchmark(analyzer, plan.images()).run(classifier));
            return new GalleryResult(
                    catalogue.lesions(),
                    catalogue.millis(),
                    gallery.thresholdStep(),
                    gallery.thresholdSlowest(),
                    gallery.scrollMaxFrame(),
                    gallery.scrollHeapGrowth(),
                    gallery.reopen(),
                    gallery.reopenAll(),
                    scoring.overFeatures(),
                    scoring.growth().orElse(null),
                    plan.images(),
                    classifier.runsOn().device(),
                    classifier.card().name());
        }
    }

    /**
     * What to measure with.
     *
     * @param rows of the synthetic set
     * @param labels the table whose rows count instead, if one is named
     * @param images that are scored
     * @param runs of each step of the threshold
     */
    public record Plan(int rows, @Nullable Path labels, int images, int runs) {

        private SyntheticDataset set() throws Exception {
            Path table = labels;
            return table == null ? SyntheticDataset.of(rows) : SyntheticDataset.of(table);
        }
    }

    private record Catalogue(int lesions, double millis) {}

    /** Once: nobody opens it again and again. */
    private static Catalogue open(Path folder) throws Exception {
        long start = System.nanoTime();
        CaseSet cases = CaseSet.read(folder);
        Patients patients = Patients.of(Review.of(cases.images()));
        double millis = Stopwatch.millisSince(start);
        if (patients.count() == 0) {
            throw new IllegalStateException("the set has no patients");
        }
        return new Catalogue(cases.images().size(), millis);
    }

    private <T> T during(String step, Callable<T> work) throws Exception {
        progress.println("lesionlens: measuring: " + step);
        T result = work.call();
        if (result instanceof Record) {
            progress.println("lesionlens: " + result);
        }
        return result;
    }
}
