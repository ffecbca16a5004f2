package org.lesionlens.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lesionlens.export.MeasureFigures.Figure;
import org.lesionlens.export.MeasureFigures.Group;

/** Measures as CSV: one row for each measure of the set and of each of its subgroups. */
public final class MeasuresTable {

    private static final List<String> HEADER =
            List.of(
                    "attribute",
                    "group",
                    "measure",
                    "value",
                    "low",
                    "high",
                    "clusters",
                    "intervals_by",
                    "n",
                    "positives",
                    "negatives",
                    "threshold",
                    "looked_for",
                    "judged_by",
                    "counted");

    private MeasuresTable() {}

    /**
     * Writes all of the table.
     *
     * @throws IOException if a row cannot be written
     */
    public static void write(MeasureFigures figures, OutputStream out) throws IOException {
        var table = new CsvTable(out, HEADER);
        add(table, figures, figures.all());
        figures.subgroups().forEach(group -> add(table, figures, group));
        table.finish();
    }

    private static void add(CsvTable table, MeasureFigures figures, Group group) {
        count(table, figures, group, "true_positives", group.truePositives());
        count(table, figures, group, "false_negatives", group.falseNegatives());
        count(table, figures, group, "true_negatives", group.trueNegatives());
        count(table, figures, group, "false_positives", group.falsePositives());
        for (Map.Entry<String, Figure> one : group.measures().entrySet()) {
            Figure figure = one.getValue();
            table.add(
                    row(
                            figures,
                            group,
                            one.getKey(),
                            List.of(
                                    number(figure.value()),
                                    number(figure.low()),
                                    number(figure.high()),
                                    figure.clusters() == 0
                                            ? ""
                                            : Integer.toString(figure.clusters()))));
        }
    }

    private static void count(
            CsvTable table, MeasureFigures figures, Group group, String name, int count) {
        table.add(row(figures, group, name, List.of(Integer.toString(count), "", "", "")));
    }

    private static List<String> row(
            MeasureFigures figures, Group group, String measure, List<String> numbers) {
        return List.of(
                group.attribute(),
                group.value(),
                measure,
                numbers.get(0),
                numbers.get(1),
                numbers.get(2),
                numbers.get(3),
                figures.intervalsBy(),
                Integer.toString(group.n()),
                Integer.toString(group.positives()),
                Integer.toString(group.negatives()),
                Double.toString(figures.threshold()),
                figures.lookedFor(),
                figures.judgedBy(),
                figures.counted());
    }

    private static String number(@Nullable Double number) {
        return number == null ? "" : number.toString();
    }
}
