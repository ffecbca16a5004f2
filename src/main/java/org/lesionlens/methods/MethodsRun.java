package org.lesionlens.methods;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleConsumer;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.attribution.MapSettings;
import org.lesionlens.attribution.PlacedInput;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.faithfulness.MethodsCheck;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.scoring.SetFacts;

/** Tests methods over picked photos, one after the other, and keeps what is done. */
public final class MethodsRun {

    private final Analyzer analyzer;
    private final Classifier classifier;
    private final SetFacts facts;
    private final Wish wish;
    private final MethodsCheck check;

    /**
     * What is wanted.
     *
     * @param methods at least one, none twice
     * @param classIndex of the class whose maps are tested; none for the one that each photo is
     *     called
     * @param threshold p ≥ this is called positive
     * @param seed of all lots
     */
    public record Wish(
            List<MapSettings> methods, OptionalInt classIndex, double threshold, long seed) {

        public Wish {
            methods = List.copyOf(methods);
        }
    }

    /** Hears how a run goes. */
    public interface Listener {

        /** How far the next photo is, in [0, 1]. */
        void within(double share);

        /** A photo is done and kept. */
        void done(TestedPhoto photo);

        /** A photo was done by a run before this one. */
        void known(TestedPhoto photo);

        /** A photo cannot be tested; the others go on. */
        void failed(PickedPhoto photo, Exception cause);
    }

    /**
     * @param facts of the photos' set
     */
    public MethodsRun(Analyzer analyzer, Classifier classifier, SetFacts facts, Wish wish) {
        this.analyzer = analyzer;
        this.classifier = classifier;
        this.facts = facts;
        this.wish = wish;
        this.check = new MethodsCheck(wish.methods(), wish.seed());
    }

    /** How often the network runs for a photo, about. */
    public long forwardPasses() {
        var input = classifier.card().input();
        return check.forwardPasses(input.width(), input.height());
    }

    /**
     * Tests all photos that {@code table} does not have yet.
     *
     * @throws IOException if the table cannot be written
     * @throws InterruptedException if the calling thread is interrupted; what is done is in the
     *     table
     */
    public void run(List<PickedPhoto> photos, PhotosTable table, Listener listener)
            throws IOException, InterruptedException {
        ModelOutput output = classifier.card().output();
        for (PickedPhoto photo : photos) {
            int index = classIndex(photo);
            Optional<TestedPhoto> before = table.find(photo, output.classes().get(index));
            if (before.isPresent()) {
                listener.known(before.get());
                continue;
            }
            TestedPhoto tested;
            try {
                tested = test(photo, index, listener::within);
            } catch (ImageDecodeException | ClassificationException e) {
                listener.failed(photo, e);
                continue;
            }
            table.add(tested);
            listener.done(tested);
        }
    }

    private int classIndex(PickedPhoto photo) {
        return wish.classIndex()
                .orElseGet(() ->
                        classifier
                                .card()
                                .output()
                                .calledIndex(probabilities(photo), wish.threshold()));
    }

    private static List<Double> probabilities(PickedPhoto photo) {
        return photo.photo().prediction().map(CasePrediction::probabilities).orElseThrow();
    }

    private TestedPhoto test(PickedPhoto photo, int index, DoubleConsumer progress)
            throws ImageDecodeException, ClassificationException, InterruptedException {
        LesionImage image = photo.photo().image();
        Classifier asked = classifier.given(facts.of(image));
        PreparedPhoto prepared = analyzer.prepare(image.file(), asked.card().input());
        PlacedInput input = PlacedInput.of(prepared, asked.card().input());
        return new TestedPhoto(
                photo,
                classifier.card().output().classes().get(index),
                probabilities(photo).get(index),
                TestedPhoto.answers(check.of(input, asked, index, progress), wish.methods()));
    }
}
