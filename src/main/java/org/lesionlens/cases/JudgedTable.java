package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.OrdinaryFile;

/**
 * Anybody's table of truths and probabilities, one row for each photo or whatever else was judged:
 * a text with any of the usual separators and encodings, or a workbook. Truths are words as in
 * label tables, or 0 and 1.
 *
 * @param sought what counts as positive
 * @param truth header of the column of truths
 * @param probability header of the column of probabilities
 * @param cluster header of the column by which rows belong together; blank if there is none
 * @param threshold that the table itself calls by, in [0, 1], if a column tells one for all rows
 * @param rows that count
 * @param leftOut rows that do not, by why
 */
public record JudgedTable(
        PositiveClass sought,
        String truth,
        String probability,
        String cluster,
        OptionalDouble threshold,
        List<LesionImage> rows,
        Map<Why, LeftOutRows> leftOut) {

    private static final Set<String> BLANK = Set.of("", "na", "n/a", "nan", "none", "null", "?");
    private static final int EXAMPLES = 3;
    private static final int LONGEST = 40; // characters of an example
    private static final String THRESHOLD = "threshold";

    public JudgedTable {
        rows = List.copyOf(rows);
        leftOut = Map.copyOf(leftOut);
    }

    /** False if a row does not count though it tells something. */
    public boolean isUnderstood() {
        return leftOut.keySet().stream()
                .allMatch(why -> why == Why.NO_TRUTH || why == Why.NO_PROBABILITY);
    }

    /** Why a row does not count. */
    public enum Why {
        /** No truth is told, or what is told does not decide. */
        NO_TRUTH,
        /** A word stands for the truth that nobody understands. */
        TRUTH_NOT_UNDERSTOOD,
        NO_PROBABILITY,
        /** Not a number in [0, 1]. */
        NO_SUCH_PROBABILITY,
        /** More cells than the header, or a quote that never ends: nobody knows which is which. */
        BROKEN_ROW
    }

    /**
     * Rows that do not count.
     *
     * @param examples of what stands there, with the line: {@code 7: maybe}
     */
    public record LeftOutRows(int count, List<String> examples) {}

    /**
     * What a person says of a table; what they do not say is found.
     *
     * @param truth header of the column
     * @param probability header of the column
     * @param cluster header of the column; blank if rows have nothing in common
     * @param positive what counts as positive; else what a table of this program was about, else
     *     melanoma
     */
    public record Asked(
            Optional<String> truth,
            Optional<String> probability,
            Optional<String> cluster,
            Optional<String> positive) {}

    /**
     * Reads a table.
     *
     * @throws IOException if it cannot be read, or its columns not be found; the message is the end
     *     of a sentence that begins with the table's name
     */
    public static JudgedTable read(Path file, Asked asked) throws IOException {
        OrdinaryFile.check(file);
        TableFile source = TableFile.of(file, PhotoNames.NONE);
        try (TableRows rows = source.rows()) {
            List<String> header =
                    rows.read().orElseThrow(() -> new IOException("is empty")).cells().stream()
                            .map(String::strip)
                            .toList();
            List<TableRows.Row> all = new ArrayList<>();
            Optional<TableRows.Row> row = rows.read();
            while (row.isPresent()) {
                all.add(row.get());
                row = rows.read();
            }
            return new Reading(header, all, asked).table();
        }
    }

    /** One table while it is read. */
    private static final class Reading {

        private final List<String> header;
        private final List<TableRows.Row> all;
        private final PositiveClass sought;
        private final JudgedColumns columns;
        private final Statements statements;
        private final List<LesionImage> rows = new ArrayList<>();
        private final Map<Why, LeftOutRows> leftOut = new EnumMap<>(Why.class);

        Reading(List<String> header, List<TableRows.Row> all, Asked asked) throws IOException {
            this.header = header;
            this.all = all;
            List<String> first = all.isEmpty() ? List.of() : all.getFirst().cells();
            sought =
                    asked.positive()
                            .or(() -> JudgedColumns.lookedFor(header, first))
                            .map(PositiveClass::named)
                            .orElse(PositiveClass.MELANOMA);
            columns =
                    JudgedColumns.of(
                            header,
                            first,
                            new JudgedColumns.Asked(
                                    asked.truth(), asked.probability(), asked.cluster()),
                            sought);
            statements =
                    new Statements(header, List.of(columns.truth()), List.of(), SetChoices.NONE);
        }

        JudgedTable table() {
            List<Statement> said = new ArrayList<>();
            for (TableRows.Row row : all) {
                said.add(statements.of(isBroken(row) ? List.of() : row.cells()));
            }
            statements.conclude(new ArrayList<>());
            for (int i = 0; i < all.size(); i++) {
                add(all.get(i), said.get(i).finding());
            }
            return new JudgedTable(
                    sought,
                    header.get(columns.truth()),
                    header.get(columns.probability()),
                    columns.cluster() < 0 ? "" : header.get(columns.cluster()),
                    threshold(),
                    rows,
                    leftOut);
        }

        /** Failed rows have none. */
        private OptionalDouble threshold() {
            int column = header.indexOf(THRESHOLD);
            List<String> told =
                    column < 0
                            ? List.of()
                            : all.stream()
                                    .map(row -> cell(row, column))
                                    .filter(cell -> !cell.isEmpty())
                                    .distinct()
                                    .toList();
            Double only = told.size() == 1 ? ColumnKind.share(told.getFirst()) : null;
            return only == null ? OptionalDouble.empty() : OptionalDouble.of(only);
        }

        /** Blank cells at the end are a spreadsheet's. */
        private boolean isBroken(TableRows.Row row) {
            int length = row.cells().size();
            while (length > 0 && row.cells().get(length - 1).isBlank()) {
                length--;
            }
            return row.isOpen() || length > header.size();
        }

        private void add(TableRows.Row row, Finding finding) {
            String truth = cell(row, columns.truth());
            String number = cell(row, columns.probability());
            Truth known = sought.truth(finding);
            Double p = ColumnKind.share(number);
            if (isBroken(row)) {
                leaveOut(Why.BROKEN_ROW, row, String.join(", ", row.cells()));
            } else if (isBlank(truth)) {
                leaveOut(Why.NO_TRUTH, row, truth);
            } else if (finding.isNone() && Diagnoses.ALL.read(truth).isEmpty()) {
                leaveOut(Why.TRUTH_NOT_UNDERSTOOD, row, truth);
            } else if (!known.isKnown()) {
                leaveOut(Why.NO_TRUTH, row, truth);
            } else if (isBlank(number)) {
                leaveOut(Why.NO_PROBABILITY, row, number);
            } else if (p == null) {
                leaveOut(Why.NO_SUCH_PROBABILITY, row, number);
            } else {
                rows.add(image(row, finding, known, p));
            }
        }

        private static boolean isBlank(String cell) {
            return BLANK.contains(cell.toLowerCase(Locale.ROOT));
        }

        private LesionImage image(TableRows.Row row, Finding finding, Truth known, Double p) {
            var facts =
                    new LesionFacts(
                            columns.cluster() < 0 ? "" : cell(row, columns.cluster()),
                            known,
                            Sex.of(cell(row, LabelColumn.SEX)),
                            age(cell(row, LabelColumn.AGE)),
                            cell(row, LabelColumn.SITE),
                            cell(row, LabelColumn.DIAGNOSIS),
                            p,
                            "",
                            "",
                            "",
                            finding,
                            ClassProbabilities.NONE);
            String name = cell(row, LabelColumn.IMAGE);
            return new LesionImage(
                    name.isEmpty() ? "row " + row.line() : name,
                    Path.of("row-" + row.line()),
                    facts);
        }

        private static @Nullable Double age(String cell) {
            try {
                double age = Double.parseDouble(cell.replace(',', '.'));
                return age >= 0 && age <= LabelColumn.AGE.maximum() ? (Double) age : null;
            } catch (NumberFormatException e) {
                return null; // a subgroup of whom it is not told
            }
        }

        private String cell(TableRows.Row row, LabelColumn column) {
            List<Integer> found = column.findIn(header);
            return found.isEmpty() ? "" : cell(row, found.getFirst());
        }

        private static String cell(TableRows.Row row, int column) {
            return column < row.cells().size() ? row.cells().get(column).strip() : "";
        }

        private void leaveOut(Why why, TableRows.Row row, String value) {
            LeftOutRows before = leftOut.getOrDefault(why, new LeftOutRows(0, List.of()));
            List<String> examples = new ArrayList<>(before.examples());
            if (examples.size() < EXAMPLES) {
                String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
                examples.add(shown.isEmpty() ? "line " + row.line() : row.line() + ": " + shown);
            }
            leftOut.put(why, new LeftOutRows(before.count() + 1, examples));
        }
    }
}
