package org.lesionlens.overlay;

import org.lesionlens.explain.Heatmap;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.LesionMask;

/**
 * How a map agrees with where somebody drew the lesion.
 *
 * @param inside share of the map's heat in the lesion, in [0, 1]: each cell counts by the share of
 *     the mask's pixels with their centres in it that are lesion. 0 of an empty map
 * @param hit the pointing game (Zhang et al. 2016, Top-down neural attention by excitation
 *     backprop): whether the centre of the hottest cell, the first of several in rows from the top,
 *     is on the lesion, without tolerance. False of an empty map, which points nowhere
 * @param area share of the photo that is lesion, in (0, 1): what both would be by chance
 * @param empty true if the map is
 */
public record MaskMeasures(double inside, boolean hit, double area, boolean empty) {

    /**
     * The measures of one photo.
     *
     * @param map as the network has it, over all of its input
     * @param geometry how the photo lies in the input
     */
    public static MaskMeasures of(Heatmap map, InputGeometry geometry, LesionMask mask) {
        if (map.isEmpty()) {
            return new MaskMeasures(0, false, mask.area(), true);
        }
        var cells = new Cells(map, geometry, mask);
        return new MaskMeasures(cells.inside(), cells.isHit(), mask.area(), false);
    }

    /** The map's cells, as they lie over the mask. */
    private record Cells(Heatmap map, InputGeometry geometry, LesionMask mask) {

        boolean lies() {
            return geometry.orientation().swapsAxes();
        }

        int columns() {
            return lies() ? map.height() : map.width();
        }

        int rows() {
            return lies() ? map.width() : map.height();
        }

        float[] upright() {
            return geometry.orientation().turned(map.toArray(), map.width());
        }

        double inside() {
            int[] pixels = new int[columns() * rows()];
            int[] lesion = new int[pixels.length];
            int[] column = new int[mask.width()];
            for (int x = 0; x < column.length; x++) {
                double photoX = (x + 0.5) * geometry.photo().width() / mask.width();
                column[x] = cell(geometry.inputX(photoX) / geometry.input().width(), columns());
            }
            for (int y = 0; y < mask.height(); y++) {
                double photoY = (y + 0.5) * geometry.photo().height() / mask.height();
                int row = cell(geometry.inputY(photoY) / geometry.input().height(), rows());
                for (int x = 0; x < column.length && row >= 0; x++) {
                    if (column[x] >= 0) {
                        int cell = row * columns() + column[x];
                        pixels[cell]++;
                        lesion[cell] += mask.at(x, y) ? 1 : 0;
                    }
                }
            }
            float[] heat = upright();
            double all = 0;
            double inside = 0;
            for (int i = 0; i < heat.length; i++) {
                all += heat[i];
                inside += heat[i] * share(i, pixels[i], lesion[i]);
            }
            return inside / all;
        }

        /** A mask with fewer pixels than cells has one of them in the middle of each. */
        private double share(int cell, int pixels, int lesion) {
            if (pixels > 0) {
                return (double) lesion / pixels;
            }
            return isLesion(cell) ? 1 : 0;
        }

        /** The cell that a share of a side lies in, its far end included; −1 outside. */
        private static int cell(double share, int cells) {
            int cell = (int) Math.ceil(share * cells) - 1;
            return cell >= 0 && cell < cells ? cell : -1;
        }

        boolean isHit() {
            float[] heat = upright();
            int hottest = 0;
            for (int i = 1; i < heat.length; i++) {
                hottest = heat[i] > heat[hottest] ? i : hottest;
            }
            return isLesion(hottest);
        }

        /** Whether the mask's pixel at the centre of a cell is. */
        private boolean isLesion(int cell) {
            double inputX = (cell % columns() + 0.5) / columns() * geometry.input().width();
            double inputY =
                    (Math.floorDiv(cell, columns()) + 0.5) / rows() * geometry.input().height();
            double x = geometry.photoX(inputX) / geometry.photo().width() * mask.width();
            double y = geometry.photoY(inputY) / geometry.photo().height() * mask.height();
            return mask.at((int) Math.floor(x), (int) Math.floor(y));
        }
    }
}
