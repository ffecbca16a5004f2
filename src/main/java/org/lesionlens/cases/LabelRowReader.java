package org.lesionlens.cases;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.PictureFormat;

/** Makes sense of a label table's cells, row by row. */
final class LabelRowReader {

    private static final Set<String> BLANK = Set.of("", "na", "n/a", "nan", "none", "null", "?");

    private record Key(String image, String patient) {}

    private final List<String> header;
    private final Map<LabelColumn, List<Integer>> columns;
    private final List<DatasetIssue> issues;
    private final Set<Key> known = new HashSet<>();
    private List<String> cells = List.of();
    private long line;

    /**
     * @param columns where each stands, the one that counts first; has {@link LabelColumn#IMAGE}
     * @param issues gets each issue
     */
    LabelRowReader(
            List<String> header,
            Map<LabelColumn, List<Integer>> columns,
            List<DatasetIssue> issues) {
        this.header = header;
        this.columns = columns;
        this.issues = issues;
    }

    /** The row, unless it names no image or one that has a row already. */
    Optional<LabelRow> read(long row, List<String> fields) {
        line = row;
        cells = fields;
        if (cells.size() != header.size()) {
            issue(
                    DatasetIssue.Kind.WRONG_LENGTH,
                    "",
                    cells.size() + " cells, not " + header.size());
        }
        int column = index(LabelColumn.IMAGE);
        String image = stem(cell(column));
        if (image.isEmpty()) {
            issue(DatasetIssue.Kind.NO_NAME, header.get(column), cell(column));
            return Optional.empty();
        }
        String patient = text(LabelColumn.PATIENT);
        if (!known.add(new Key(image, patient))) {
            issue(DatasetIssue.Kind.DOUBLE_ROW, header.get(column), image);
            return Optional.empty();
        }
        var facts =
                new LesionFacts(
                        patient,
                        truth(),
                        Sex.of(text(LabelColumn.SEX)),
                        number(LabelColumn.AGE),
                        text(LabelColumn.SITE),
                        text(LabelColumn.DIAGNOSIS),
                        number(LabelColumn.PREDICTION));
        return Optional.of(new LabelRow(line, header.get(column), image, facts));
    }

    /** A name without folders of any system, and without a photo's ending. */
    static String stem(String image) {
        String name =
                image.substring(Math.max(image.lastIndexOf('/'), image.lastIndexOf('\\')) + 1);
        return PictureFormat.isNamedLikeOne(name) ? FileNames.stem(name) : name;
    }

    /** What the first column says that says anything; later ones may not say the contrary. */
    private Truth truth() {
        Truth truth = Truth.UNKNOWN;
        for (int column : columns.getOrDefault(LabelColumn.TRUTH, List.of())) {
            Optional<Truth> said = Truth.of(cell(column));
            if (said.isEmpty()) {
                issue(DatasetIssue.Kind.BAD_TRUTH, header.get(column), cell(column));
            }
            Truth here = said.orElse(Truth.UNKNOWN);
            if (truth.isKnown() && here.isKnown() && here != truth) {
                issue(DatasetIssue.Kind.CONTRADICTION, header.get(column), cell(column));
            }
            truth = truth.isKnown() ? truth : here;
        }
        return truth;
    }

    private @Nullable Double number(LabelColumn column) {
        String cell = text(column);
        if (BLANK.contains(cell.toLowerCase(Locale.ROOT)) || cell.equalsIgnoreCase("unknown")) {
            return null;
        }
        try {
            double number = Double.parseDouble(cell.replace(',', '.')); // as where ; separates
            if (number >= 0 && number <= column.maximum()) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as a number outside the range is
        }
        issue(DatasetIssue.Kind.BAD_NUMBER, header.get(index(column)), cell);
        return null;
    }

    private String text(LabelColumn column) {
        return columns.getOrDefault(column, List.of()).isEmpty() ? "" : cell(index(column));
    }

    private int index(LabelColumn column) {
        return columns.getOrDefault(column, List.of()).getFirst();
    }

    /** Cells that a short row lacks are blank. */
    private String cell(int column) {
        return column < cells.size() ? cells.get(column).strip() : "";
    }

    private void issue(DatasetIssue.Kind kind, String column, String value) {
        issues.add(new DatasetIssue(kind, line, column, value));
    }
}
