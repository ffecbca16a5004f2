package org.lesionlens.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lesionlens.cases.JudgedTable;
import org.lesionlens.cases.JudgedTable.SomeRows;
import org.lesionlens.cases.JudgedTable.Why;
import org.lesionlens.cases.TableSample;

/** Says how a table of truths and probabilities was understood. */
record JudgedTableWords(Path file, JudgedTable table) {

    List<String> lines() {
        TableSample rows = table.rows();
        int positives = rows.positives();
        int left = table.leftOut().values().stream().mapToInt(SomeRows::count).sum();
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
            SomeRows some = table.leftOut().get(why);
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
        int unnamed = table.cluster().isEmpty() ? 0 : rows.unclustered();
        if (unnamed > 0) {
            lines.add(
                    "       %d have nothing in `%s` and count as independent"
                            .formatted(unnamed, table.cluster()));
        }
        if (rows.size() > 0 && !hasBothKinds()) {
            lines.add("all rows that count are of one kind: most measures need both");
        }
        if (rows.size() > 0 && rows.isOfCalls()) {
            lines.add(
                    "`%s` holds 0 and 1 alone: calls, of which curves and areas say little"
                            .formatted(table.probability()));
        }
        doubles().ifPresent(lines::add);
        return lines;
    }

    /** False if there are no negative or no positive ones. */
    boolean hasBothKinds() {
        int positives = table.rows().positives();
        return positives > 0 && positives < table.rows().size();
    }

    /** Of a table put together twice, each row counts, and so often is what is sure overrated. */
    private Optional<String> doubles() {
        SomeRows again = table.again();
        return again.count() == 0
                ? Optional.empty()
                : Optional.of(
                        "       %d have the image of a row above and count again (%s%s)"
                                .formatted(
                                        again.count(),
                                        String.join(", ", again.examples()),
                                        again.count() > again.examples().size() ? ", …" : ""));
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
