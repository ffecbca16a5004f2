package org.lesionlens.cases;

/**
 * One row of a label table.
 *
 * @param line where it begins in the file, from 1 with the header
 * @param column the header of the cell that {@code image} stands in
 * @param image the image's name without folder and ending, not blank
 * @param key of that name, see {@link PhotoName#key}
 * @param folder the last of the folders that the table writes before the name, may be blank
 * @param facts what it says
 */
record LabelRow(
        long line, String column, String image, String key, String folder, LesionFacts facts) {

    /** What tells a row from those of other photos. */
    record Identity(String image, String folder, String patient) {}

    Identity identity() {
        return new Identity(image, folder, facts.patient());
    }

    DatasetIssue issue(DatasetIssue.Kind kind) {
        return new DatasetIssue(kind, line, column, image);
    }

    LabelRow with(LesionFacts known) {
        return new LabelRow(line, column, image, key, folder, known);
    }
}
