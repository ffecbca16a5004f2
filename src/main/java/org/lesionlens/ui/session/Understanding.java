package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.DatasetIssue;
import org.lesionlens.cases.Diagnosis;
import org.lesionlens.cases.Finding;
import org.lesionlens.cases.LabelColumn;
import org.lesionlens.cases.Nature;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cases.Provenance.Source;
import org.lesionlens.cases.Provenance.TableUse;
import org.lesionlens.cases.SetChoices;
import org.lesionlens.cases.SetChoices.FolderPatients;
import org.lesionlens.cases.SetChoices.Spelling;
import org.lesionlens.ui.fx.Texts;

/**
 * What a set was taken to be, line by line, with what a person can say instead.
 *
 * @param cases as they were read
 * @param sought what truths are about
 */
public record Understanding(CaseSet cases, PositiveClass sought) {

    private static final Texts TEXTS = Texts.of(Understanding.class);
    private static final int MOST = 12; // spellings that are asked for at a time

    /**
     * One line.
     *
     * @param name what it is about
     * @param words what was understood
     * @param options what can be said instead, what is said now among them; empty if nothing
     */
    public record Line(String name, String words, List<Option> options) {

        public Line {
            options = List.copyOf(options);
        }
    }

    /**
     * Something that a person can say.
     *
     * @param choices all that is said of the set then
     */
    public record Option(String label, SetChoices choices) {}

