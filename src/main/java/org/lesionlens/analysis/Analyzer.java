package org.lesionlens.analysis;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.analysis.ModelOutput.Score;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.PixelForm;
import org.lesionlens.image.Preprocessing;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.image.decode.Photo;

/** Takes a photo through all stages, from file to explanation. */
public final class Analyzer {

    private static final double NANOS_PER_MILLI = 1e6;

    private final ImageDecoder decoder;

    public Analyzer(ImageDecoder decoder) {
        this.decoder = decoder;
    }

    /**
     * Decodes a photo, runs the network over it and explains one class.
     *
     * @param file of the photo
     * @param classifier that is asked
     * @param classIndex of the class to explain, in the order of the model's classes
     * @param method by which to explain it
     * @throws ImageDecodeException if the file is not a picture that can be read
     * @throws ClassificationException if the network fails
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Analysis analyze(Path file, Classifier classifier, int classIndex, CamMethod method)
            throws ImageDecodeException, ClassificationException, InterruptedException {
        return analyze(prepare(file, classifier.card().input()), classifier, classIndex, method);
    }

    /**
     * Does what needs no network: decodes a photo and fits it into a network's input. For a thread
     * that works ahead of the network's.
     *
     * @param file of the photo
     * @param spec of the network that will be asked
     * @throws ImageDecodeException if the file is not a picture that can be read
     */
    public PreparedPhoto prepare(Path file, InputSpec spec) throws ImageDecodeException {
        long start = System.nanoTime();
        Photo photo = decoder.photo(file, spec.form().pixels());
        long decoded = System.nanoTime();
        ImageTensor input = Preprocessing.tensor(photo.seen(), spec);
        long prepared = System.nanoTime();
        var timings =
                new Timings(
                        Map.of(
                                PipelineStage.DECODE, millis(start, decoded),
                                PipelineStage.PREPROCESS, millis(decoded, prepared)));
        RgbImage shown = photo.displayed();
        var geometry = InputGeometry.of(shown.width(), shown.height(), photo.orientation(), spec);
        return new PreparedPhoto(shown, geometry, input, photo.differences(), timings);
    }

    /**
     * A photo as people see it, for which no network is needed.
     *
     * @throws ImageDecodeException if the file is not a picture that can be read
     */
    public RgbImage photo(Path file) throws ImageDecodeException {
        return decoder.photo(file, PixelForm.AS_DISPLAYED).displayed();
    }

    /**
     * The network's input alone.
     *
     * @param file of the photo
     * @param spec of the network that will be asked
     * @throws ImageDecodeException if the file is not a picture that can be read
     */
    public ImageTensor input(Path file, InputSpec spec) throws ImageDecodeException {
        return Preprocessing.tensor(decoder.decode(file, spec.form().pixels()), spec);
    }

    /**
     * What the network says of a photo in the form that its card does not ask for.
     *
     * @param file of the photo
     * @param classifier that is asked
     * @return empty if the photo has the same pixels in both forms
     * @throws ImageDecodeException if the file is not a picture that can be read
     * @throws ClassificationException if the network fails
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Optional<OtherPixels> otherPixels(Path file, Classifier classifier)
            throws ImageDecodeException, ClassificationException, InterruptedException {
        Photo photo = decoder.photo(file, PixelForm.AS_STORED);
        if (photo.displayed().equals(photo.seen())) {
            return Optional.empty();
        }
        InputSpec spec = classifier.card().input();
        PixelForm other = spec.form().pixels().other();
        ImageTensor input = Preprocessing.tensor(photo.in(other), spec);
        ModelOutput output = classifier.card().output();
        List<Double> logits = classifier.logits(List.of(input)).getFirst();
        return Optional.of(
                new OtherPixels(
                        photo.differences(),
                        other,
                        output.probabilities(logits).get(output.positiveIndex())));
    }

    /**
     * Runs the network over a prepared photo and explains one class.
     *
     * @param photo prepared for {@code classifier}
     * @param classifier that is asked
     * @param classIndex of the class to explain, in the order of the model's classes
     * @param method by which to explain it
     * @throws ClassificationException if the network fails
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Analysis analyze(
            PreparedPhoto photo, Classifier classifier, int classIndex, CamMethod method)
            throws ClassificationException, InterruptedException {
        long start = System.nanoTime();
        ForwardPass pass = classifier.forward(photo.input());
        long ran = System.nanoTime();
        ClassEvidence evidence = classifier.evidence(pass, classIndex);
        Explanation explanation = explain(pass, classifier, classIndex, method, evidence);
        long explained = System.nanoTime();
        var timings =
                photo.timings()
                        .with(PipelineStage.FEATURES, millis(start, ran))
                        .with(PipelineStage.GRADIENT_MAP, millis(ran, explained));
        return new Analysis(classifier.card(), photo, pass, explanation, timings);
    }

    /**
     * Explains another class of an analysed photo, or the same one by another method; the network's
     * backbone does not run again.
     *
     * @param classifier that made {@code analysis}
     * @param classIndex of the class to explain; if its logit has been explained, that evidence is
     *     used again
     * @param method by which to explain it
     * @throws ClassificationException if the network fails
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Analysis explain(
            Analysis analysis, Classifier classifier, int classIndex, CamMethod method)
            throws ClassificationException, InterruptedException {
        long start = System.nanoTime();
        ForwardPass pass = analysis.pass();
        ClassEvidence evidence = evidence(analysis, classifier, classIndex);
        Explanation explanation = explain(pass, classifier, classIndex, method, evidence);
        double time = millis(start, System.nanoTime());
        return new Analysis(
                analysis.card(),
                analysis.prepared(),
                pass,
                explanation,
                analysis.timings().with(PipelineStage.GRADIENT_MAP, time));
    }

    /** Both classes of a single logit have one gradient, with opposite signs. */
    private static ClassEvidence evidence(Analysis analysis, Classifier classifier, int classIndex)
            throws ClassificationException, InterruptedException {
        Explanation known = analysis.explanation();
        int logits = analysis.pass().logits().size();
        Score has = analysis.card().output().scoreOf(known.classIndex(), logits);
        Score wanted = analysis.card().output().scoreOf(classIndex, logits);
        if (has.logit() != wanted.logit()) {
            return classifier.evidence(analysis.pass(), classIndex);
        }
        return has.negated() == wanted.negated() ? known.evidence() : known.evidence().negated();
    }

    private static Explanation explain(
            ForwardPass pass,
            Classifier classifier,
            int classIndex,
            CamMethod method,
            ClassEvidence evidence)
            throws ClassificationException, InterruptedException {
        return Explanation.of(
                classIndex, method, evidence, () -> classifier.ablatedScores(pass, classIndex));
    }

    private static double millis(long start, long end) {
        return (end - start) / NANOS_PER_MILLI;
    }
}
