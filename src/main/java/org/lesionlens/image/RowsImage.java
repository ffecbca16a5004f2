package org.lesionlens.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.util.Vector;
import org.jspecify.annotations.Nullable;

/** A picture whose rows are made when a writer asks for them: memory holds one band of them. */
final class RowsImage implements RenderedImage {

    private static final ColorModel RGB = new DirectColorModel(24, 0xFF0000, 0x00FF00, 0x0000FF);

    private final int width;
    private final int height;
    private final PngWriter.Bands bands;
    private final SampleModel samples;
    private @Nullable BufferedImage band;
    private int top;

    RowsImage(int width, int height, PngWriter.Bands bands) {
        this.width = width;
        this.height = height;
        this.bands = bands;
        this.samples = RGB.createCompatibleSampleModel(width, 1);
    }

    @Override
    public Raster getData(Rectangle rows) {
        if (rows.height != 1) {
            throw new UnsupportedOperationException("row by row: " + rows);
        }
        BufferedImage held = band;
        if (held == null || rows.y < top || rows.y >= top + held.getHeight()) {
            band = null; // before the next one takes its room
            held = bands.from(rows.y);
            band = held;
            top = rows.y;
        }
        return held.getRaster()
                .createChild(rows.x, rows.y - top, rows.width, 1, rows.x, rows.y, null);
    }

    @Override
    public ColorModel getColorModel() {
        return RGB;
    }

    @Override
    public SampleModel getSampleModel() {
        return samples;
    }

    @Override
    public int getWidth() {
        return width;
    }

    @Override
    public int getHeight() {
        return height;
    }

    @Override
    public int getMinX() {
        return 0;
    }

    @Override
    public int getMinY() {
        return 0;
    }

    @Override
    public int getNumXTiles() {
        return 1;
    }

    @Override
    public int getNumYTiles() {
        return height;
    }

    @Override
    public int getMinTileX() {
        return 0;
    }

    @Override
    public int getMinTileY() {
        return 0;
    }

    @Override
    public int getTileWidth() {
        return width;
    }

    @Override
    public int getTileHeight() {
        return 1;
    }

    @Override
    public int getTileGridXOffset() {
        return 0;
    }

    @Override
    public int getTileGridYOffset() {
        return 0;
    }

    @Override
    public Raster getTile(int tileX, int tileY) {
        return getData(new Rectangle(0, tileY, width, 1));
    }

    @Override
    public Raster getData() {
        throw new UnsupportedOperationException("row by row");
    }

    @Override
    public WritableRaster copyData(@Nullable WritableRaster raster) {
        throw new UnsupportedOperationException("row by row");
    }

    @Override
    public @Nullable Vector<RenderedImage> getSources() {
        return null;
    }

    @Override
    public Object getProperty(String name) {
        return java.awt.Image.UndefinedProperty;
    }

    @Override
    public String @Nullable [] getPropertyNames() {
        return null;
    }
}
