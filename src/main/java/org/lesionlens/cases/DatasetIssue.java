package org.lesionlens.cases;

import org.jspecify.annotations.Nullable;

/**
 * Something about a set that a person should know, and that stops nothing.
 *
 * @param kind what is odd
 * @param row line of the table that it stands in, from 1 with the header; 0 if in none
 * @param column the column's name in the table; blank if none
 * @param value what stands there, or the file's name
 * @param unused why a table is not used; null of anything else
 */
public record DatasetIssue(
        Kind kind, long row, String column, String value, @Nullable Unused unused) {

    /** What can be odd. */
    public enum Kind {
        /** A row names an image that is not there. */
        ROW_WITHOUT_FILE("rows without a file"),
        /** An image that no row names. */
        FILE_WITHOUT_ROW("files without a row"),
        /** A row for an image that an earlier row names: what both agree on holds. */
        DOUBLE_ROW("rows for an image that has one already"),
        /** A file of a name that an earlier file has: the row belongs to the earlier one. */
        DOUBLE_FILE("files of a name that another has"),
        /** Several rows could mean the file: none holds. */
        AMBIGUOUS("files that several rows could mean"),
        /** A cell that should hold a number in a range and does not: it counts as blank. */
        BAD_NUMBER("cells without a usable number"),
        /** A truth that is no known spelling: it counts as unknown. */
        BAD_TRUTH("truths that cannot be read"),
        /** Two columns, or a row and a folder, disagree: the first, and the row, holds. */
        CONTRADICTION("truths that contradict each other"),
        /** A row without the image's name. */
        NO_NAME("rows without a name"),
        /** A row with more or fewer cells than the header. */
        WRONG_LENGTH("rows longer or shorter than the header"),
        /** The header names no column for the images: the table is not used. */
        NO_NAME_COLUMN("tables without a column for the image's name"),
        /** A quote in a row is never closed: the row is not used. */
        OPEN_QUOTE("rows with a quote that is never closed"),
        /** Numbers beside 0 and 1: nobody says what they stand for, and they are no truths. */
        CODES("columns of codes or probabilities, which are not taken for truths"),
        /** All rows say the same, as in a table of blanks to be filled in. */
        ONE_TRUTH("tables whose truths are all the same"),
        /** The table has no header line: its columns are known by what they hold. */
        NO_HEADER("tables without a header line"),
        /** It has none, and numbers that may count its rows are taken for names of photos. */
        NUMBERS_AS_NAMES("tables without a header line whose numbers are taken for photos' names"),
        /** The file is not UTF-8: it is read as Windows-1252. */
        OLD_CHARSET("tables read as Windows-1252"),
        /** A workbook has several sheets: the one that tells most is read. */
        ONE_SHEET("workbooks of which one sheet is read"),
        /** A job on a cluster has written parts, and not the mark that these are all. */
        UNFINISHED("tables without the mark that they are whole"),
        /** The table is not used, and why. */
        UNUSED_TABLE("tables that are not used"),
        /** Another table has probabilities, too: the first one's are taken, this one's are not. */
        OTHER_PREDICTIONS("tables of probabilities beside another one, which are not used"),
        /** The rows are of patients: each photo gets what its patient's row says. */
        BY_PATIENT("tables that speak of whole patients, taken for all photos of them"),
        /** A folder's name could be a truth, but does not decide. */
        UNCLEAR_FOLDER("folders whose names do not say what the lesions are");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** What is odd about many of them, for a count to stand before. */
        public String label() {
            return label;
        }
    }

    /** Of anything but a table that is not used. */
    public DatasetIssue(Kind kind, long row, String column, String value) {
        this(kind, row, column, value, null);
    }

    static DatasetIssue ofFile(Kind kind, String name) {
        return new DatasetIssue(kind, 0, "", name);
    }

    static DatasetIssue unused(String table, Unused why) {
        return new DatasetIssue(Kind.UNUSED_TABLE, 0, "", table, why);
    }

    /** Where and what, in words. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (row > 0) {
            text.append("row ").append(row).append(", ");
        }
        if (!column.isEmpty()) {
            text.append("column ").append(column).append(", ");
        }
        text.append("'").append(value);
        if (unused != null) {
            text.append(": ").append(unused.label());
        }
        return text.append("'").toString();
    }
}
