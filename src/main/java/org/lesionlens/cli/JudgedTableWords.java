package org.lesionlens.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lesionlens.cases.JudgedTable;
import org.lesionlens.cases.JudgedTable.LeftOutRows;
import org.lesionlens.cases.JudgedTable.Why;
import org.lesionlens.cases.LesionImage;

/** Says how a table of truths and probabilities was understood. */
record JudgedTableWords(Path file, JudgedTable table) {

    List<String> lines() {
        List<LesionImage> rows = table.rows();
        long positives = rows.stream().filter(row -> row.truth().isPositive()).count();
        int left = table.leftOut().values().stream().mapToInt(LeftOutRows::count).sum();
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s: truth from `%s`, probability of '%s' from `%s`, intervals by %s"
                        .formatted(
                                file,
                                table.truth(),
                                table.sought().name(),
                                table.probability(),
                                table.cluster().isEmpty()
                                        ? "row, as no column says what rows share"
                                        : "`" + table.cluster() + "`"));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "rows: %d count, %d positive and %d negative; %d do not",
                        rows.size(),
                        positives,
                        rows.size() - positives,
                        left));
        for (Why why : Why.values()) {
            LeftOutRows some = table.leftOut().get(why);
            if (some != null) {
                lines.add(
                        "       %d %s (%s%s)"
                                .formatted(
                                        some.count(),
                                        words(why),
                                        String.join(", ", some.examples()),
                                        some.count() > some.examples().size() ? ", …" : ""));
            }
        }
        long unnamed =
                table.cluster().isEmpty()
                        ? 0
                        : rows.stream().filter(row -> row.patient().isEmpty()).count();
        if (unnamed > 0) {
            lines.add(
                    "       %d have nothing in `%s` and count as independent"
                            .formatted(unnamed, table.cluster()));
        }
        return lines;
    }

    private static String words(Why why) {
        return switch (why) {
            case NO_TRUTH -> "have no truth, or one that does not decide";
            case TRUTH_NOT_UNDERSTOOD -> "have a truth that is not understood";
            case NO_PROBABILITY -> "have no probability";
            case NO_SUCH_PROBABILITY -> "have one that is no number in [0, 1]";
            case BROKEN_ROW -> "have more cells than the header, or an open quote";
        };
    }
}
