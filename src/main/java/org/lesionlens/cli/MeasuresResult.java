package org.lesionlens.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lesionlens.cases.JudgedTable;
import org.lesionlens.export.MeasureFigures;

/**
 * What {@code measures --json} prints.
 *
 * @param truth header of the column of truths
 * @param probability header of the column of probabilities
 * @param rows that count
 * @param leftOut how many do not, by why
 */
record MeasuresResult(
        String file,
        String truth,
        String probability,
        int rows,
        Map<String, Integer> leftOut,
        MeasureFigures figures) {

    static MeasuresResult of(String file, JudgedTable table, MeasureFigures figures) {
        Map<String, Integer> leftOut = new TreeMap<>();
        table.leftOut()
                .forEach((why, some) ->
                        leftOut.put(why.name().toLowerCase(Locale.ROOT), some.count()));
        return new MeasuresResult(
                file, table.truth(), table.probability(), table.rows().size(), leftOut, figures);
    }
}
