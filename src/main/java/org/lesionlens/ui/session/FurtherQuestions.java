package org.lesionlens.ui.session;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.attribution.Attribution;
import org.lesionlens.attribution.AttributionProgress;
import org.lesionlens.attribution.AttributionSettings;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.faithfulness.FaithfulnessCheck;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.ui.attribution.AttributionViewModel;
import org.lesionlens.ui.attribution.AttributionViewModel.Attributor;
import org.lesionlens.ui.attribution.AttributionWording;
import org.lesionlens.ui.attribution.ShownAttribution;
import org.lesionlens.ui.channels.ChannelsViewModel;
import org.lesionlens.ui.channels.ChannelsWording;
import org.lesionlens.ui.channels.ShownChannel;
import org.lesionlens.ui.faithfulness.FaithfulnessViewModel;
import org.lesionlens.ui.viewer.FurtherMap;
import org.lesionlens.ui.viewer.LesionViewModel;
import org.lesionlens.ui.viewer.ViewLayout;

/**
 * What can be asked of the network about the shown photo besides its map: whether that is to be
 * trusted, which channels it is made of, and maps of another kind.
 */
public final class FurtherQuestions {

    private final LesionViewModel lesion;
    private final KeptAttributions maps;
    private final FaithfulnessViewModel faithfulness;
    private final AttributionViewModel attribution;
    private final ChannelsViewModel channels;

    /**
     * @param store keeps what took long to compute
     */
    FurtherQuestions(LesionViewModel lesion, LazyResultStore store, UiThreads threads) {
        this.lesion = lesion;
        this.maps = new KeptAttributions(store);
        this.faithfulness = new FaithfulnessViewModel(threads.latestJob());
        this.attribution =
                new AttributionViewModel(
                        threads.latestJob(), new LatestJob<>(threads.render(), threads.ui()));
        faithfulness.thresholdProperty().bind(lesion.settings().thresholdProperty());
        this.channels = new ChannelsViewModel(threads);
        channels.colourMapProperty().bind(lesion.settings().colourMapProperty());
        attribution.shownProperty().subscribe(this::follow);
        channels.chosenProperty().subscribe(this::follow);
    }

    /** Of the two maps that may stand beside the live one, it is the one asked for last. */
    private void follow(@Nullable ShownAttribution before, @Nullable ShownAttribution now) {
        if (before == null && now != null) {
            channels.putAway();
        }
        show();
    }

    private void follow(@Nullable ShownChannel before, @Nullable ShownChannel now) {
        if (now != null && (before == null || before.channel() != now.channel())) {
            makeRoom();
        }
        show();
    }

    /** What a person points at is to be seen, whatever the layout was. */
    private void makeRoom() {
        lesion.photoOnlyProperty().set(false);
        if (!lesion.settings().layoutProperty().get().hasRoomForMore()) {
            lesion.settings().layoutProperty().set(ViewLayout.SIDE_BY_SIDE);
        }
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
            channels.show(shown, analysis -> slopeAtZero(classifier, analysis));
            attribution.show(shown, new Asked(classifier, maps));
        }
    }

    /** A network whose maps are kept. */
    private record Asked(Classifier classifier, KeptAttributions maps) implements Attributor {

        @Override
        public Attribution attribute(
                Analysis analysis, AttributionSettings settings, AttributionProgress progress)
                throws Exception {
            return maps.of(classifier, analysis, settings, progress);
        }

        @Override
        public double runMillis() {
            return classifier.runMillis();
        }
    }

    /** A head that fails there, as one that divides by what it gets, has no slope there. */
    private static Optional<FeatureMaps> slopeAtZero(Classifier classifier, Analysis analysis)
            throws InterruptedException {
        try {
            int classIndex = analysis.explanation().classIndex();
            return Optional.of(
                    classifier.evidence(analysis.pass().silenced(), classIndex).gradients());
        } catch (ClassificationException e) {
            return Optional.empty();
        }
    }

    private void show() {
        ShownChannel channel = channels.chosenProperty().get();
        ShownAttribution attributed = attribution.shownProperty().get();
        lesion.furtherMapProperty()
                .set(channel != null ? map(channel) : attributed != null ? map(attributed) : null);
    }

    private static FurtherMap map(ShownChannel shown) {
        return new FurtherMap(
                shown.analysis(),
                shown.map(),
                OptionalDouble.empty(),
                ChannelsWording.title(shown),
                ChannelsWording.scale(shown));
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
        channels.clear();
    }

    /** Keeps what is finished, but asks no more: the model is going away. */
    void detach() {
        faithfulness.detach();
        attribution.detach();
        channels.detach();
    }

    /** Whether the shown map is to be trusted. */
    public FaithfulnessViewModel faithfulness() {
        return faithfulness;
    }

    /** The channels of the layer that is explained. */
    public ChannelsViewModel channels() {
        return channels;
    }

    /** Maps of another kind of the shown photo. */
    public AttributionViewModel attribution() {
        return attribution;
    }
}
