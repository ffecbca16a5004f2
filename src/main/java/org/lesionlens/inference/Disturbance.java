package org.lesionlens.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lesionlens.image.InputSpec;

/**
 * How far the positions of a layer move when the photo is changed in some places. Belongs to the
 * inference thread.
 */
record Disturbance(TorchNetwork network, InputSpec spec) {

    private static final double CORE = 0.25; // of a cell's side, left out at both of its ends

    /**
     * How far each position's activations move if pixels from the photo's other end stand in the
     * middle of some cells; then the same of the tokens before them. Each squared distance is a
     * share of the squared lengths that are usual in the layer and before and behind it at its
     * position: from 0 to 2, and next to nothing for a position without activations that gets next
     * to none. 0 where nothing moved, and where there is no number.
     *
     * @param pixels of the input that gave {@code output}
     * @param cells of the photo cut in rows and columns, counted row by row
     */
    double[] moved(float[] pixels, LayerOutput output, Set<Integer> cells, int rows, int columns) {
        LayerOutput changed =
                network.activations(
                        changed(pixels, cells, rows, columns), spec.height(), spec.width());
        return moved(output, changed);
    }

    private float[] changed(float[] pixels, Set<Integer> cells, int rows, int columns) {
        float[] changed = pixels.clone();
        int plane = spec.height() * spec.width();
        for (int i = 0; i < pixels.length; i++) {
            int pixel = i % plane;
            int line = pixel / spec.width();
            double row = (line + 0.5) * rows / spec.height();
            double column = (pixel - line * spec.width() + 0.5) * columns / spec.width();
            boolean within = cells.contains(((int) row) * columns + (int) column);
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

    static double[] moved(LayerOutput from, LayerOutput to) {
        int cells = from.maps().cells();
        int channels = from.prefix().channels();
        float[] ahead = from.prefix().toArray();
        float[] aheadAfter = to.prefix().toArray();
        List<Move> moves = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            var move = new Move();
            for (int channel = 0; channel < from.maps().channels(); channel++) {
                move.add(from.maps().at(channel, cell), to.maps().at(channel, cell));
            }
            moves.add(move);
        }
        for (int token = 0; token < from.prefix().count(); token++) {
            var move = new Move();
            for (int i = token * channels; i < (token + 1) * channels; i++) {
                move.add(ahead[i], aheadAfter[i]);
            }
            moves.add(move);
        }
        // The mean of lengths, not of their squares: a few tokens may be a hundred times as long.
        double usual = moves.stream().limit(cells).mapToDouble(Move::length).average().orElse(0);
        return moves.stream().mapToDouble(move -> move.share(usual * usual)).toArray();
    }

    /** Squared lengths of a position's activations and of the way between them. */
    private static final class Move {

        private double distance;
        private double before;
        private double after;

        void add(double from, double to) {
            distance += (to - from) * (to - from);
            before += from * from;
            after += to * to;
        }

        double length() {
            return Double.isFinite(before) ? Math.sqrt(before) : 0;
        }

        double share(double usual) {
            return distance > 0 ? distance / (before + after + usual) : 0;
        }
    }
}
