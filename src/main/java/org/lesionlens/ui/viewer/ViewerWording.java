package org.lesionlens.ui.viewer;

import java.util.stream.Collectors;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.OtherPixels;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.ProbabilityWords;

/** How the lesion view calls things. */
final class ViewerWording {

    static final Texts TEXTS = Texts.of(ViewerWording.class);

    private ViewerWording() {}

    /**
     * "for melanoma" or "against melanoma": with a single logit, what is called the other class is
     * only evidence against the positive one, whichever of them the logit speaks for.
     */
    static String direction(Analysis analysis, int classIndex) {
        var output = analysis.card().output();
        return output.isAgainstPositive(classIndex, analysis.pass().logits().size())
                ? TEXTS.get("direction.against", output.positive())
                : TEXTS.get("direction.for", output.classes().get(classIndex));
    }

    /** "Grad-CAM for melanoma". */
    static String explained(Analysis analysis) {
        var explanation = analysis.explanation();
        String label = explanation.method().label();
        return explanation.method().usesClass()
                ? label + " " + direction(analysis, explanation.classIndex())
                : TEXTS.get("method.any-class", label);
    }

    /**
     * That the photo's pixels as stored are not those as displayed, and what follows.
     *
     * @param probability of the positive class, in the form that the card asks for
     * @param threshold of the call
     */
    static String pixels(OtherPixels other, double probability, double threshold) {
        boolean isOtherCall = other.probability() >= threshold != probability >= threshold;
        var differences =
                other.differences().stream()
                        .map(one -> TEXTS.get("pixels." + one.name()))
                        .collect(Collectors.joining(", "));
        var both =
                TEXTS.get(
                        "pixels.other." + other.form().name(),
                        differences,
                        ProbabilityWords.number(probability, threshold),
                        ProbabilityWords.number(other.probability(), threshold));
        return isOtherCall ? both + " " + TEXTS.get("pixels.other-call") : both;
    }

    /** What is to be said of a map without heat. */
    static String empty(Analysis analysis) {
        return analysis.explanation().method().usesClass()
                ? TEXTS.get("map.empty", analysis.className())
                : TEXTS.get("map.even");
    }
}
