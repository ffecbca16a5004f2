package org.lesionlens.cli;

import java.util.Optional;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.attribution.UsualSettings;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.scoring.SetFacts;
import org.lesionlens.store.KeptMaps;
import org.lesionlens.store.ResultStore;
import picocli.CommandLine.Option;

/** By which method the lesions that a figure or a report shows are explained. */
final class ShownMethodOption {

    @Option(
            names = "--method",
            paramLabel = "KEY",
            converter = MethodConverter.class,
            description = {
                "By which method the lesions that are shown are explained, as explain --methods",
                "lists them, with its usual settings; default: grad-cam, whose maps are kept with",
                "all results. For any other the network is asked about each of them, once."
            })
    private ExplanationMethod method = CamMethod.GRAD_CAM;

    /** Makes the maps; empty for those that are kept with all results. */
    Optional<FigureMaps> maps(
            Analyzer analyzer, Classifier classifier, CaseSet cases, ResultStore store) {
        return isGiven()
                ? Optional.of(
                        new FigureMaps(
                                analyzer,
                                classifier,
                                new SetFacts(cases.images(), classifier.card()),
                                new KeptMaps(store),
                                UsualSettings.of(method, classifier.card().input())))
                : Optional.empty();
    }

    /** True if another method than the usual one is wanted. */
    boolean isGiven() {
        return method != CamMethod.GRAD_CAM;
    }
}
