package org.lesionlens.ui.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.attribution.Attribution;
import org.lesionlens.attribution.AttributionProgress;
import org.lesionlens.attribution.AttributionSettings;
import org.lesionlens.attribution.Attributions;
import org.lesionlens.attribution.PerturbationMap;
import org.lesionlens.attribution.PerturbationSettings;
import org.lesionlens.attribution.PixelAttribution;
import org.lesionlens.attribution.PixelAttribution.Completeness;
import org.lesionlens.attribution.PixelSettings;
import org.lesionlens.attribution.PlacedInput;
import org.lesionlens.attribution.ViewsMap;
import org.lesionlens.attribution.ViewsSettings;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.store.KeptMap;
import org.lesionlens.store.KeptMaps;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.store.MapKey;

/** Attributions of shown photos, which are computed once and then kept; on the worker. */
final class KeptAttributions {

    /** To be raised when a method comes to give other numbers for the same settings. */
    private static final int COMPUTATION = 1;

    private final LazyResultStore store;

    KeptAttributions(LazyResultStore store) {
        this.store = store;
    }

    /** The attribution of the class that an analysis explains. */
    Attribution of(
            Classifier classifier,
            Analysis analysis,
            AttributionSettings settings,
            AttributionProgress progress)
            throws ClassificationException, InterruptedException {
        var input = PlacedInput.of(analysis.prepared(), analysis.card().input());
        int classIndex = analysis.explanation().classIndex();
        var key =
                new MapKey(
                        key(analysis, input),
                        classifier.key(),
                        classIndex,
                        settings.method().key(),
                        COMPUTATION + " " + settings);
        Optional<Attribution> kept = find(key, settings);
        if (kept.isPresent()) {
            return kept.get();
        }
        Attribution computed =
                new Attributions(classifier.givenAs(analysis.pass()), classIndex)
                        .of(input, settings, progress);
        keep(key, computed);
        return computed;
    }

    /**
     * Stands for all that the network was given. Not the file's hash: that may have changed since
     * it was shown.
     */
    private static ContentHash key(Analysis analysis, PlacedInput input) {
        List<ImageTensor> tensors = new ArrayList<>(List.of(input.tensor()));
        tensors.addAll(input.tensor().others());
        ContentHash pixels =
                ContentHash.ofValues(tensors.stream().map(ImageTensor::toArray).toList());
        return analysis.pass().given().key(pixels.with(input.place().toString()));
    }

    private Optional<Attribution> find(MapKey key, AttributionSettings settings) {
        try {
            return new KeptMaps(store.get()).find(key).flatMap(map -> attribution(settings, map));
        } catch (IOException e) {
            return Optional.empty(); // the network can be asked
        }
    }

    private void keep(MapKey key, Attribution computed) {
        try {
            new KeptMaps(store.get()).keep(key, map(computed));
        } catch (IOException e) {
            return; // it is shown, and computed again when it is asked for again
        }
    }

    private static KeptMap map(Attribution attribution) {
        return switch (attribution) {
            case PixelAttribution pixels ->
                    new KeptMap(
                            pixels.values(),
                            pixels.completeness()
                                    .map(sum -> List.of(sum.sum(), sum.difference()))
                                    .orElse(List.of()));
            case ViewsMap views ->
                    new KeptMap(
                            FeatureMaps.joined(
                                    List.of(
                                            plane(views.mean().toArray(), views.mean()),
                                            plane(views.spread().toArray(), views.mean()))),
                            views.probabilities());
            case PerturbationMap map -> {
                List<FeatureMaps> planes =
                        new ArrayList<>(List.of(plane(map.values().toArray(), map.values())));
                map.standardError()
                        .ifPresent(error -> planes.add(plane(error.toArray(), map.values())));
                yield new KeptMap(FeatureMaps.joined(planes), List.of((double) map.runs()));
            }
        };
    }

    private static FeatureMaps plane(float[] values, EvidenceMap like) {
        return new FeatureMaps(1, like.height(), like.width(), values);
    }

    /** Empty if no program of ours wrote such a map. */
    private static Optional<Attribution> attribution(AttributionSettings settings, KeptMap map) {
        try {
            return Optional.of(
                    switch (settings) {
                        case PixelSettings pixels ->
                                new PixelAttribution(
                                        pixels, map.values(), completeness(map.numbers()));
                        case PerturbationSettings perturbation -> perturbation(perturbation, map);
                        case ViewsSettings views -> views(views, map);
                    });
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Optional<Completeness> completeness(List<Double> numbers) {
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Completeness(numbers.get(0), numbers.get(1)));
    }

    private static PerturbationMap perturbation(PerturbationSettings settings, KeptMap map) {
        FeatureMaps planes = map.values();
        int width = planes.width();
        int height = planes.height();
        float[] all = planes.toArray();
        float[] error = Arrays.copyOfRange(all, planes.cells(), all.length);
        return new PerturbationMap(
                settings,
                new SignedMap(width, height, Arrays.copyOf(all, planes.cells())),
                error.length == 0
                        ? Optional.empty()
                        : Optional.of(new Heatmap(width, height, error)),
                map.numbers().getFirst().intValue());
    }

    private static ViewsMap views(ViewsSettings settings, KeptMap map) {
        FeatureMaps planes = map.values();
        int width = planes.width();
        int height = planes.height();
        float[] all = planes.toArray();
        return new ViewsMap(
                settings,
                ViewsMap.of(settings, width, height, Arrays.copyOf(all, planes.cells())),
                new Heatmap(width, height, Arrays.copyOfRange(all, planes.cells(), all.length)),
                map.numbers());
    }
}
