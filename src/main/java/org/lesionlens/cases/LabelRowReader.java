package org.lesionlens.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lesionlens.explain.SignedMap;

/** Makes sense of a label table's cells, row by row. */
final class LabelRowReader {

    /** In these, a word for nothing is no name that rows share. */
    private static final Set<LabelColumn> IDENTITIES =
            Set.of(LabelColumn.PATIENT, LabelColumn.LESION, LabelColumn.SITE);

    /** Hardly two rows have the same, and it is not kept as a text. */
    private static final Set<LabelColumn> NUMBERS =
            Set.of(LabelColumn.PREDICTION, LabelColumn.PIXEL_SIZE);

    private final TableLayout layout;
    private final List<DatasetIssue> issues;
    private final Set<LabelRow.Identity> known = new HashSet<>();
    private final Map<String, String> texts = new HashMap<>(); // each once in memory
    private boolean hasDoubleRows;
    private List<String> cells = List.of();
    private @Nullable SignedMap map;
    private long line;

    /**
     * @param layout has a column of images
     * @param issues gets each issue
     */
    LabelRowReader(TableLayout layout, List<DatasetIssue> issues) {
        this.layout = layout;
        this.issues = issues;
    }

    /**
     * The row, once for each image that it names, even if that has one already; what it says of the
     * lesion itself is not among the facts yet.
     */
    List<LabelRow> read(TableRows.Row row) {
        line = row.line();
        cells = row.cells();
        map = row.map();
        if (row.isOpen()) {
            issue(DatasetIssue.Kind.OPEN_QUOTE, "", String.valueOf(cells.getFirst()));
            return List.of();
        }
        boolean isTooLong = isTooLong(row);
        if (isTooLong || cells.size() < layout.header().size()) {
            issue(
                    DatasetIssue.Kind.WRONG_LENGTH,
                    "",
                    cells.size() + " cells, not " + layout.header().size());
        }
        List<LabelRow> rows = new ArrayList<>();
        for (int column : layout.column(LabelColumn.IMAGE)) {
            image(column, isTooLong).ifPresent(rows::add);
        }
        if (rows.isEmpty()) {
            int column = layout.column(LabelColumn.IMAGE).getFirst();
            issue(DatasetIssue.Kind.NO_NAME, layout.header().get(column), cell(column));
        }
        return rows;
    }

    /** True if nobody knows which of its cells belong together: it gives no facts. */
    boolean isTooLong(TableRows.Row row) {
        return lengthOf(row.cells()) > layout.header().size();
    }

    /** Without blank cells at the end, which a spreadsheet adds and nobody sees. */
    private static int lengthOf(List<String> cells) {
        int length = cells.size();
        while (length > 0 && cells.get(length - 1).isBlank()) {
            length--;
        }
        return length;
    }

    /** True if a photo had a row already when another came. */
    boolean hasDoubleRows() {
        return hasDoubleRows;
    }

    private Optional<LabelRow> image(int column, boolean isTooLong) {
        String header = layout.header().get(column);
        String image = PhotoName.stem(cell(column));
        if (image.isEmpty()) {
            return Optional.empty();
        }
        String folder = once(PhotoName.folder(cell(column)));
        String patient = isTooLong ? "" : text(LabelColumn.PATIENT);
        LesionFacts facts = isTooLong ? LesionFacts.NONE : facts(header, patient);
        var row = new LabelRow(line, header, image, PhotoName.key(image), folder, facts);
        if (!known.add(row.identity())) {
            hasDoubleRows = true;
            issue(DatasetIssue.Kind.DOUBLE_ROW, header, image);
        }
        return Optional.of(row);
    }

    private LesionFacts facts(String header, String patient) {
        boolean hasPartner = layout.column(LabelColumn.IMAGE).size() > 1;
        String lesion = text(LabelColumn.LESION);
        String type = text(LabelColumn.IMAGE_TYPE);
        if (hasPartner) {
            String first = PhotoName.stem(cell(layout.column(LabelColumn.IMAGE).getFirst()));
            lesion = lesion.isEmpty() ? first : lesion;
            type = type.isEmpty() ? TableLayout.imageType(header).orElse("") : type;
        }
        return new LesionFacts(
                patient,
                Truth.UNKNOWN,
                Sex.of(text(LabelColumn.SEX)),
                number(LabelColumn.AGE),
                text(LabelColumn.SITE),
                text(LabelColumn.DIAGNOSIS),
                number(LabelColumn.PREDICTION),
                lesion,
                type,
                text(LabelColumn.SKIN_TYPE),
                Finding.NONE,
                ClassProbabilities.NONE,
                pixelSize(),
                map);
    }

    /** 0 is what some write where they do not know. */
    private @Nullable Double pixelSize() {
        Double told = number(LabelColumn.PIXEL_SIZE);
        return told == null || told == 0 ? null : told;
    }

    private @Nullable Double number(LabelColumn column) {
        String cell = text(column);
        if (BlankCell.is(cell)) {
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
        issue(
                DatasetIssue.Kind.BAD_NUMBER,
                layout.header().get(layout.column(column).getFirst()),
                cell);
        return null;
    }

    /** What the first of the columns says that says anything. */
    private String text(LabelColumn column) {
        for (int index : layout.column(column)) {
            String cell = cell(index);
            if (IDENTITIES.contains(column) ? !BlankCell.is(cell) : !cell.isEmpty()) {
                return NUMBERS.contains(column) ? cell : once(cell);
            }
        }
        return "";
    }

    private String once(String text) {
        return texts.computeIfAbsent(text, same -> same);
    }

    /** Cells that a short row lacks are blank. */
    private String cell(int column) {
        return column < cells.size() ? cells.get(column).strip() : "";
    }

    private void issue(DatasetIssue.Kind kind, String column, String value) {
        issues.add(new DatasetIssue(kind, line, column, value));
    }
}
