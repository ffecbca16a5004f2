package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Explanation;
import org.lesionlens.analysis.ForwardPass;
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

    private static final int KEPT = 64; // passes of some megabytes

    private final Analyzer analyzer;
    private final Classifier classifier;
    private final Map<Path, ForwardPass> passes = new LinkedHashMap<>(16, 0.75f, true);

    NetworkMaps(Analyzer analyzer, Classifier classifier) {
        this.analyzer = analyzer;
        this.classifier = classifier;
    }

    @Override
    public synchronized SignedMap ask(LesionImage lesion, int classIndex, CamMethod method)
            throws ImageDecodeException, ClassificationException, InterruptedException {
        ForwardPass pass = pass(lesion.file());
        return Explanation.of(
                        classIndex,
                        method,
                        classifier.evidence(pass, classIndex),
                        () -> classifier.ablatedScores(pass, classIndex))
                .signed();
    }

    private ForwardPass pass(Path file)
            throws ImageDecodeException, ClassificationException, InterruptedException {
        ForwardPass known = passes.get(file);
        if (known == null) {
            known = classifier.forward(analyzer.prepare(file, classifier.card().input()).input());
            passes.put(file, known);
            if (passes.size() > KEPT) {
                passes.remove(passes.keySet().iterator().next()); // not asked for the longest
            }
        }
        return known;
    }
}
