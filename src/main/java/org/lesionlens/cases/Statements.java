package org.lesionlens.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table that say what lesions are mean, decided when all of it is read: a
 * column of 0 and 1 may be a truth, one of 0 to 7 holds codes, and what 1 means is seen from the
 * diagnoses beside it.
 */
final class Statements {

    private static final int SHOWN = 8; // values of a column in words

    private final List<String> header;
    private final List<Integer> columns;
    private final Set<Integer> diagnosisColumns;
    private final SetChoices choices;
    private final Optional<PositiveClass> about;
    private final Map<List<String>, Statement> all = new HashMap<>();
    private final List<ColumnKind> kinds = new ArrayList<>();
    private final List<@Nullable Finding> meanings = new ArrayList<>();

    /**
     * @param columns that say what a lesion is, the one that counts first
     * @param diagnosisColumns those of them that name diagnoses, finer and coarser
     * @param about what truths are about, if the table says so
     */
    Statements(
            List<String> header,
            List<Integer> columns,
            List<Integer> diagnosisColumns,
            SetChoices choices,
            Optional<PositiveClass> about) {
        this.about = about;
        this.choices = choices;
        this.header = header;
        this.columns = columns;
        this.diagnosisColumns = new HashSet<>(diagnosisColumns);
    }

    /** What a row says. */
    Statement of(List<String> cells) {
        List<String> said = new ArrayList<>(columns.size());
        for (int column : columns) {
            said.add(column < cells.size() ? cells.get(column).strip() : "");
        }
        return all.computeIfAbsent(said, Statement::new);
    }

    /** Finds out what everything means; after the last row. */
    void conclude(List<DatasetIssue> issues) {
        for (int i = 0; i < columns.size(); i++) {
            kinds.add(kind(i));
        }
        for (int i = 0; i < columns.size(); i++) {
            boolean isClass = Diagnoses.ALL.named(name(i)).isPresent();
            if ((isClass && isComputed()) || Diagnoses.ALL.computed(name(i)).isPresent()) {
                kinds.set(i, ColumnKind.PROBABILITIES);
            } else if (kinds.get(i) == ColumnKind.PROBABILITIES && values(i).size() < 2) {
                kinds.set(i, ColumnKind.NUMBERS); // the same for all: nobody computed it
            }
            if (kinds.get(i) == ColumnKind.NUMBERS) {
                String shown = String.join(", ", values(i).stream().limit(SHOWN).toList());
                issues.add(new DatasetIssue(DatasetIssue.Kind.CODES, 0, name(i), shown));
            }
        }
        all.values().forEach(this::readWords);
        all.values().forEach(this::readProbabilities);
        for (int i = 0; i < columns.size(); i++) {
            meanings.add(kinds.get(i) == ColumnKind.FLAGS ? meaning(i) : null);
        }
        all.values().forEach(this::readFlags);
        if (all.values().stream().noneMatch(said -> said.finding.diagnosis() != null)) {
            all.values().forEach(this::compareTruths);
            all.values().forEach(said -> said.finding = said.finding.soughtByNature());
        }
        about.ifPresent(looked ->
                all.values().forEach(said -> said.finding = looked.finding(said.finding.sought())));
    }

    /** True if one of the columns of classes holds probabilities: then all of them do. */
    private boolean isComputed() {
        for (int i = 0; i < kinds.size(); i++) {
            boolean isClass = Diagnoses.ALL.named(name(i)).isPresent();
            if (isClass && kinds.get(i) == ColumnKind.PROBABILITIES) {
                return true;
            }
        }
        return false;
    }

