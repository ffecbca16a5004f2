package org.lesionlens.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.cases.JudgedTable;
import org.lesionlens.cases.JudgedTable.LeftOutRows;
import org.lesionlens.cases.JudgedTable.Why;
import org.lesionlens.cases.LesionImage;

/** Says how a table of truths and probabilities was understood. */
record JudgedTableWords(Path file, JudgedTable table) {

    private static final int SHOWN = 3; // names of images

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
        if (!rows.isEmpty() && !hasBothKinds()) {
            lines.add("all rows that count are of one kind: most measures need both");
        }
        if (!rows.isEmpty() && rows.stream().allMatch(JudgedTableWords::isCall)) {
            lines.add(
                    "`%s` holds 0 and 1 alone: calls, of which curves and areas say little"
                            .formatted(table.probability()));
        }
        doubles().ifPresent(lines::add);
        return lines;
    }

    /** False if there are no negative or no positive ones. */
    boolean hasBothKinds() {
        long positives = table.rows().stream().filter(row -> row.truth().isPositive()).count();
        return positives > 0 && positives < table.rows().size();
    }

    private static boolean isCall(LesionImage row) {
        Double p = row.facts().prediction();
        return p != null && (p == 0 || p == 1);
    }

    /** Of a table put together twice, each row counts, and so often is what is sure overrated. */
    private Optional<String> doubles() {
        Set<String> names = new HashSet<>();
        List<String> again =
                table.rows().stream()
                        .map(LesionImage::name)
                        .filter(name -> !names.add(name))
                        .toList();
        return again.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "       %d have the image of a row above and count again (%s%s)"
                                .formatted(
                                        again.size(),
                                        String.join(", ", again.stream().limit(SHOWN).toList()),
                                        again.size() > SHOWN ? ", …" : ""));
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
