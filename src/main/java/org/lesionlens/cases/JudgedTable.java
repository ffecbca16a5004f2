package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
 * @param thresholds that the table itself calls these probabilities by, in [0, 1]; one for all rows
 *     unless tables were put together
 * @param rows that count
 * @param again of those, rows with the image of one above
 * @param leftOut rows that do not, by why
 */
public record JudgedTable(
        PositiveClass sought,
        String truth,
        String probability,
        String cluster,
        List<Double> thresholds,
        TableSample rows,
        SomeRows again,
        Map<Why, SomeRows> leftOut) {

    private static final int EXAMPLES = 3;
    private static final int LONGEST = 40; // characters of an example
    private static final double PERCENT = 100;
    private static final int FEW = 2; // numbers that are no probabilities
    private static final double RARE = 0.01; // of all numbers
    private static final Set<String> MINUS_ONE = Set.of("-1", "-1.0");

    public JudgedTable {
        thresholds = List.copyOf(thresholds);
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
     * Some of the rows.
     *
     * @param examples of them: what stands there with the line, {@code 7: maybe}, or names of
     *     images
     */
    public record SomeRows(int count, List<String> examples) {}

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
        if (!ParquetTable.isOne(file)) {
            OrdinaryFile.check(file);
        }
        return new Reading(JudgedRows.read(file, asked.truth()), asked).table();
    }

    /** One table while it is read. */
    private static final class Reading {

        private final List<String> header;
        private final JudgedRows all;
        private final PositiveClass sought;
        private final JudgedColumns columns;
        private final Statements statements;
        private final TableSample.Builder rows = new TableSample.Builder();
        private final SeenNames names = new SeenNames();
        private final Numbers numbers = new Numbers();
        private final Map<Why, SomeRows> leftOut = new EnumMap<>(Why.class);

        Reading(JudgedRows all, Asked asked) throws IOException {
            this.header = all.header();
            this.all = all;
            JudgedColumns.checkOne(all);
            Optional<String> own = JudgedColumns.lookedFor(all);
            sought =
                    asked.positive()
                            .or(() -> own)
                            .map(PositiveClass::named)
                            .orElse(PositiveClass.MELANOMA);
            columns =
                    JudgedColumns.of(
                            all,
                            new JudgedColumns.Asked(
                                    asked.truth(), asked.probability(), asked.cluster()),
                            sought);
            boolean isOther = own.map(PositiveClass::named).filter(sought::means).isEmpty();
            if (own.isPresent() && isOther && header.get(columns.truth()).equals("truth")) {
                throw new IOException(
                        "is about '%s', and its truths say nothing of '%s'"
                                .formatted(own.get(), sought.name()));
            }
            checkTruths();
            statements =
                    new Statements(
                            header,
                            List.of(columns.truth()),
                            List.of(),
                            SetChoices.NONE,
                            Optional.empty());
            all.words(columns.truth()).forEach(word -> statements.of(row(word)));
            statements.conclude(new ArrayList<>());
        }

        /** A row of which nothing is known but its truth. */
        private List<String> row(String truth) {
            List<String> cells = new ArrayList<>(Collections.nCopies(columns.truth() + 1, ""));
            cells.set(columns.truth(), truth);
            return cells;
        }

        /** Of 1 and 2, or of 0 to 6, nobody knows which is positive; −1 beside both is unknown. */
        private void checkTruths() throws IOException {
            Set<String> values = all.values(columns.truth());
            List<String> others =
                    values.stream().filter(value -> Diagnoses.flag(value).isEmpty()).toList();
            boolean isUnknown = MINUS_ONE.containsAll(others) && values.size() - others.size() > 1;
            if (!others.isEmpty() && !isUnknown && values.stream().allMatch(ColumnKind::isNumber)) {
                throw new IOException(
                        "has other numbers than 0 and 1 as truths in `%s` (%s); nobody knows which is positive: write 0 and 1, or words"
                                .formatted(
                                        header.get(columns.truth()),
                                        String.join(
                                                ", ", values.stream().limit(EXAMPLES).toList())));
            }
        }

        /** What is beyond 0 to 1 among numbers that should be probabilities. */
        private static final class Numbers {

            private int count;
            private int beyond;
            private String first = "";

            void add(String cell) {
                if (ColumnKind.isNumber(cell)) {
                    count++;
                    if (ColumnKind.share(cell) == null) {
                        first = beyond == 0 ? cell : first;
                        beyond++;
                    }
                }
            }

            /** The few that are at most 1 are no sample of what is per cent or a logit. */
            void check(String column) throws IOException {
                if (beyond > Math.max(FEW, RARE * count)) {
                    throw new IOException(
                            "has numbers beyond 0 to 1 in `%s` (%d of %d, such as %s): if they are per cent, write the sign %% behind each"
                                    .formatted(column, beyond, count, first));
                }
            }
        }

        JudgedTable table() throws IOException {
            all.forEach(this::add);
            numbers.check(header.get(columns.probability()));
            return new JudgedTable(
                    sought,
                    header.get(columns.truth()),
                    header.get(columns.probability()),
                    columns.cluster() < 0 ? "" : header.get(columns.cluster()),
                    thresholds(),
                    rows.sample(),
                    names.again(),
                    leftOut);
        }

        /** Failed rows have none. */
        private List<Double> thresholds() {
            return JudgedColumns.isOwn(all, columns.probability())
                    ? all.values(JudgedColumns.THRESHOLD).stream()
                            .map(ColumnKind::share)
                            .filter(Objects::nonNull)
                            .map(Double::valueOf) // known not to be null now
                            .distinct()
                            .toList()
                    : List.of();
        }

        private void add(TableRows.Row row) {
            Finding finding = statements.of(all.isBroken(row) ? List.of() : row.cells()).finding();
            String truth = JudgedRows.cell(row, columns.truth());
            String number = JudgedRows.cell(row, columns.probability());
            Truth known = sought.truth(finding);
            Double p = probability(number);
            if (!all.isBroken(row)) {
                numbers.add(number);
            }
            if (all.isBroken(row)) {
                leaveOut(Why.BROKEN_ROW, row, String.join(", ", row.cells()));
            } else if (BlankCell.is(truth)) {
                leaveOut(Why.NO_TRUTH, row, truth);
            } else if (finding.isNone() && Diagnoses.ALL.read(truth).isEmpty()) {
                leaveOut(Why.TRUTH_NOT_UNDERSTOOD, row, truth);
            } else if (!known.isKnown()) {
                leaveOut(Why.NO_TRUTH, row, truth);
            } else if (BlankCell.is(number)) {
                leaveOut(Why.NO_PROBABILITY, row, number);
            } else if (p == null) {
                leaveOut(Why.NO_SUCH_PROBABILITY, row, number);
            } else {
                add(row, known.isPositive(), p);
            }
        }

        private static @Nullable Double probability(String cell) {
            if (!cell.endsWith("%")) {
                return ColumnKind.share(cell);
            }
            String percent = cell.substring(0, cell.length() - 1).strip();
            if (!ColumnKind.isNumber(percent)) {
                return null;
            }
            double share = Double.parseDouble(percent.replace(',', '.')) / PERCENT;
            return share >= 0 && share <= 1 ? (Double) share : null;
        }

        private void add(TableRows.Row row, boolean isPositive, double p) {
            rows.add(
                    p,
                    isPositive,
                    BlankCell.told(JudgedRows.cell(row, columns.cluster())),
                    Sex.of(all.cell(row, LabelColumn.SEX)),
                    age(all.cell(row, LabelColumn.AGE)),
                    BlankCell.told(all.cell(row, LabelColumn.SITE)));
            String name = all.cell(row, LabelColumn.IMAGE);
            names.add(name.isEmpty() ? "row " + row.line() : name);
        }

        private static @Nullable Double age(String cell) {
            if (cell.isEmpty()) {
                return null; // an exception for each of a million rows takes seconds
            }
            try {
                double age = Double.parseDouble(cell.replace(',', '.'));
                return age >= 0 && age <= LabelColumn.AGE.maximum() ? (Double) age : null;
            } catch (NumberFormatException e) {
                return null; // a subgroup of whom it is not told
            }
        }

        private void leaveOut(Why why, TableRows.Row row, String value) {
            SomeRows before = leftOut.getOrDefault(why, new SomeRows(0, List.of()));
            List<String> examples = new ArrayList<>(before.examples());
            if (examples.size() < EXAMPLES) {
                String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
                examples.add(shown.isEmpty() ? "line " + row.line() : row.line() + ": " + shown);
            }
            leftOut.put(why, new SomeRows(before.count() + 1, examples));
        }
    }
}
