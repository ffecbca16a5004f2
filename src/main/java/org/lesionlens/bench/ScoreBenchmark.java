package org.lesionlens.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Preprocessing;
import org.lesionlens.scoring.Gate;
import org.lesionlens.scoring.ScoreListener;
import org.lesionlens.scoring.ScoreRun;
import org.lesionlens.store.PhotoPrediction;
import org.lesionlens.store.ResultStore;

/**
 * Measures what scoring a folder costs beside the bare network.
 *
 * @param images that are scored, at least 2
 */
record ScoreBenchmark(Analyzer analyzer, int images) {

    private static final int SIDE = 512; // pixels, as SIIM-ISIC's smaller edition
    private static final int WARM_UP = 200; // photos
    private static final int AT_ONCE = 40; // photos, then as many runs of the backbone
    private static final Path STATUS = Path.of("/proc/self/status"); // Linux
    private static final double KIBIBYTES_PER_MEBIBYTE = 1024;

    /**
     * What was measured.
     *
     * @param overFeatures throughput ÷ the bare backbone's; median of some dozens of photos each,
     *     since a machine is now and then busy with something else
     * @param growth of the process since the first {@value #WARM_UP} photos, or half of them if
     *     there are fewer than twice as many, in mebibytes; none where the system does not tell
     */
    record Scoring(double overFeatures, Optional<Double> growth) {}

    /** The first photos warm up; after them photos and backbone take turns. */
    Scoring run(Classifier classifier) throws Exception {
        Path folder = Files.createTempDirectory("lesionlens-score");
        try (ResultStore store = ResultStore.open(folder.resolve("store.sqlite"), _ -> {})) {
            List<LesionImage> lesions = lesions(folder);
            var run = run(classifier, store);
            int warm = Math.min(WARM_UP, images / 2);
            run.run(lesions.subList(0, warm));
            Optional<Double> before = residentMebibytes();
            InputSpec spec = classifier.card().input();
            ImageTensor input =
                    Preprocessing.tensor(SyntheticPhoto.paint(spec.width(), spec.height()), spec);
            List<Double> ratios = new ArrayList<>();
            for (int from = warm; from < images; from += AT_ONCE) {
                List<LesionImage> some = lesions.subList(from, Math.min(from + AT_ONCE, images));
                long start = System.nanoTime();
                run.run(some);
                long middle = System.nanoTime();
                for (int i = 0; i < some.size(); i++) {
                    classifier.runBackbone(input);
                }
                ratios.add((double) (System.nanoTime() - middle) / (middle - start));
            }
            Optional<Double> after = residentMebibytes();
            return new Scoring(
                    Stopwatch.median(ratios), before.flatMap(then -> after.map(now -> now - then)));
        } finally {
            delete(folder);
        }
    }

    private ScoreRun run(Classifier classifier, ResultStore store) {
        return new ScoreRun(analyzer, classifier, store, new Gate(), new FailOnFailure());
    }

    /** A photo that fails would be fast. */
    private static final class FailOnFailure implements ScoreListener {

        @Override
        public void scored(LesionImage lesion, PhotoPrediction prediction, boolean known) {
            if (known) {
                throw new IllegalStateException(lesion.name() + " was not to be known before");
            }
        }

        @Override
        public void failed(LesionImage lesion, String reason) {
            throw new IllegalStateException(lesion.name() + ": " + reason);
        }
    }

    private List<LesionImage> lesions(Path folder) throws IOException {
        Path made = SyntheticPhoto.writeJpeg(SIDE, SIDE);
        byte[] photo = Files.readAllBytes(made);
        Files.delete(made);
        for (int i = 0; i < images; i++) {
            Files.write(folder.resolve(i + ".jpg"), SyntheticDataset.numbered(photo, i));
        }
        return CaseSet.of(folder).images();
    }

    private static Optional<Double> residentMebibytes() throws IOException {
        if (!Files.exists(STATUS)) {
            return Optional.empty();
        }
        System.gc(); // what nobody needs any more is no growth
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .map(kibibytes -> Long.parseLong(kibibytes) / KIBIBYTES_PER_MEBIBYTE)
                    .findFirst();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.forEach(files::add);
        }
        files.add(folder);
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
