package org.lesionlens.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.MissingFactException;
import org.lesionlens.analysis.OtherPixels;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.attribution.Attribution;
import org.lesionlens.attribution.AttributionSettings;
import org.lesionlens.attribution.Attributions;
import org.lesionlens.attribution.PlacedInput;
import org.lesionlens.export.OutputNames;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.scoring.PictureRun;
import org.lesionlens.scoring.PictureSteps;

/**
 * Attributes the score of many pictures, and draws a figure of each.
 *
 * @param classIndex of the class whose score is attributed
 */
record AttributionRun(
        Analyzer analyzer,
        Classifier classifier,
        int classIndex,
        AttributionSettings settings,
        AttributionFolder figures,
        ExplainResults results)
        implements PictureSteps<
                AttributionRun.Named,
                AttributionRun.Prepared,
                AttributionRun.Attributed,
                AttributedPicture> {

    private static final double NANOS_PER_MILLI = 1e6;

    /** A picture, and the name of its results. */
    record Named(Path file, String name) {}

    /** A picture that is ready for the network, which is given what else it takes of the lesion. */
    record Prepared(Path file, PreparedPhoto photo, Classifier asked) {}

    /** What the network said, why, and what it says of the photo in the other form of pixels. */
    record Attributed(
            PreparedPhoto photo,
            ForwardPass pass,
            Attribution attribution,
            Optional<OtherPixels> other,
            double millis) {}

    /**
     * Attributes all pictures and reports each, in their order.
     *
     * @throws InterruptedException if the calling thread is interrupted; what has left the network
     *     by then is written and reported, everything else is dropped
     */
    void run(List<Path> files) throws InterruptedException {
        String className = classifier.card().output().classes().get(classIndex);
        var names = new OutputNames(className, settings.method().key());
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
    public Attributed ask(Prepared picture) throws ClassificationException, InterruptedException {
        ForwardPass pass = picture.asked().forward(picture.photo().input());
        long start = System.nanoTime();
        Attribution attribution =
                new Attributions(picture.asked(), classIndex)
                        .of(
                                PlacedInput.of(picture.photo(), picture.asked().card().input()),
                                settings,
                                results::within);
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        return new Attributed(
                picture.photo(),
                pass,
                attribution,
                ExplainRun.other(analyzer, picture.file(), picture.photo(), picture.asked()),
                millis);
    }

    @Override
    public AttributedPicture finish(Named picture, Attributed attributed) throws IOException {
        return figures.write(
                picture.file(),
                picture.name(),
                attributed,
                classIndex,
                classifier.card(),
                results.lesions().pictured(picture.file()).by(classifier.key()));
    }

    @Override
    public void done(Named picture, AttributedPicture result) {
        results.done(picture.file(), figures.pictureName(picture.name()), result);
    }

    @Override
    public void failed(Named picture, Throwable cause) {
        results.failed(picture.file(), cause);
    }
}
