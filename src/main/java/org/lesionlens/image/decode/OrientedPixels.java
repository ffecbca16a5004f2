package org.lesionlens.image.decode;

import java.util.stream.IntStream;
import org.lesionlens.image.Orientation;
import org.lesionlens.image.RgbImage;

/** The pixels of an upright picture, filled from rows as they lie in a file. */
final class OrientedPixels {

    /** Rows that are turned together: a row on its side touches a cache line for every pixel. */
    private static final int BAND = 16;

    private final int fileWidth;
    private final int fileHeight;
    private final boolean swapsAxes;
    private final int[] pixels;
    private final int start;
    private final int columnStep;
    private final int rowStep;

    /**
     * Room for a picture.
     *
     * @param fileWidth in pixels, as it lies in the file
     * @param fileHeight in pixels, as it lies in the file
     */
    OrientedPixels(int fileWidth, int fileHeight, Orientation orientation) {
        this.fileWidth = fileWidth;
        this.fileHeight = fileHeight;
        this.swapsAxes = orientation.swapsAxes();
        this.pixels = new int[fileWidth * fileHeight];
        int column = swapsAxes ? fileHeight : 1;
        int row = swapsAxes ? 1 : fileWidth;
        this.columnStep = orientation.reversesColumns() ? -column : column;
        this.rowStep = orientation.reversesRows() ? -row : row;
        this.start =
                (orientation.reversesColumns() ? (fileWidth - 1) * column : 0)
                        + (orientation.reversesRows() ? (fileHeight - 1) * row : 0);
    }

    /**
     * The upright picture of these rows, read in parallel.
     *
     * @param rows of the file, {@code 0xFFRRGGBB}
     */
    RgbImage filledWith(DecodedSamples.RowReader rows) {
        int bands = Math.ceilDiv(fileHeight, BAND);
        IntStream.range(0, bands).parallel().forEach(band -> fill(band * BAND, rows));
        return swapsAxes
                ? RgbImage.ofOwned(fileHeight, fileWidth, pixels)
                : RgbImage.ofOwned(fileWidth, fileHeight, pixels);
    }

    private void fill(int top, DecodedSamples.RowReader rows) {
        int[][] band = new int[Math.min(BAND, fileHeight - top)][fileWidth];
        for (int y = 0; y < band.length; y++) {
            rows.read(top + y, band[y]);
            if (!swapsAxes) {
                placeRow(top + y, band[y]);
            }
        }
        if (swapsAxes) {
            placeColumns(top, band);
        }
    }

    private void placeRow(int y, int[] row) {
        int target = start + y * rowStep;
        for (int x = 0; x < fileWidth; x++) {
            pixels[target + x * columnStep] = row[x];
        }
    }

    private void placeColumns(int top, int[][] band) {
        for (int x = 0; x < fileWidth; x++) {
            int target = start + top * rowStep + x * columnStep;
            for (int y = 0; y < band.length; y++) {
                pixels[target + y * rowStep] = band[y][x];
            }
        }
    }
}
