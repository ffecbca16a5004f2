package org.lesionlens.attribution;

import java.util.Random;
import org.lesionlens.attribution.PerturbationSettings.Rise;
import org.lesionlens.explain.Enlargement;
import org.lesionlens.explain.Heatmap;

/**
 * Masks as RISE has them: few random cells, enlarged bilinearly by one cell more than the input and
 * cut out of that at a random place.
 */
final class RandomMasks {

    private RandomMasks() {}

    /**
     * @throws IllegalArgumentException if cells were smaller than the input's pixels
     */
    static MaskSource of(Rise settings, int width, int height) {
        if (settings.cells() > Math.min(width, height)) {
            throw new IllegalArgumentException(
                    "masks of %d×%d cells do not fit an input of %d×%d pixels"
                            .formatted(settings.cells(), settings.cells(), width, height));
        }
        int across = Math.ceilDiv(width, settings.cells());
        int down = Math.ceilDiv(height, settings.cells());
        return number -> {
            var random = new Random(settings.seed() + number * 0x9E3779B97F4A7C15L);
            float[] cells = new float[settings.cells() * settings.cells()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = random.nextDouble() < Rise.OPEN ? 1 : 0;
            }
            return cut(cells, width, height, random.nextInt(across), random.nextInt(down));
        };
    }

    /**
     * A mask of these cells.
     *
     * @param cells of a square, row by row
     * @param left how many pixels it is shifted to the left, below a cell's width
     * @param top how many pixels it is shifted up, below a cell's height
     */
    static float[] cut(float[] cells, int width, int height, int left, int top) {
        int side = (int) Math.round(Math.sqrt(cells.length));
        int wide = (side + 1) * Math.ceilDiv(width, side);
        int high = (side + 1) * Math.ceilDiv(height, side);
        float[] large = Enlargement.of(new Heatmap(side, side, cells), wide, high);
        float[] mask = new float[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(large, (top + y) * wide + left, mask, y * width, width);
        }
        return mask;
    }
}
