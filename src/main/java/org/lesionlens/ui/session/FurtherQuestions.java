package org.lesionlens.ui.session;

import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.attribution.Attribution;
import org.lesionlens.attribution.AttributionProgress;
import org.lesionlens.attribution.AttributionSettings;
import org.lesionlens.attribution.Attributions;
import org.lesionlens.attribution.PlacedInput;
import org.lesionlens.background.UiThreads;
import org.lesionlens.faithfulness.FaithfulnessCheck;
import org.lesionlens.ui.attribution.AttributionViewModel;
import org.lesionlens.ui.attribution.AttributionWording;
import org.lesionlens.ui.attribution.ShownAttribution;
import org.lesionlens.ui.faithfulness.FaithfulnessViewModel;
import org.lesionlens.ui.viewer.FurtherMap;
import org.lesionlens.ui.viewer.LesionViewModel;

/**
 * What can be asked of the network about the shown photo besides its map: whether that is to be
 * trusted, and maps of another kind.
 */
public final class FurtherQuestions {

    private final LesionViewModel lesion;
    private final FaithfulnessViewModel faithfulness;
    private final AttributionViewModel attribution;

    FurtherQuestions(LesionViewModel lesion, UiThreads threads) {
        this.lesion = lesion;
        this.faithfulness = new FaithfulnessViewModel(threads.latestJob());
        this.attribution = new AttributionViewModel(threads.latestJob());
        faithfulness.thresholdProperty().bind(lesion.settings().thresholdProperty());
        attribution.shownProperty().subscribe(this::show);
    }

    /** What is shown can be asked about with the model that it is of. */
    void offer(@Nullable Analysis shown, @Nullable ModelInUse used) {
        if (shown == null) {
            clear();
        } else if (used != null && shown.card().equals(used.classifier().card())) {
            Classifier classifier = used.classifier();
            faithfulness.show(
                    shown,
                    (analysis, threshold, progress) ->
                            new FaithfulnessCheck(FaithfulnessCheck.STEPS)
                                    .check(analysis, classifier, threshold, progress));
            attribution.show(
                    shown,
                    (analysis, settings, progress) ->
                            attribute(classifier, analysis, settings, progress));
        }
    }

    private static Attribution attribute(
            Classifier classifier,
            Analysis analysis,
            AttributionSettings settings,
            AttributionProgress progress)
            throws Exception {
        var input = PlacedInput.of(analysis.prepared(), analysis.card().input());
        return new Attributions(
                        classifier.givenAs(analysis.pass()), analysis.explanation().classIndex())
                .of(input, settings, progress);
    }

    private void show(@Nullable ShownAttribution shown) {
        lesion.furtherMapProperty().set(shown == null ? null : map(shown));
    }

    private static FurtherMap map(ShownAttribution shown) {
        return new FurtherMap(
                shown.analysis(),
                shown.map().map(),
                shown.map().clip(),
                AttributionWording.title(shown),
                AttributionWording.scale(shown));
    }

    /** Nothing is shown any more. */
    void clear() {
        faithfulness.clear();
        attribution.clear();
    }

    /** Keeps what is finished, but asks no more: the model is going away. */
    void detach() {
        faithfulness.detach();
        attribution.detach();
    }

    /** Whether the shown map is to be trusted. */
    public FaithfulnessViewModel faithfulness() {
        return faithfulness;
    }

    /** Maps of another kind of the shown photo. */
    public AttributionViewModel attribution() {
        return attribution;
    }
}
