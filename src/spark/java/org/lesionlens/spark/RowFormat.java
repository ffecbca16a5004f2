package org.lesionlens.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.lesionlens.explain.EvidenceMap;

/**
 * Rows of the table as Spark keeps them: numbers are numbers, and what is not known is null. Before
 * the table's own columns stands the photo's file, behind them its maps that are asked for.
 *
 * @param header the table's columns
 * @param maps that each row has
 */
record RowFormat(ArrayList<String> header, ArrayList<MapColumn> maps) implements Serializable {

    /** The photo's file below the set's folder, with slashes. */
    static final String FILE = "file";

    /** The columns with their types. */
    StructType schema() {
        List<StructField> fields = new ArrayList<>();
        fields.add(DataTypes.createStructField(FILE, DataTypes.StringType, false));
        header.forEach(name -> fields.add(DataTypes.createStructField(name, type(name), true)));
        for (MapColumn map : maps) {
            fields.add(DataTypes.createStructField(map.height(), DataTypes.IntegerType, true));
            fields.add(DataTypes.createStructField(map.width(), DataTypes.IntegerType, true));
            fields.add(
                    DataTypes.createStructField(
                            map.name(),
                            DataTypes.createArrayType(DataTypes.FloatType, false),
                            true));
        }
        return DataTypes.createStructType(fields);
    }

    private static DataType type(String column) {
        if (column.startsWith("logit") || column.startsWith("probability_")) {
            return DataTypes.DoubleType;
        }
        return switch (column) {
            case "prediction",
                    "threshold",
                    "border_energy",
                    "ugly_duckling_distance",
                    "heat_inside",
                    "mask_area" ->
                    DataTypes.DoubleType;
            case "map_max" -> DataTypes.FloatType;
            case "ugly_duckling_rank", "pointing_game" -> DataTypes.IntegerType;
            case "empty" -> DataTypes.BooleanType;
            default -> DataTypes.StringType;
        };
    }

    /**
     * A row of the table.
     *
     * @param cells one for each of the header's columns, blank where nothing is known; the last may
     *     be missing, where no photo of a share has a mask
     * @param found its maps; none of a photo that failed
     */
    Row row(String file, List<String> cells, List<EvidenceMap> found) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(file);
        for (int i = 0; i < header.size(); i++) {
            values.add(i < cells.size() ? value(cells.get(i), type(header.get(i))) : null);
        }
        for (int i = 0; i < maps.size(); i++) {
            EvidenceMap map = found.isEmpty() ? null : found.get(i);
            values.add(map == null ? null : map.height());
            values.add(map == null ? null : map.width());
            values.add(map == null ? null : map.toArray());
        }
        return RowFactory.create(values.toArray());
    }

    private static @Nullable Object value(String cell, DataType type) {
        if (cell.isEmpty()) {
            return null;
        }
        if (type.equals(DataTypes.DoubleType)) {
            return Double.valueOf(cell);
        }
        if (type.equals(DataTypes.FloatType)) {
            return Float.valueOf(cell);
        }
        if (type.equals(DataTypes.IntegerType)) {
            return Integer.valueOf(cell);
        }
        return type.equals(DataTypes.BooleanType) ? (Object) Boolean.valueOf(cell) : cell;
    }

    /** The cells of a row again, as text. */
    List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (String column : header) {
            Object value = row.getAs(column);
            cells.add(value == null ? "" : value.toString());
        }
        return cells;
    }
}
