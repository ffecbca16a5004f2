package org.lesionlens.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.cases.ResultsProblem.Kind;

/**
 * Where a table of results has what a set needs: as this program writes it, or by the names that
 * such columns go by elsewhere.
 *
 * @param columns that count, each by its header, as far as they are not found in any label table
 * @param lookedFor the class that truths and probabilities of this program's tables are about
 */
record ResultColumns(Map<LabelColumn, String> columns, Optional<String> lookedFor) {

    private static final String FILE = "file";

    /**
     * Looks at the first rows.
     *
     * @throws ResultsProblem if several columns may be the probabilities
     * @throws IOException if the table cannot be read
     */
    static ResultColumns of(TableFile file) throws IOException {
        ColumnSurvey survey = ColumnSurvey.of(file, PhotoNames.NONE);
        List<String> header = survey.first();
        Map<LabelColumn, String> columns = new EnumMap<>(LabelColumn.class);
        Optional<String> lookedFor = survey.valuesOf(JudgedColumns.LOOKED_FOR).stream().findFirst();
        if (lookedFor.isPresent()) {
            boolean isTold = survey.valuesOf(JudgedColumns.JUDGED_BY).contains("table");
            String own = isTold ? "prediction" : JudgedColumns.PROBABILITY + lookedFor.get();
            put(columns, LabelColumn.PREDICTION, own, header);
            put(columns, LabelColumn.TRUTH, "truth", header);
            put(columns, LabelColumn.IMAGE, FILE, header); // tells apart photos of one name
            return new ResultColumns(columns, lookedFor);
        }
        Set<Integer> probabilities = new LinkedHashSet<>(LabelColumn.PREDICTION.findIn(header));
        probabilities.addAll(JudgedColumns.spelledAsProbabilities(header));
        Map<Integer, String> graded = new HashMap<>();
        for (int column : probabilities) {
            if (JudgedColumns.isGraded(survey.values(column))) {
                graded.put(column, header.get(column));
            }
        }
        if (graded.size() > 1) {
            throw new ResultsProblem(Kind.SEVERAL_COLUMNS, String.join(", ", graded.values()));
        }
        List<String> chosen = new ArrayList<>(graded.values());
        probabilities.stream().map(header::get).forEach(chosen::add);
        if (!chosen.isEmpty()) {
            put(columns, LabelColumn.PREDICTION, chosen.getFirst(), header);
        }
        boolean hasTruth =
                !LabelColumn.TRUTH.findIn(header).isEmpty()
                        || !LabelColumn.DIAGNOSIS.findIn(header).isEmpty();
        if (!hasTruth) {
            JudgedColumns.spelledAsTruths(header).stream()
                    .findFirst()
                    .ifPresent(i -> put(columns, LabelColumn.TRUTH, header.get(i), header));
        }
        return new ResultColumns(columns, Optional.empty());
    }

    private static void put(
            Map<LabelColumn, String> columns,
            LabelColumn column,
            String name,
            List<String> header) {
        if (header.contains(name)) {
            columns.put(column, name);
        }
    }

    /** What a person says of the table goes before. */
    SetChoices with(SetChoices choices, String table) {
        SetChoices all = choices;
        for (Map.Entry<LabelColumn, String> one : columns.entrySet()) {
            if (!choices.columnsOf(table).containsKey(one.getKey())) {
                all = all.withColumn(table, one.getKey(), one.getValue());
            }
        }
        return all;
    }

    /** What truths are about, if the table says so. */
    Optional<PositiveClass> about() {
        return lookedFor.map(PositiveClass::named);
    }
}
