package org.lesionlens.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.attribution.PerturbationSettings.Occlusion;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.ImageTensor;

/** Moves a patch over an input: over few places first, so that a coarse map is soon there. */
final class OcclusionRun {

    /** Places along a side of the first map: nine runs are a second or so. */
    private static final int COARSE = 3;

    private final ChangedScores scores;
    private final PlacedInput input;
    private final Occlusion settings;
    private final AttributionProgress progress;
    private final ImageTensor fill;
    private final int[] lefts;
    private final int[] tops;
    private final double[][] falls; // by row and column; NaN where not yet known
    private int done;

    OcclusionRun(
            ChangedScores scores,
            PlacedInput input,
            Occlusion settings,
            AttributionProgress progress) {
        if (settings.patch() > Math.min(input.width(), input.height())) {
            throw new IllegalArgumentException(
                    "a patch of %d pixels does not fit an input of %d×%d"
                            .formatted(settings.patch(), input.width(), input.height()));
        }
        this.scores = scores;
        this.input = input;
        this.settings = settings;
        this.progress = progress;
        this.fill = settings.fill().of(input, scores.classifier().card().input());
        this.lefts = starts(input.width());
        this.tops = starts(input.height());
        this.falls = new double[tops.length][lefts.length];
        for (double[] row : falls) {
            Arrays.fill(row, Double.NaN);
        }
    }

    /** Where patches begin: every stride, and at the very end, so that no pixel is left out. */
    private int[] starts(int length) {
        int last = length - settings.patch();
        int[] starts = new int[settings.places(length)];
        Arrays.setAll(starts, i -> Math.min(i * settings.stride(), last));
        return starts;
    }

    PerturbationMap map() throws ClassificationException, InterruptedException {
        double whole = scores.of(List.of(input.tensor())).getFirst();
        int step = Math.ceilDiv(Math.max(tops.length, lefts.length), COARSE);
        while (true) {
            run(step, whole);
            if (step == 1) {
                progress.at(1);
                return known(1);
            }
            progress.partial(known(step));
            step = Math.ceilDiv(step, 2);
        }
    }

    private record Place(int row, int column) {}

    private void run(int step, double whole) throws ClassificationException, InterruptedException {
        List<Place> places = new ArrayList<>();
        for (int row = step / 2; row < tops.length; row += step) {
            for (int column = step / 2; column < lefts.length; column += step) {
                if (Double.isNaN(falls[row][column])) {
                    places.add(new Place(row, column));
                }
            }
        }
        for (int first = 0; first < places.size(); first += ChangedScores.BATCH) {
            progress.at((double) done / (tops.length * lefts.length));
            List<Place> some =
                    places.subList(first, Math.min(first + ChangedScores.BATCH, places.size()));
            List<Double> told = scores.of(some.stream().map(this::covered).toList());
            for (int i = 0; i < some.size(); i++) {
                falls[some.get(i).row()][some.get(i).column()] = whole - told.get(i);
            }
            done += some.size();
        }
    }

    private ImageTensor covered(Place place) {
        var pixels = new BitSet();
        for (int y = 0; y < settings.patch(); y++) {
            int start = (tops[place.row()] + y) * input.width() + lefts[place.column()];
            pixels.set(start, start + settings.patch());
        }
        return input.tensor().with(pixels, fill);
    }

    /** The map of what is known; what is not is taken from the nearest place that is. */
    private PerturbationMap known(int step) {
        int width = input.width();
        double[] sums = new double[width * input.height()];
        int[] counts = new int[sums.length];
        for (int row = 0; row < tops.length; row++) {
            for (int column = 0; column < lefts.length; column++) {
                double fall =
                        falls[nearest(row, step, tops.length)][nearest(column, step, lefts.length)];
                for (int y = tops[row]; y < tops[row] + settings.patch(); y++) {
                    for (int x = lefts[column]; x < lefts[column] + settings.patch(); x++) {
                        sums[y * width + x] += fall;
                        counts[y * width + x]++;
                    }
                }
            }
        }
        float[] means = new float[sums.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) (sums[i] / counts[i]);
        }
        var map = new SignedMap(width, input.height(), means);
        return new PerturbationMap(settings, map, Optional.empty(), done + 1);
    }

    private static int nearest(int place, int step, int count) {
        int last = (count - 1 - step / 2) / step;
        return Math.min(place / step, last) * step + step / 2;
    }
}
