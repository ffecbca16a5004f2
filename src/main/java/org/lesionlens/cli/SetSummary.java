package org.lesionlens.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.DatasetIssue;
import org.lesionlens.cases.Finding;
import org.lesionlens.cases.LabelColumn;
import org.lesionlens.cases.LabelTable;
import org.lesionlens.cases.LeftOut;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Nature;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cases.Provenance;
import org.lesionlens.cases.Provenance.Source;
import org.lesionlens.cases.Provenance.TableUse;
import org.lesionlens.cases.Truth;

/** Says in a few lines how a set was understood. */
public final class SetSummary {

    private static final int EXAMPLES = 3;
    private static final int TABLES = 8;
    private static final int SPELLINGS = 8;

    private final CaseSet cases;
    private final PositiveClass positive;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param cases as read
     * @param positive what is looked for
     */
    public SetSummary(CaseSet cases, PositiveClass positive) {
        this.cases = cases;
        this.positive = positive;
        tell();
    }

    /** What a person should read. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    private void tell() {
        Provenance known = cases.provenance();
        line("%d photos%s".formatted(cases.images().size(), leftOut(known.leftOut())));
        if (!known.leftOut().allCopiesFound()) {
            line("copies were sought among photos of the same name only: too many are of one size");
        }
        List<TableUse> used = known.tables().stream().filter(TableUse::isUsed).toList();
        used.stream().limit(TABLES).forEach(this::table);
        if (used.size() > TABLES) {
            line("labels from %d more tables".formatted(used.size() - TABLES));
        }
        line("patients: " + counted(cases.patients().size(), known.patients(), " (assumed)"));
        line("lesions: " + lesions(known.lesions()));
        truth(known.truth());
        known.predictions().ifPresent(this::predictions);
        cases.issueCounts().forEach(this::issues);
    }

    private void line(String text) {
        lines.add(text);
    }

    private static String leftOut(LeftOut leftOut) {
        if (leftOut.total() == 0) {
            return "";
        }
        List<String> kinds = new ArrayList<>();
        new TreeMap<>(leftOut.counts())
                .forEach((kind, count) ->
                        kinds.add(count + " " + kind.label() + ending(kind, leftOut)));
        return ", %d left out: %s".formatted(leftOut.total(), String.join(", ", kinds));
    }

    private static String ending(LeftOut.Kind kind, LeftOut leftOut) {
        if (leftOut.endings(kind).isEmpty()) {
            return "";
        }
        return leftOut.endings(kind).entrySet().stream()
                .map(count -> count.getValue() + " ." + count.getKey())
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private void table(TableUse use) {
        String all = cases.provenance().tables().size() > 1 ? "; its columns: " : "";
        String columns = all.isEmpty() ? "" : String.join(", ", use.table().header());
        String names =
                switch (use.by()) {
                    case LESION -> "which names the lesions of";
                    case PATIENT -> "which names the patients of";
                    default -> named(use.table());
                };
        line(
                "labels from %s, %s %d of the photos%s%s"
                        .formatted(use.file(), names, use.photos(), all, columns));
    }

    /** Whatever it is called, the column of photos is said: it is found by what it holds. */
    private static String named(LabelTable table) {
        return "which by `%s` names"
                .formatted(String.join("`, `", table.column(LabelColumn.IMAGE)));
    }

    private String lesions(Optional<Source> source) {
        return source.isEmpty()
                ? "nobody says which photos show the same one"
                : counted(cases.lesions().size(), source, " (assumed)")
                        .replaceFirst("^(\\d+)", "$1 lesions");
    }

    private static String counted(int count, Optional<Source> source, String assumed) {
        if (source.isEmpty()) {
            return "nobody names them";
        }
        return count
                + ", from "
                + (source.get().isFolders() ? "the folders" + assumed : where(source.get()));
    }

    private static String where(Source source) {
        return source.table()
                .map(file ->
                        "`%s` of %s"
                                .formatted(
                                        String.join("`, `", source.columns()), file.getFileName()))
                .orElseGet(() ->
                        source.isFolders()
                                ? "the folders"
                                : "`%s` of the DICOM files"
                                        .formatted(String.join("`, `", source.columns())));
    }

