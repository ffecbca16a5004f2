package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.Optional;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Explanation;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.KnownFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.ui.review.LesionMaps;

/**
 * Maps of any class and by any method, of the model in use. What the network said of the lesions
 * asked for last is kept, so that it looks at each photo once. Used by one worker at a time.
 */
final class NetworkMaps implements LesionMaps.Asker {

    private static final long KEPT = 256L << 20; // of one network some megabytes, of several more

    private record Asked(Path file, KnownFacts facts) {}

    private final Analyzer analyzer;
    private final Classifier classifier;
    private final FactsOfSet facts;
    private final RecentPasses<Asked> passes = new RecentPasses<>(KEPT);

    /**
     * @param facts of the set whose lesions are asked for
     */
    NetworkMaps(Analyzer analyzer, Classifier classifier, FactsOfSet facts) {
        this.analyzer = analyzer;
        this.classifier = classifier;
        this.facts = facts;
    }

    @Override
    public synchronized SignedMap ask(LesionImage lesion, int classIndex, CamMethod method)
            throws ImageDecodeException, ClassificationException, InterruptedException {
        ForwardPass pass = pass(lesion.file(), facts.of(lesion, classifier));
        return Explanation.of(
                        classIndex,
                        method,
                        classifier.evidence(pass, classIndex),
                        () -> classifier.ablatedScores(pass, classIndex))
                .signed();
    }

    private ForwardPass pass(Path file, KnownFacts given)
            throws ImageDecodeException, ClassificationException, InterruptedException {
        var asked = new Asked(file, given);
        Optional<ForwardPass> known = passes.find(asked);
        if (known.isPresent()) {
            return known.get();
        }
        var photo = analyzer.prepare(file, classifier.card().input());
        ForwardPass pass = classifier.given(given).forward(photo.input());
        passes.keep(asked, pass);
        return pass;
    }
}