    private void readProbabilities(Statement said) {
        Map<Diagnosis, Double> found = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = name(i);
            Double number = ColumnKind.share(said.cells.get(i));
            if (kinds.get(i) == ColumnKind.PROBABILITIES && number != null) {
                Optional<Diagnosis> named =
                        Diagnoses.ALL.named(name).or(() -> Diagnoses.ALL.computed(name));
                if (named.isPresent()) {
                    found.putIfAbsent(named.get(), number);
                } else if (said.prediction == null) {
                    boolean isBenign = LabelColumn.plain(name).equals("benign");
                    said.prediction = isBenign ? (Double) (1 - number) : number;
                }
            }
        }
        said.probabilities = found.isEmpty() ? said.probabilities : new ClassProbabilities(found);
    }

    /** Where malignant is all that is known, it is the same as what is looked for. */
    private void compareTruths(Statement said) {
        Truth first = Truth.UNKNOWN;
        for (int i = 0; i < columns.size(); i++) {
            Truth truth =
                    !kinds.get(i).isTruth()
                            ? Truth.UNKNOWN
                            : read(i, said.cells.get(i))
                                    .map(read -> read.soughtByNature().sought())
                                    .orElse(Truth.UNKNOWN);
            boolean differs = truth.isKnown() && first.isKnown() && truth != first;
            said.contradicts[i] |= differs;
            first = first.isKnown() ? first : truth;
        }
    }

    private String name(int i) {
        return header.get(columns.get(i));
    }

    private Set<String> values(int i) {
        Set<String> values = new TreeSet<>();
        for (Statement said : all.values()) {
            if (!said.cells.get(i).isEmpty()) {
                values.add(said.cells.get(i));
            }
        }
        return values;
    }

    /** A code that somebody knows is a word. */
    private ColumnKind kind(int i) {
        Set<String> values = values(i);
        boolean isExplained =
                values.stream()
                        .filter(value -> Diagnoses.flag(value).isEmpty())
                        .anyMatch(value -> choices.meaning(name(i), value).isPresent());
        return isExplained ? ColumnKind.WORDS : ColumnKind.of(values);
    }

    private void readWords(Statement said) {
        for (int i = 0; i < columns.size(); i++) {
            if (kinds.get(i) == ColumnKind.WORDS) {
                Optional<Finding> read = read(i, said.cells.get(i));
                said.isUnread[i] = read.isEmpty();
                add(said, i, read.orElse(Finding.NONE));
            }
        }
    }

    private Optional<Finding> read(int i, String cell) {
        Optional<Finding> told = choices.meaning(name(i), cell);
        return told.isPresent() ? told : Diagnoses.ALL.read(cell);
    }

    private void add(Statement said, int i, Finding more) {
        boolean isLevel =
                diagnosisColumns.contains(columns.get(i)) && said.finding.diagnosis() != null;
        Finding compared = isLevel && more.diagnosis() != null ? Finding.of(more.nature()) : more;
        said.contradicts[i] = said.finding.contradicts(compared);
        said.finding = said.finding.or(more);
    }

    /** What 1 means in a column of 0 and 1; {@link Finding#NONE} if nothing tells. */
    private Finding meaning(int i) {
        Optional<Finding> told = choices.meaning(name(i), "1");
        if (told.isPresent()) {
            return told.get();
        }
        Optional<Finding> named = Diagnoses.ALL.named(name(i)).map(Finding::of);
        if (named.isPresent()) {
            return named.get();
        }
        String name = LabelColumn.plain(name(i)).toLowerCase(Locale.ROOT);
        if (name.equals("malignant") || name.equals("ismalignant")) {
            return Finding.of(Nature.MALIGNANT);
        }
        if (name.equals("benign")) {
            return Finding.of(Nature.BENIGN);
        }
        Set<Diagnosis> diagnoses = new HashSet<>();
        for (Statement said : all.values()) {
            boolean isYes = Diagnoses.flag(said.cells.get(i)).orElse(false);
            if (isYes && said.finding.diagnosis() != null) {
                diagnoses.add(said.finding.diagnosis());
            }
        }
        if (diagnoses.size() == 1) {
            return Finding.of(diagnoses.iterator().next());
        }
        boolean malignant =
                diagnoses.stream().noneMatch(one -> one.nature() == Nature.BENIGN)
                        && diagnoses.stream().anyMatch(one -> one.nature() == Nature.MALIGNANT);
        return malignant ? Finding.of(Nature.MALIGNANT) : Finding.NONE;
    }

    private void readFlags(Statement said) {
        for (int i = 0; i < columns.size(); i++) {
            Finding meaning = meanings.get(i);
            Optional<Boolean> flag = Diagnoses.flag(said.cells.get(i));
            if (meaning != null && flag.isPresent()) {
                add(said, i, flagged(meaning, flag.get()));
            }
        }
    }

    private static Finding flagged(Finding meaning, boolean yes) {
        if (meaning.isNone()) {
            return Finding.sought(yes ? Truth.POSITIVE : Truth.NEGATIVE);
        }
        if (yes) {
            return meaning;
        }
        if (meaning.diagnosis() != null) {
            return Finding.not(meaning.diagnosis());
        }
        return Finding.of(meaning.nature() == Nature.MALIGNANT ? Nature.BENIGN : Nature.MALIGNANT);
    }

    /** What is odd about what a row says. */
    void tell(Statement said, long line, List<DatasetIssue> issues) {
        Finding finding = said.finding;
        boolean matters =
                finding.diagnosis() == null
                        && finding.nature() != Nature.BENIGN
                        && !finding.sought().isKnown();
        for (int i = 0; i < columns.size(); i++) {
            String cell = said.cells.get(i);
            if (said.contradicts[i]) {
                issues.add(new DatasetIssue(DatasetIssue.Kind.CONTRADICTION, line, name(i), cell));
            } else if (said.isUnread[i] && matters) {
                issues.add(new DatasetIssue(DatasetIssue.Kind.BAD_TRUTH, line, name(i), cell));
                matters = false; // the others say it coarser
            }
        }
    }

    /** The columns that tell something of what lesions are, with what their words or 1 mean. */
    List<String> used() {
        List<String> used = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).isTruth() && !values(i).isEmpty()) {
                used.add(name(i));
            }
        }
        return used;
    }

    /** The columns of codes, with the codes. */
    Map<String, List<String>> codes() {
        Map<String, List<String>> codes = new LinkedHashMap<>();
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i) == ColumnKind.NUMBERS) {
                codes.put(name(i), List.copyOf(values(i)));
            }
        }
        return codes;
    }

    /** The columns of what was computed elsewhere. */
    List<String> computed() {
        return IntStream.range(0, kinds.size())
                .filter(i -> kinds.get(i) == ColumnKind.PROBABILITIES)
                .mapToObj(this::name)
                .toList();
    }

    /** What 1 means in each column of yes and no that is used. */
    Map<String, Finding> flagMeanings() {
        Map<String, Finding> found = new LinkedHashMap<>();
        for (int i = 0; i < meanings.size(); i++) {
            Finding meaning = meanings.get(i);
            if (meaning != null && !values(i).isEmpty()) {
                found.put(name(i), meaning);
            }
        }
        return found;
    }
}
