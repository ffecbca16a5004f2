package org.lesionlens.ui.session;

import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.MissingFactException;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.image.decode.ImageDecodeException;

/** Explains lesions of the set one by one, for pictures of many; off the UI thread. */
public final class LesionExplainer {

    private final Analyzer analyzer;
    private final FactsOfSet facts;

    LesionExplainer(Analyzer analyzer, FactsOfSet facts) {
        this.analyzer = analyzer;
        this.facts = facts;
    }

    /**
     * What a network makes of a lesion's photo, given what it takes besides.
     *
     * @param classIndex of the class to explain
     * @param method by which to explain it
     */
    public Analysis explain(
            LesionImage lesion, Classifier classifier, int classIndex, CamMethod method)
            throws ImageDecodeException,
                    ClassificationException,
                    MissingFactException,
                    InterruptedException {
        Classifier asked = classifier.given(facts.of(lesion, classifier));
        return analyzer.analyze(lesion.file(), asked, classIndex, method);
    }
}
