package org.lesionlens.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
    static final String LOOKED_FOR = "looked_for";

    static final String JUDGED_BY = "judged_by";
    static final String MODEL = "model_sha256";
    static final String THRESHOLD = "threshold";
    static final String PROBABILITY = "probability_";
    private static final Set<String> OWN = Set.of(LOOKED_FOR, JUDGED_BY, MODEL, THRESHOLD);
    private static final int SHOWN = 3; // values in a message

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
     * @param sought what is looked for
     * @throws IOException in the end of a sentence that begins with the table's name
     */
    static JudgedColumns of(JudgedRows rows, Asked asked, PositiveClass sought) throws IOException {
        List<String> header = rows.header();
        int truth =
                asked.truth().isPresent()
                        ? named(header, asked.truth().get())
                        : first(truths(header))
                                .orElseThrow(() -> unnamed(header, "truths", "--truth"));
        int probability =
                asked.probability().isPresent()
                        ? named(header, asked.probability().get())
                        : probability(rows, sought);
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

    /** True of a column in which the same few words stand again and again. */
    static boolean isOfWords(List<String> header, int column) {
        return OWN.contains(header.get(column)) || truths(header).contains(column);
    }

    /** All columns that may be of probabilities, whatever is looked for. */
    static Set<Integer> probabilities(List<String> header) {
        Set<Integer> found = new LinkedHashSet<>(LabelColumn.PREDICTION.findIn(header));
        found.addAll(spelled(header, PROBABILITIES));
        for (int i = 0; i < header.size(); i++) {
            if (Diagnoses.ALL.computed(header.get(i)).isPresent()) {
                found.add(i);
            }
        }
        return found;
    }

    /** What a table of this program is about; one thing, else it is refused. */
    static Optional<String> lookedFor(JudgedRows rows) {
        return rows.values(LOOKED_FOR).stream().findFirst();
    }

    /**
     * Refuses what was put together from tables of several models or classes.
     *
     * @throws IOException in the end of a sentence that begins with the table's name
     */
    static void checkOne(JudgedRows rows) throws IOException {
        for (String name : List.of(LOOKED_FOR, JUDGED_BY, MODEL)) {
            Set<String> values = rows.values(name);
            if (values.size() > 1) {
                throw new IOException(
                        "has rows of several `%s` (%s): measure each of them alone"
                                .formatted(name, shown(values)));
            }
        }
    }

    private static String shown(Set<String> values) {
        List<String> first = values.stream().limit(SHOWN).toList();
        return String.join(", ", first) + (values.size() > SHOWN ? ", …" : "");
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

    /** True if it is the column that the table's own threshold is for. */
    static boolean isOwn(JudgedRows rows, int column) {
        return own(rows).orElse(column) == column;
    }

    private static Optional<Integer> own(JudgedRows rows) {
        Optional<String> name =
                rows.values(JUDGED_BY).contains("table")
                        ? Optional.of("prediction")
                        : lookedFor(rows).map(PROBABILITY::concat);
        return name.map(rows.header()::indexOf).filter(column -> column >= 0);
    }

    private static int probability(JudgedRows rows, PositiveClass sought) throws IOException {
        Optional<Integer> own = own(rows);
        if (own.isPresent()) {
            return own.get();
        }
        List<String> header = rows.header();
        Set<Integer> found = new LinkedHashSet<>(LabelColumn.PREDICTION.findIn(header));
        found.addAll(spelled(header, PROBABILITIES));
        IntStream.range(0, header.size())
                .filter(i ->
                        Diagnoses.ALL
                                .computed(header.get(i))
                                .filter(one -> one.equals(sought.diagnosis()))
                                .isPresent())
                .forEach(found::add);
        List<Integer> graded =
                found.stream().filter(column -> found.size() > 1 && rows.isGraded(column)).toList();
        if (graded.size() > 1) {
            throw new IOException(
                    "has several columns that may be the probabilities (%s); --probability names one"
                            .formatted(
                                    String.join(", ", graded.stream().map(header::get).toList())));
        }
        return first(graded.isEmpty() ? List.copyOf(found) : graded)
                .orElseThrow(() -> unnamed(header, "probabilities", "--probability"));
    }

    /** True of numbers that are not only 0 and 1, which calls are. */
    static boolean isGraded(Set<String> values) {
        return values.stream().anyMatch(value -> Diagnoses.flag(value).isEmpty())
                && values.stream()
                        .anyMatch(value -> ColumnKind.isNumber(value) || value.endsWith("%"));
    }

    static List<Integer> spelledAsProbabilities(List<String> header) {
        return spelled(header, PROBABILITIES);
    }

    static List<Integer> spelledAsTruths(List<String> header) {
        return spelled(header, TRUTHS);
    }

    private static List<Integer> spelled(List<String> header, List<String> spellings) {
        return IntStream.range(0, header.size())
                .filter(i -> spellings.contains(LabelColumn.plain(header.get(i))))
                .boxed()
                .toList();
    }

    private static IOException unnamed(List<String> header, String what, String option) {
        return new IOException(
                "has no column of %s that is known by its name; %s names one of: %s"
                        .formatted(what, option, String.join(", ", header)));
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
