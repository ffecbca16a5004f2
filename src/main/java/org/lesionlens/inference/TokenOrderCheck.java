package org.lesionlens.inference;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.image.InputSpec;

/**
 * Whether tokens with others before them lie row by row over the photo as their grid says. The
 * number of tokens alone does not say so: patches may not fill the photo, and any number of others
 * may be among them. Belongs to the inference thread.
 */
record TokenOrderCheck(TorchNetwork network, InputSpec spec) {

    private static final double CORE = 0.25; // of a cell's side, left out at both of its ends

    /**
     * True if other pixels in three corners change the tokens of those corners more than all
     * others, those before the grid too: so the grid begins, ends and breaks its first row where it
     * says.
     *
     * @param pixels of the input that gave {@code output}
     */
    boolean isRowByRow(float[] pixels, LayerOutput output) {
        FeatureMaps maps = output.maps();
        Set<Integer> corners =
                new HashSet<>(List.of(0, maps.width() - 1, maps.cells() - 1)); // two of one row
        LayerOutput changed =
                network.activations(
                        changed(pixels, corners, maps.height(), maps.width()),
                        spec.height(),
                        spec.width());
        double[] moved = moved(output, changed);
        List<Integer> most =
                IntStream.range(0, moved.length)
                        .boxed()
                        .sorted((one, other) -> Double.compare(moved[other], moved[one]))
                        .limit(corners.size())
                        .toList();
        return corners.containsAll(most) && most.stream().allMatch(cell -> moved[cell] > 0);
    }

    /** The same input with pixels from its other end in the middle of some cells. */
    private float[] changed(float[] pixels, Set<Integer> cells, int height, int width) {
        float[] changed = pixels.clone();
        int plane = spec.height() * spec.width();
        for (int i = 0; i < pixels.length; i++) {
            int pixel = i % plane;
            int line = pixel / spec.width();
            double row = (line + 0.5) * height / spec.height();
            double column = (pixel - line * spec.width() + 0.5) * width / spec.width();
            boolean within = cells.contains(((int) row) * width + (int) column);
            if (within && isCore(row) && isCore(column)) {
                changed[i] = pixels[i - pixel + plane - 1 - pixel];
            }
        }
        return changed;
    }

    /** What lies at a cell's edge may belong to the next, where the grid is not quite as read. */
    private static boolean isCore(double place) {
        double within = place - Math.floor(place);
        return within >= CORE && within < 1 - CORE;
    }

    /** How far each position's token moved, as a share of its length; then those before them. */
    private static double[] moved(LayerOutput from, LayerOutput to) {
        int cells = from.maps().cells();
        int channels = from.prefix().channels();
        float[] ahead = from.prefix().toArray();
        float[] aheadAfter = to.prefix().toArray();
        double[] moved = new double[cells + from.prefix().count()];
        for (int cell = 0; cell < cells; cell++) {
            var share = new Share();
            for (int channel = 0; channel < from.maps().channels(); channel++) {
                share.add(from.maps().at(channel, cell), to.maps().at(channel, cell));
            }
            moved[cell] = share.value();
        }
        for (int token = 0; token < from.prefix().count(); token++) {
            var share = new Share();
            for (int i = token * channels; i < (token + 1) * channels; i++) {
                share.add(ahead[i], aheadAfter[i]);
            }
            moved[cells + token] = share.value();
        }
        return moved;
    }

    /** A squared distance as a share of a squared length. */
    private static final class Share {

        private double distance;
        private double length;

        void add(double from, double to) {
            distance += (to - from) * (to - from);
            length += from * from;
        }

        /** 0 where nothing moved, and where there is no number. */
        double value() {
            return distance > 0 ? distance / length : 0;
        }
    }
}