    /** All lines, the photos' first. */
    public List<Line> lines() {
        var words = new UnderstandingWords(cases, sought);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(TEXTS.get("understood.photos"), words.photos(), List.of()));
        lines.add(new Line(TEXTS.get("understood.truth"), words.truth(), truthSources()));
        truthTable().ifPresent(table -> truthColumns(table, lines));
        unread(lines);
        cases.provenance()
                .predictions()
                .ifPresent(source ->
                        lines.add(
                                new Line(
                                        TEXTS.get("understood.predictions"),
                                        words.predictions(source),
                                        List.of())));
        lines.add(new Line(TEXTS.get("understood.patients"), words.patients(), patients()));
        lines.add(new Line(TEXTS.get("understood.lesions"), words.lesions(), lesions()));
        for (TableUse use : cases.provenance().tables()) {
            lines.add(new Line(name(use.file()), words.table(use), images(use)));
        }
        return lines;
    }

    private SetChoices now() {
        return cases.provenance().choices();
    }

    private static Option asFound(SetChoices choices) {
        return new Option(TEXTS.get("understood.asFound"), choices);
    }

    private List<Option> truthSources() {
        if (cases.provenance().tables().isEmpty()) {
            return List.of();
        }
        List<Option> options = new ArrayList<>(List.of(asFound(now().withTruthTable(null))));
        for (TableUse use : cases.provenance().tables()) {
            if (use.photos() > 0) {
                String name = name(use.file());
                options.add(new Option(name, now().withTruthTable(name)));
            }
        }
        options.add(new Option(TEXTS.get("understood.folders"), now().withTruthTable("")));
        return options;
    }

    private Optional<TableUse> truthTable() {
        return tableOf(cases.provenance().truth());
    }

    /** The table that something comes from; where nobody tells it, the one that counts first. */
    private Optional<TableUse> tableOf(Optional<Source> source) {
        Optional<Path> file = source.flatMap(Source::table);
        return cases.provenance().tables().stream()
                .filter(use -> file.isEmpty() || file.get().equals(use.file()))
                .findFirst();
    }

    private void truthColumns(TableUse use, List<Line> lines) {
        lines.add(
                new Line(
                        TEXTS.get("understood.column"),
                        String.join(", ", use.table().column(LabelColumn.TRUTH)),
                        columns(use.file(), use.table().header(), LabelColumn.TRUTH, now())));
        cases.provenance()
                .truth()
                .ifPresent(source ->
                        new TreeMap<>(source.flags())
                                .forEach((column, meaning) ->
                                        lines.add(
                                                new Line(
                                                        TEXTS.get("understood.one", column),
                                                        meaning(meaning),
                                                        meanings(new Spelling(column, "1"))))));
        use.table()
                .codes()
                .forEach((column, codes) ->
                        codes.stream()
                                .limit(MOST)
                                .forEach(code ->
                                        lines.add(spelling(new Spelling(column, code), 0))));
    }

    /** Which column names photos, of a table whose header is known. */
    private List<Option> images(TableUse use) {
        return use.by() != LabelColumn.IMAGE || use.table().header().size() < 2
                ? List.of()
                : columns(use.file(), use.table().header(), LabelColumn.IMAGE, now());
    }

    /** What a table is called, here and in what is said of it. */
    private String name(Path table) {
        return SetChoices.nameIn(cases.folder(), table);
    }

    private List<Option> columns(
            Path file, List<String> header, LabelColumn column, SetChoices from) {
        String table = name(file);
        List<Option> options = new ArrayList<>();
        options.add(asFound(from.withColumn(table, column, null)));
        header.stream()
                .filter(name -> !name.isBlank())
                .distinct()
                .map(name -> new Option(name, from.withColumn(table, column, name)))
                .forEach(options::add);
        return options;
    }

    private static String meaning(Finding finding) {
        if (finding.diagnosis() != null) {
            return finding.diagnosis().name();
        }
        return finding.nature() == Nature.UNCLEAR
                ? TEXTS.get("understood.sought")
                : TEXTS.get("understood." + finding.nature().name());
    }

    private List<Option> meanings(Spelling spelling) {
        List<Option> options = new ArrayList<>();
        options.add(asFound(now().withMeaning(spelling, null)));
        for (String word : List.of("malignant", "benign", "unknown")) {
            options.add(
                    new Option(TEXTS.get("understood." + word), now().withMeaning(spelling, word)));
        }
        for (Diagnosis diagnosis : Diagnosis.known()) {
            options.add(
                    new Option(diagnosis.name(), now().withMeaning(spelling, diagnosis.name())));
        }
        return options;
    }

    /** What nobody understands yet, and what somebody has explained. */
    private void unread(List<Line> lines) {
        Map<Spelling, Integer> spellings = new TreeMap<>(Understanding::compare);
        now().meanings().forEach((spelling, _) -> spellings.put(spelling, 0));
        for (DatasetIssue issue : cases.issues()) {
            if (issue.kind() == DatasetIssue.Kind.BAD_TRUTH) {
                spellings.merge(new Spelling(issue.column(), issue.value()), 1, Integer::sum);
            } else if (issue.kind() == DatasetIssue.Kind.UNCLEAR_FOLDER) {
                spellings.merge(new Spelling("", issue.value()), 1, Integer::sum);
            }
        }
        spellings.keySet().removeIf(one -> isAskedElsewhere(one));
        // What is explained keeps its place; of the rest those that stand there most often.
        spellings.entrySet().stream()
                .sorted(
                        Comparator.comparingInt(one ->
                                now().meanings().containsKey(one.getKey())
                                        ? Integer.MIN_VALUE
                                        : -one.getValue()))
                .limit(MOST + now().meanings().size())
                .sorted(Map.Entry.comparingByKey(Understanding::compare))
                .forEach(one -> lines.add(spelling(one.getKey(), one.getValue())));
        int more = spellings.size() - MOST - now().meanings().size();
        if (more > 0) {
            lines.add(new Line("", TEXTS.get("understood.moreSpellings", more), List.of()));
        }
    }

    private static int compare(Spelling one, Spelling other) {
        int byColumn = one.column().compareTo(other.column());
        return byColumn == 0 ? one.text().compareTo(other.text()) : byColumn;
    }

    private boolean isAskedElsewhere(Spelling spelling) {
        return spelling.text().equals("1") && !spelling.column().isEmpty();
    }

    private Line spelling(Spelling spelling, int rows) {
        String name =
                spelling.column().isEmpty()
                        ? TEXTS.get("understood.folder", spelling.text())
                        : TEXTS.get("understood.spelling", spelling.text(), spelling.column());
        String told = now().meanings().get(spelling);
        String words =
                told != null
                        ? TEXTS.get("understood.told", told)
                        : rows == 0 || spelling.column().isEmpty()
                                ? TEXTS.get("understood.unclear")
                                : TEXTS.counted("understood.unclearRows", rows);
        return new Line(name, words, meanings(spelling));
    }

    private List<Option> patients() {
        SetChoices bare = now().withFolderPatients(FolderPatients.AS_FOUND);
        @Nullable TableUse use = tableOf(cases.provenance().patients()).orElse(null);
        List<Option> options = new ArrayList<>();
        SetChoices nobody = bare;
        String noneLabel = TEXTS.get("understood.noFolderPatients");
        if (use == null || use.photos() == 0) {
            options.add(asFound(bare));
        } else {
            options.addAll(columns(use.file(), use.table().header(), LabelColumn.PATIENT, bare));
            nobody = bare.withColumn(name(use.file()), LabelColumn.PATIENT, "");
            noneLabel = TEXTS.get("understood.noPatients");
        }
        options.add(
                new Option(
                        TEXTS.get("understood.folderPatients"),
                        nobody.withFolderPatients(FolderPatients.ALWAYS)));
        options.add(new Option(noneLabel, nobody.withFolderPatients(FolderPatients.NEVER)));
        return options;
    }

    private List<Option> lesions() {
        return tableOf(cases.provenance().lesions())
                .filter(use -> use.photos() > 0)
                .map(use -> columns(use.file(), use.table().header(), LabelColumn.LESION, now()))
                .orElse(List.of());
    }

    /** All of it in one line. */
    public String summary() {
        return new UnderstandingWords(cases, sought).summary();
    }

    /** What is said now among options. */
    public Optional<Option> chosen(Line line) {
        return line.options().stream()
                .filter(option -> option.choices().equals(now()))
                .findFirst()
                .or(() -> line.options().stream().findFirst());
    }

    /** Everything as it is found. */
    public Option withoutChoices() {
        return asFound(SetChoices.NONE);
    }

    static String joined(List<String> parts) {
        return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("; "));
    }
}
