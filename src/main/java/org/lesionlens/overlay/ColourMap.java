package org.lesionlens.overlay;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Turns a value in [0, 1] into a colour, by a table of 256 steps that is interpolated linearly. */
public enum ColourMap {
    /** Even in lightness and hue; the default. */
    VIRIDIS("viridis"),
    /** Black to yellow over red, even in lightness. */
    INFERNO("inferno"),
    /** Like viridis, and the same to people with red-green colour blindness. */
    CIVIDIS("cividis"),
    /** A rainbow without jet's false edges. */
    TURBO("turbo"),
    /** What older figures use; not recommended, it shows edges where the data have none. */
    JET("jet"),
    /** For signed values: 0 stands for −1, 0.5 for none, 1 for +1. */
    DIVERGING("diverging");

    private static final int OPAQUE = 0xFF000000;

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<Integer> table;

    ColourMap(String label) {
        this.label = label;
        this.table = read(label + ".csv");
    }

    /** The maps for unsigned heat, in the order that people are offered them. */
    public static List<ColourMap> unsigned() {
        return Arrays.stream(values()).filter(map -> map != DIVERGING).toList();
    }

    /** The map's usual name. */
    public String label() {
        return label;
    }

    /** False for a map that misleads: it is kept for comparing with older figures. */
    public boolean isRecommended() {
        return this != JET;
    }

    /**
     * The colour of a value as {@code 0xFFRRGGBB}.
     *
     * @param value in [0, 1]; what lies outside gets the nearer end's colour
     */
    public int colour(double value) {
        double position = Math.clamp(value, 0, 1) * (table.size() - 1);
        int lower = (int) Math.min(position, table.size() - 2.0);
        double share = position - lower;
        int from = table.get(lower);
        int to = table.get(lower + 1);
        return OPAQUE
                | mix(from, to, share, 16)
                | mix(from, to, share, 8)
                | mix(from, to, share, 0);
    }

    /**
     * The colours of {@code steps} values, evenly spaced from 0 to 1, as {@code 0xFFRRGGBB}.
     *
     * @param steps at least 2
     */
    public int[] palette(int steps) {
        int[] palette = new int[steps];
        for (int i = 0; i < steps; i++) {
            palette[i] = colour(i / (steps - 1.0));
        }
        return palette;
    }

    private static int mix(int from, int to, double share, int shift) {
        int a = from >> shift & 0xFF;
        int b = to >> shift & 0xFF;
        return (int) (a + (b - a) * share + 0.5) << shift;
    }

    private static List<Integer> read(String file) {
        try (InputStream stream = ColourMap.class.getResourceAsStream(file);
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder()
                                .commentStrategy(CommentStrategy.SKIP)
                                .ofNamedCsvRecord(stream)) {
            return rows.stream().map(ColourMap::rgb).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("colour map " + file, e);
        }
    }

    private static int rgb(NamedCsvRecord row) {
        return Integer.parseInt(row.getField("red")) << 16
                | Integer.parseInt(row.getField("green")) << 8
                | Integer.parseInt(row.getField("blue"));
    }
}
