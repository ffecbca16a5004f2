package org.lesionlens.ui.viewer;

import org.lesionlens.analysis.Analysis;
import org.lesionlens.ui.fx.Texts;

/** How the lesion view calls things. */
final class ViewerWording {

    static final Texts TEXTS = Texts.of(ViewerWording.class);

    private ViewerWording() {}

    /**
     * "for melanoma" or "against melanoma": with a single logit, what is called the other class is
     * only evidence against the first.
     */
    static String direction(Analysis analysis, int classIndex) {
        var output = analysis.card().output();
        boolean against = output.scoreOf(classIndex, analysis.pass().logits().size()).negated();
        return against
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

    /** What is to be said of a map without heat. */
    static String empty(Analysis analysis) {
        return analysis.explanation().method().usesClass()
                ? TEXTS.get("map.empty", analysis.className())
                : TEXTS.get("map.even");
    }
}
