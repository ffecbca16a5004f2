package org.lesionlens.spark;

import java.util.ArrayList;
import java.util.List;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Explanation;
import org.lesionlens.analysis.MissingFactException;
import org.lesionlens.attribution.LayerMap;
import org.lesionlens.attribution.MapSettings;
import org.lesionlens.attribution.MethodMaps;
import org.lesionlens.attribution.PlacedInput;
import org.lesionlens.attribution.UsualSettings;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.AblatedScores;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.scoring.ScoreRun.Seen;
import org.lesionlens.scoring.SetFacts;

/**
 * Explains photos that are scored, as {@code explain} does unless it is asked otherwise.
 *
 * @param methods by which maps are made
 * @param network that scores them
 * @param facts of their lesions
 */
record TaskMaps(
        List<ExplanationMethod> methods, Analyzer analyzer, Classifier network, SetFacts facts) {

    /**
     * The maps of a photo by all methods, in their order, for what the model looks for. The network
     * runs again only for methods to which what it left behind is not enough.
     *
     * @param seen what it said of the photo
     */
    List<EvidenceMap> of(LesionImage lesion, Seen seen)
            throws ImageDecodeException,
                    ClassificationException,
                    MissingFactException,
                    InterruptedException {
        InputSpec input = network.card().input();
        int positive = network.card().output().positiveIndex();
        List<EvidenceMap> maps = new ArrayList<>();
        MethodMaps again = null;
        for (ExplanationMethod method : methods) {
            MapSettings settings = UsualSettings.of(method, input);
            if (settings instanceof LayerMap layer
                    && !layer.method().needsHead()
                    && seen.trace().isPresent()) {
                ClassEvidence evidence = seen.trace().get().evidence();
                maps.add(of(layer, positive, evidence));
            } else {
                if (again == null) {
                    var photo = analyzer.prepare(lesion.file(), input);
                    again =
                            new MethodMaps(
                                    network.given(facts.of(lesion)),
                                    positive,
                                    PlacedInput.of(photo, input));
                }
                maps.add(again.of(settings));
            }
        }
        return maps;
    }

    private static EvidenceMap of(LayerMap layer, int positive, ClassEvidence evidence)
            throws InterruptedException {
        AblatedScores<RuntimeException> none =
                () -> {
                    throw new IllegalStateException(layer.method() + " needs no head");
                };
        return Explanation.of(positive, layer.method(), evidence, none).shown(true);
    }
}
