package org.lesionlens.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.MissingFactException;
import org.lesionlens.analysis.OtherPixels;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.export.OutputNames;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.scoring.PictureRun;
import org.lesionlens.scoring.PictureSteps;

/** Explains many pictures and draws a figure of each. */
final class ExplainRun
        implements PictureSteps<
                ExplainRun.Named, ExplainRun.Prepared, ExplainRun.Explained, ExplainedPicture> {

    private final Analyzer analyzer;
    private final Classifier classifier;
    private final int classIndex;
    private final CamMethod method;
    private final FigureFolder figures;
    private final ExplainResults results;

    ExplainRun(
            Analyzer analyzer,
            Classifier classifier,
            int classIndex,
            CamMethod method,
            FigureFolder figures,
            ExplainResults results) {
        this.analyzer = analyzer;
        this.classifier = classifier;
        this.classIndex = classIndex;
        this.method = method;
        this.figures = figures;
        this.results = results;
    }

    /** A picture, and the name of its results. */
    record Named(Path file, String name) {}

    /** A picture that is ready for the network, which is given what else it takes of the lesion. */
    record Prepared(Path file, PreparedPhoto photo, Classifier asked) {}

    /** What the network said, and what it says of the same photo in the other form of pixels. */
    record Explained(Analysis analysis, Optional<OtherPixels> other) {}

    /**
     * Explains all pictures and reports each, in their order.
     *
     * @throws InterruptedException if the calling thread is interrupted; what has left the network
     *     by then is written and reported, everything else is dropped
     */
    void run(List<Path> files) throws InterruptedException {
        String className = classifier.card().output().classes().get(classIndex);
        var names = new OutputNames(className, method.key());
        new PictureRun<>(this, 1)
                .run(files.stream().map(file -> new Named(file, names.next(file))).toList());
    }

    @Override
    public Prepared prepare(Named picture)
            throws IOException, ImageDecodeException, MissingFactException {
        results.checkRoom();
        figures.checkFree(picture.name());
        Classifier asked = classifier.given(results.lesions().facts(picture.file()));
        return new Prepared(
                picture.file(), analyzer.prepare(picture.file(), asked.card().input()), asked);
    }

    @Override
    public Explained ask(Prepared picture) throws ClassificationException, InterruptedException {
        Analysis analysis = analyzer.analyze(picture.photo(), picture.asked(), classIndex, method);
        return new Explained(
                analysis, other(analyzer, picture.file(), picture.photo(), picture.asked()));
    }

    /** What is said of the photo in the other form of pixels; empty where it is the same. */
    static Optional<OtherPixels> other(
            Analyzer analyzer, Path file, PreparedPhoto photo, Classifier asked)
            throws ClassificationException, InterruptedException {
        if (photo.differences().isEmpty()) {
            return Optional.empty();
        }
        try {
            return analyzer.otherPixels(file, asked);
        } catch (ImageDecodeException e) {
            throw new ClassificationException(
                    String.valueOf(e.getMessage()), e); // it was read a moment ago
        }
    }

    @Override
    public ExplainedPicture finish(Named picture, Explained explained) throws IOException {
        return figures.write(
                picture.file(),
                picture.name(),
                explained.analysis(),
                explained.other(),
                results.lesions().pictured(picture.file()).by(classifier.key()));
    }

    @Override
    public void done(Named picture, ExplainedPicture result) {
        results.done(picture.file(), figures.pictureName(picture.name()), result);
    }

    @Override
    public void failed(Named picture, Throwable cause) {
        results.failed(picture.file(), cause);
    }
}
