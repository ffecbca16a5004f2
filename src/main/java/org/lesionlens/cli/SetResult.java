package org.lesionlens.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.DatasetIssue;
import org.lesionlens.cases.LeftOut;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cases.Provenance;
import org.lesionlens.cases.Provenance.Source;
import org.lesionlens.cases.Provenance.TableUse;
import org.lesionlens.cases.Truth;
import org.lesionlens.cases.Unused;

/**
 * What {@code inspect --json} prints of a folder: how it is understood as a set.
 *
 * @param leftOut files that are passed over by kind
 * @param endings the same by kind and ending, where that tells anything
 * @param tables that were looked at, the one that counts first
 */
record SetResult(
        String folder,
        int photos,
        Map<String, Integer> leftOut,
        Map<String, Map<String, Integer>> endings,
        Count patients,
        Count lesions,
        TruthResult truth,
        Count predictions,
        List<Table> tables,
        List<Issues> issues) {

    private static final int EXAMPLES = 10;

    /**
     * How many there are, and who says so.
     *
     * @param file of the table; null if folders say so, or nobody
     * @param fromFolders true if it is taken from the names of folders
     */
    record Count(int count, @Nullable String file, List<String> columns, boolean fromFolders) {}

    /**
     * What is known of what is looked for.
     *
     * @param meaning what 1 means in each column of yes and no
     * @param spellings of the diagnoses that count as positive, and how often they stand there
     */
    record TruthResult(
            String positiveClass,
            boolean isKnownClass,
            int positive,
            int negative,
            int unknown,
            @Nullable String file,
            List<String> columns,
            boolean fromFolders,
            Map<String, String> meaning,
            Map<String, Long> spellings) {}

    /**
     * What a table gave.
     *
     * @param rowsOf image, lesion or patient
     * @param unused why it is not used, or not for truths; null if it is
     */
    record Table(
            String file,
            String rowsOf,
            int photos,
            List<String> columns,
            @Nullable String unused) {}

    /**
     * What does not fit, of one kind.
     *
     * @param values what stands there, and how often
     */
    record Issues(String kind, int count, List<String> examples, Map<String, Long> values) {}

    static SetResult of(String folder, CaseSet cases, PositiveClass positive) {
        Provenance known = cases.provenance();
        Map<String, Integer> leftOut = new LinkedHashMap<>();
        Map<String, Map<String, Integer>> endings = new LinkedHashMap<>();
        for (LeftOut.Kind kind : LeftOut.Kind.values()) {
            int count = known.leftOut().counts().getOrDefault(kind, 0);
            if (count > 0) {
                leftOut.put(name(kind), count);
            }
            if (!known.leftOut().endings(kind).isEmpty()) {
                endings.put(name(kind), known.leftOut().endings(kind));
            }
        }
        List<Issues> issues = new ArrayList<>();
        cases.issueCounts().keySet().forEach(kind -> issues.add(issues(cases, kind)));
        int predicted =
                (int)
                        cases.images().stream()
                                .filter(image -> image.facts().prediction() != null)
                                .count();
        return new SetResult(
                folder,
                cases.images().size(),
                leftOut,
                endings,
                count(cases.patients().size(), known.patients()),
                count(cases.lesions().size(), known.lesions()),
                truth(cases, positive),
                count(predicted, known.predictions()),
                known.tables().stream().map(SetResult::table).toList(),
                issues);
    }

    private static String name(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Count count(int count, Optional<Source> source) {
        return new Count(count, file(source), columns(source), isFolders(source));
    }

    private static @Nullable String file(Optional<Source> source) {
        return source.flatMap(Source::table).map(Object::toString).orElse(null);
    }

    private static List<String> columns(Optional<Source> source) {
        return source.map(Source::columns).orElse(List.of());
    }

    private static boolean isFolders(Optional<Source> source) {
        return source.filter(Source::isFolders).isPresent();
    }

    private static TruthResult truth(CaseSet cases, PositiveClass positive) {
        Optional<Source> source = cases.provenance().truth();
        Map<String, String> meanings = new LinkedHashMap<>();
        source.ifPresent(from ->
                from.flags().forEach((name, said) -> meanings.put(name, SetSummary.meaning(said))));
        return new TruthResult(
                positive.name(),
                positive.isKnown(),
                count(cases, Truth.POSITIVE),
                count(cases, Truth.NEGATIVE),
                count(cases, Truth.UNKNOWN),
                file(source),
                columns(source),
                isFolders(source),
                meanings,
                SetSummary.spellings(cases));
    }

    private static int count(CaseSet cases, Truth truth) {
        return (int) cases.images().stream().filter(image -> image.truth() == truth).count();
    }

    private static Table table(TableUse use) {
        return new Table(
                use.file().toString(),
                name(use.by()),
                use.photos(),
                use.table().header(),
                use.unused().map(Unused::label).orElse(null));
    }

    private static Issues issues(CaseSet cases, DatasetIssue.Kind kind) {
        List<DatasetIssue> all =
                cases.issues().stream().filter(issue -> issue.kind() == kind).toList();
        Map<String, Long> values =
                kind == DatasetIssue.Kind.BAD_TRUTH || kind == DatasetIssue.Kind.BAD_NUMBER
                        ? all.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                DatasetIssue::value,
                                                TreeMap::new,
                                                Collectors.counting()))
                        : Map.of();
        List<String> examples = all.stream().limit(EXAMPLES).map(DatasetIssue::toString).toList();
        return new Issues(name(kind), all.size(), examples, values);
    }
}
