package org.lesionlens.cases;

import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnSchema;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.explain.SignedMap;

/**
 * The maps of the photos in a Parquet file, a list of numbers for each row, read beside its other
 * columns: number by number, a million maps would take minutes.
 */
final class MapColumn {

    static final String NAME = "map";

    private final ColumnReader reader;
    private final boolean isDouble;
    private int row;
    private int rows; // of the batch

    private MapColumn(ColumnReader reader, boolean isDouble) {
        this.reader = reader;
        this.isDouble = isDouble;
    }

    /** That of a file; none if it has no column of this name that is a list of such numbers. */
    static Optional<MapColumn> of(ParquetFileReader file) {
        for (ColumnSchema column : file.getFileSchema().getColumns()) {
            boolean isDouble = column.type() == PhysicalType.DOUBLE;
            boolean isNumber = isDouble || column.type() == PhysicalType.FLOAT;
            boolean isOneList =
                    column.fieldPath().topLevelName().equals(NAME)
                            && column.maxRepetitionLevel() == 1;
            if (isNumber && isOneList) {
                return Optional.of(
                        new MapColumn(file.columnReader(column.columnIndex()), isDouble));
            }
        }
        return Optional.empty();
    }

    /**
     * The map of the next row; null if it has none.
     *
     * @param width of the map; 0 if nobody says, of a square one
     * @throws IllegalArgumentException if there is no such map
     */
    @Nullable SignedMap next(int width) {
        while (row >= rows) {
            if (!reader.nextBatch()) {
                throw new IllegalArgumentException("there are fewer maps than rows");
            }
            row = 0;
            rows = reader.getRecordCount();
        }
        int[] starts = reader.getLayerOffsets(0);
        int from = starts[row];
        int count = starts[row + 1] - from;
        row++;
        if (count == 0) {
            return null;
        }
        int side = width > 0 ? width : (int) Math.round(Math.sqrt(count));
        return new SignedMap(side, FloatBuffer.wrap(values(from, count)));
    }

    private float[] values(int from, int count) {
        float[] values = new float[count];
        if (isDouble) {
            double[] all = reader.getDoubles();
            for (int i = 0; i < count; i++) {
                values[i] = (float) all[from + i];
            }
        } else {
            System.arraycopy(reader.getFloats(), from, values, 0, count);
        }
        return values;
    }

    void close() {
        reader.close();
    }
}