    private void truth(Optional<Source> source) {
        Map<Truth, Long> counts =
                cases.images().stream()
                        .collect(Collectors.groupingBy(LesionImage::truth, Collectors.counting()));
        line(
                "truth: %d positive, %d negative, %d unknown for '%s'%s"
                        .formatted(
                                counts.getOrDefault(Truth.POSITIVE, 0L),
                                counts.getOrDefault(Truth.NEGATIVE, 0L),
                                counts.getOrDefault(Truth.UNKNOWN, 0L),
                                positive.name(),
                                source.map(from -> ", from " + where(from)).orElse("")));
        String meaning = meaning();
        if (!meaning.isEmpty()) {
            line("       " + positive.name() + " = " + meaning);
        }
        source.ifPresent(from -> from.flags().forEach(this::flag));
        boolean byNature =
                cases.images().stream()
                        .map(image -> image.facts().finding())
                        .anyMatch(found ->
                                found.diagnosis() == null
                                        && found.nature() != Nature.UNCLEAR
                                        && found.sought().isKnown());
        if (byNature && positive.nature() == Nature.MALIGNANT && positive.diagnosis() != null) {
            boolean isMelanoma =
                    Objects.equals(positive.diagnosis(), PositiveClass.MELANOMA.diagnosis());
            line(
                    "       only benign and malignant are told: malignant "
                            + (isMelanoma ? "counts as " : "may be, or not be, ")
                            + positive.name());
        }
        if (!positive.isKnown()) {
            line(
                    "       '%s' is no diagnosis that is known: only yes and no count"
                            .formatted(positive.name()));
        }
    }

    private void predictions(Source source) {
        long count =
                cases.images().stream().filter(image -> image.facts().prediction() != null).count();
        line(
                "probabilities computed elsewhere: for '%s' of %d photos, from %s"
                        .formatted(positive.name(), count, where(source)));
    }

    private String meaning() {
        return counts(spellings(cases));
    }

    /** The spellings that count as what is looked for, and how often they stand there. */
    static Map<String, Long> spellings(CaseSet cases) {
        return cases.images().stream()
                .filter(image -> image.truth().isPositive())
                .map(image -> image.facts().diagnosis())
                .filter(spelled -> !spelled.isEmpty())
                .collect(
                        Collectors.groupingBy(
                                spelled -> spelled, TreeMap::new, Collectors.counting()));
    }

    private static String counts(Map<String, Long> spellings) {
        String shown =
                spellings.entrySet().stream()
                        .limit(SPELLINGS)
                        .map(count -> "%s (%d)".formatted(count.getKey(), count.getValue()))
                        .collect(Collectors.joining(", "));
        return spellings.size() > SPELLINGS ? shown + ", ..." : shown;
    }

    private void flag(String column, Finding meaning) {
        line("       1 in `%s` means %s".formatted(column, meaning(meaning)));
    }

    /** What yes says, in words. */
    static String meaning(Finding finding) {
        if (finding.diagnosis() != null) {
            return finding.diagnosis().name();
        }
        return finding.nature() == Nature.UNCLEAR
                ? "what the model looks for"
                : finding.nature().name().toLowerCase(Locale.ROOT);
    }

    private void issues(DatasetIssue.Kind kind, int count) {
        List<DatasetIssue> all =
                cases.issues().stream().filter(issue -> issue.kind() == kind).toList();
        String examples =
                all.stream()
                        .limit(EXAMPLES)
                        .map(DatasetIssue::toString)
                        .collect(Collectors.joining("; "));
        line(
                "%d %s: %s%s"
                        .formatted(count, kind.label(), examples, count > EXAMPLES ? "; ..." : ""));
        if (kind == DatasetIssue.Kind.BAD_TRUTH && count > 1) {
            Map<String, Long> spellings =
                    all.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            DatasetIssue::value,
                                            TreeMap::new,
                                            Collectors.counting()));
            line("       not understood: " + counts(spellings));
        }
    }
}
