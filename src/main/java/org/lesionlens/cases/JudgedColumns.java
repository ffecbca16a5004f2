package org.lesionlens.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where truths, probabilities and what rows have in common stand in a table.
 *
 * @param truth index of the column
 * @param probability index of the column
 * @param cluster index of the column whose value rows share that resemble each other; −1 if none
 */
record JudgedColumns(int truth, int probability, int cluster) {

    private static final List<String> TRUTHS =
            List.of("ytrue", "truelabel", "actual", "reference", "gt", "y");
    private static final List<String> PROBABILITIES =
            List.of("yscore", "yprob", "ypred", "yhat", "probabilities", "scores", "p");

    /** Of the tables that this program writes. */
    private static final String LOOKED_FOR = "looked_for";

    private static final String JUDGED_BY = "judged_by";

    /**
     * What a person says of a table; what they do not say is found.
     *
     * @param truth header of the column
     * @param probability header of the column
     * @param cluster header of the column; blank if rows have nothing in common
     */
    record Asked(Optional<String> truth, Optional<String> probability, Optional<String> cluster) {}

    /**
     * Finds the columns.
     *
     * @param first the table's first row, from which it is known which of its own columns count
     * @param sought what is looked for
     * @throws IOException in the end of a sentence that begins with the table's name
     */
    static JudgedColumns of(
            List<String> header, List<String> first, Asked asked, PositiveClass sought)
            throws IOException {
        int truth =
                asked.truth().isPresent()
                        ? named(header, asked.truth().get())
                        : found(header, truths(header), "truths", "--truth");
        int probability =
                asked.probability().isPresent()
                        ? named(header, asked.probability().get())
                        : found(
                                header,
                                probabilities(header, first, sought),
                                "probabilities",
                                "--probability");
        int cluster = -1;
        if (asked.cluster().isEmpty()) {
            cluster =
                    first(LabelColumn.PATIENT.findIn(header))
                            .or(() -> first(LabelColumn.LESION.findIn(header)))
                            .orElse(-1);
        } else if (!asked.cluster().get().isBlank()) {
            cluster = named(header, asked.cluster().get());
        }
        return new JudgedColumns(truth, probability, cluster);
    }

    /** What a table of this program is about, as its first row says. */
    static Optional<String> lookedFor(List<String> header, List<String> first) {
        return cell(header, first, LOOKED_FOR);
    }

    private static Optional<String> cell(List<String> header, List<String> row, String name) {
        int column = header.indexOf(name);
        return column >= 0 && column < row.size() && !row.get(column).isBlank()
                ? Optional.of(row.get(column).strip())
                : Optional.empty();
    }

    private static Optional<Integer> first(List<Integer> columns) {
        return columns.stream().findFirst();
    }

    private static List<Integer> truths(List<String> header) {
        List<Integer> found = new ArrayList<>(LabelColumn.TRUTH.findIn(header));
        found.addAll(spelled(header, TRUTHS));
        found.addAll(LabelColumn.DIAGNOSIS.findIn(header));
        return found;
    }

    private static List<Integer> probabilities(
            List<String> header, List<String> first, PositiveClass sought) {
        List<Integer> found = new ArrayList<>();
        if (cell(header, first, JUDGED_BY).filter("table"::equals).isEmpty()) {
            lookedFor(header, first)
                    .map(name -> header.indexOf("probability_" + name))
                    .filter(column -> column >= 0)
                    .ifPresent(found::add);
        }
        found.addAll(LabelColumn.PREDICTION.findIn(header));
        found.addAll(spelled(header, PROBABILITIES));
        IntStream.range(0, header.size())
                .filter(i ->
                        Diagnoses.ALL
                                .computed(header.get(i))
                                .filter(one -> one.equals(sought.diagnosis()))
                                .isPresent())
                .forEach(found::add);
        return found;
    }

    private static List<Integer> spelled(List<String> header, List<String> spellings) {
        return IntStream.range(0, header.size())
                .filter(i -> spellings.contains(LabelColumn.plain(header.get(i))))
                .boxed()
                .toList();
    }

    private static int found(List<String> header, List<Integer> columns, String what, String option)
            throws IOException {
        return first(columns)
                .orElseThrow(() ->
                        new IOException(
                                "has no column of %s that is known by its name; %s names one of: %s"
                                        .formatted(what, option, String.join(", ", header))));
    }

    private static int named(List<String> header, String name) throws IOException {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        int exact = header.indexOf(name);
        int[] alike =
                IntStream.range(0, header.size())
                        .filter(i -> header.get(i).strip().toLowerCase(Locale.ROOT).equals(wanted))
                        .toArray();
        if (exact < 0 && alike.length != 1) {
            throw new IOException(
                    "has no column '%s'; its columns are: %s"
                            .formatted(name, String.join(", ", header)));
        }
        return exact >= 0 ? exact : alike[0];
    }
}
