package org.lesionlens.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.attribution.PerturbationSettings.Rise;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.ImageTensor;

/** Weighs random masks by what the network says of the photo behind each, with their spread. */
final class RiseRun {

    private static final int PARTIAL = 10; // batches from one partial map to the next

    private final ChangedScores scores;
    private final PlacedInput input;
    private final Rise settings;
    private final AttributionProgress progress;
    private final ImageTensor fill;
    private final double[] sums;
    private final double[] squares;

    RiseRun(ChangedScores scores, PlacedInput input, Rise settings, AttributionProgress progress) {
        this.scores = scores;
        this.input = input;
        this.settings = settings;
        this.progress = progress;
        this.fill = settings.fill().of(input, scores.classifier().card().input());
        this.sums = new double[input.width() * input.height()];
        this.squares = new double[sums.length];
    }

    PerturbationMap map(MaskSource source) throws ClassificationException, InterruptedException {
        int batches = 0;
        for (int first = 0; first < settings.masks(); first += ChangedScores.BATCH) {
            progress.at((double) first / settings.masks());
            int end = Math.min(first + ChangedScores.BATCH, settings.masks());
            List<float[]> masks = new ArrayList<>();
            for (int number = first; number < end; number++) {
                masks.add(source.mask(number));
            }
            List<Double> told = scores.of(masks.stream().map(this::behind).toList());
            for (int i = 0; i < masks.size(); i++) {
                add(masks.get(i), told.get(i));
            }
            if (++batches % PARTIAL == 0 && end < settings.masks()) {
                progress.partial(of(end));
            }
        }
        progress.at(1);
        return of(settings.masks());
    }

    private ImageTensor behind(float[] mask) {
        float[] values = input.tensor().toArray();
        float[] covered = fill.toArray();
        for (int i = 0; i < values.length; i++) {
            float open = mask[i % mask.length];
            values[i] = open * values[i] + (1 - open) * covered[i];
        }
        return ImageTensor.of(input.width(), input.height(), values);
    }

    private void add(float[] mask, double score) {
        for (int i = 0; i < mask.length; i++) {
            double value = score * mask[i] / Rise.OPEN;
            sums[i] += value;
            squares[i] += value * value;
        }
    }

    private PerturbationMap of(int masks) {
        float[] means = new float[sums.length];
        float[] errors = new float[sums.length];
        for (int i = 0; i < sums.length; i++) {
            double mean = sums[i] / masks;
            double variance = Math.max(0, squares[i] / masks - mean * mean) / (masks - 1);
            means[i] = (float) mean;
            errors[i] = (float) Math.sqrt(variance);
        }
        return new PerturbationMap(
                settings,
                new SignedMap(input.width(), input.height(), means),
                Optional.of(new Heatmap(input.width(), input.height(), errors)),
                masks);
    }
}
