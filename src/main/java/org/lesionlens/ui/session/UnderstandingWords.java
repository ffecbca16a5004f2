package org.lesionlens.ui.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LabelColumn;
import org.lesionlens.cases.LabelTable;
import org.lesionlens.cases.LeftOut;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Nature;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cases.Provenance;
import org.lesionlens.cases.Provenance.Source;
import org.lesionlens.cases.Provenance.TableUse;
import org.lesionlens.cases.SetChoices;
import org.lesionlens.cases.Truth;
import org.lesionlens.ui.fx.Texts;

/**
 * Says what a set was taken to be.
 *
 * @param cases as they were read
 * @param sought what truths are about
 */
record UnderstandingWords(CaseSet cases, PositiveClass sought) {

    private static final Texts TEXTS = Texts.of(UnderstandingWords.class);
    private static final int SPELLINGS = 6;

    private Map<Truth, Integer> truths() {
        Map<Truth, Integer> counts = new EnumMap<>(Truth.class);
        cases.images().forEach(image -> counts.merge(image.truth(), 1, Integer::sum));
        return counts;
    }

    private Provenance provenance() {
        return cases.provenance();
    }

    /** All of it in one line. */
    String summary() {
        List<String> parts = new ArrayList<>();
        String counted = provenance().results().isPresent() ? "rows" : "photos";
        parts.add(TEXTS.counted("understood." + counted + ".count", cases.images().size()));
        int patients = cases.patients().size();
        if (patients > 0) {
            String count = TEXTS.counted("understood.patients.count", patients);
            parts.add(assumesPatients() ? TEXTS.get("understood.patients.assumed", count) : count);
        }
        int lesions = cases.lesions().size();
        if (lesions > 0) {
            parts.add(TEXTS.counted("understood.lesions.count", lesions));
        }
        parts.add(counts());
        return String.join(" · ", parts);
    }

    private String counts() {
        Map<Truth, Integer> counts = truths();
        return TEXTS.get(
                "understood.counts",
                counts.getOrDefault(Truth.POSITIVE, 0),
                counts.getOrDefault(Truth.NEGATIVE, 0),
                counts.getOrDefault(Truth.UNKNOWN, 0),
                sought.name());
    }

    String photos() {
        String all = TEXTS.counted("understood.photos.count", cases.images().size());
        String without = leftOut();
        return without.isEmpty() ? all : TEXTS.get("understood.leftOut", all, without);
    }

    /** What is passed over, by kind; blank if nothing. */
    String leftOut() {
        LeftOut leftOut = provenance().leftOut();
        Map<LeftOut.Kind, Integer> counts = leftOut.counts();
        List<String> kinds =
                Arrays.stream(LeftOut.Kind.values())
                        .filter(counts::containsKey)
                        .map(kind -> leftOut(kind, counts.getOrDefault(kind, 0), leftOut))
                        .collect(Collectors.toCollection(ArrayList::new));
        if (!leftOut.allCopiesFound()) {
            kinds.add(TEXTS.get("left-out.namesOnly"));
        }
        return String.join(", ", kinds);
    }

    private static String leftOut(LeftOut.Kind kind, int count, LeftOut leftOut) {
        String words = TEXTS.counted("left-out." + kind.name(), count);
        if (leftOut.endings(kind).isEmpty()) {
            return words;
        }
        return leftOut.endings(kind).entrySet().stream()
                .map(ending -> ending.getValue() + " ." + ending.getKey())
                .collect(Collectors.joining(", ", words + " (", ")"));
    }

    String truth() {
        Optional<Source> source = provenance().truth();
        List<String> parts = new ArrayList<>(List.of(counts()));
        source.ifPresent(from -> parts.add(from(from)));
        parts.add(spellings());
        if (isByNature()) {
            boolean isMelanoma =
                    Objects.equals(sought.diagnosis(), PositiveClass.MELANOMA.diagnosis());
            parts.add(
                    TEXTS.get(
                            isMelanoma ? "understood.byNature" : "understood.byNature.perhaps",
                            sought.name()));
        }
        if (!sought.isKnown()) {
            parts.add(TEXTS.get("understood.notKnown", sought.name()));
        }
        return Understanding.joined(parts);
    }

    private String from(Source source) {
        return source.table()
                .map(file ->
                        TEXTS.get(
                                "understood.fromTable",
                                String.join(", ", source.columns()),
                                SetChoices.nameIn(cases.folder(), file)))
                .orElseGet(() ->
                        source.isFolders()
                                ? TEXTS.get("understood.fromFolders")
                                : TEXTS.get(
                                        "understood.fromHeaders",
                                        String.join(", ", source.columns())));
    }

    /** The spellings that count as what is looked for. */
    private String spellings() {
        Map<String, Long> spellings =
                cases.images().stream()
                        .filter(image -> image.truth().isPositive())
                        .map(image -> image.facts().diagnosis())
                        .filter(spelled -> !spelled.isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        spelled -> spelled, TreeMap::new, Collectors.counting()));
        if (spellings.isEmpty()) {
            return "";
        }
        String all =
                spellings.entrySet().stream()
                        .limit(SPELLINGS)
                        .map(one -> one.getKey() + " (" + one.getValue() + ")")
                        .collect(Collectors.joining(", "));
        String more = spellings.size() > SPELLINGS ? ", …" : "";
        return TEXTS.get("understood.spellings", sought.name(), all + more);
    }

    /** True if nothing finer than malignant is told of some, where it is what is looked for. */
    private boolean isByNature() {
        return sought.diagnosis() != null
                && sought.nature() == Nature.MALIGNANT
                && cases.images().stream()
                        .map(image -> image.facts().finding())
                        .anyMatch(found ->
                                found.diagnosis() == null
                                        && found.nature() != Nature.UNCLEAR
                                        && found.sought().isKnown());
    }

    /** True if folders were taken for patients, which nobody says. */
    boolean assumesPatients() {
        SetChoices choices = provenance().choices();
        return provenance().patients().filter(Source::isFolders).isPresent()
                && choices.folderPatients() == SetChoices.FolderPatients.AS_FOUND;
    }

    String patients() {
        Optional<Source> source = provenance().patients();
        if (source.isEmpty()) {
            return TEXTS.get("understood.patients.none");
        }
        String count = TEXTS.counted("understood.patients.count", cases.patients().size());
        return Understanding.joined(
                List.of(
                        count,
                        assumesPatients() ? TEXTS.get("understood.assumed") : from(source.get())));
    }

    String lesions() {
        Optional<Source> source = provenance().lesions();
        if (source.isEmpty()) {
            return TEXTS.get("understood.lesions.none");
        }
        long several = cases.lesions().values().stream().filter(one -> one.size() > 1).count();
        return Understanding.joined(
                List.of(
                        TEXTS.counted("understood.lesions.count", cases.lesions().size()),
                        TEXTS.get("understood.lesions.several", several),
                        from(source.get())));
    }

    /** Probabilities that were computed elsewhere. */
    String predictions(Source source) {
        int count =
                (int)
                        cases.images().stream()
                                .filter(image -> image.facts().prediction() != null)
                                .count();
        return Understanding.joined(
                List.of(
                        TEXTS.get(
                                "understood.predictions.of",
                                TEXTS.counted("understood.photos.count", count),
                                sought.name()),
                        from(source)));
    }

    /** Which photos a table names, by what, and what it tells of them. */
    String table(TableUse use) {
        LabelTable table = use.table();
        List<String> parts = new ArrayList<>();
        String key = "understood.table." + use.by();
        parts.add(
                use.photos() == 0
                        ? ""
                        : TEXTS.get(
                                key,
                                use.photos(),
                                table.size(),
                                String.join(", ", table.column(LabelColumn.IMAGE))));
        parts.add(use.unused().map(new DatasetIssueWords()::unused).orElse(""));
        if (use.isUsed()) {
            parts.add(told(use));
        }
        return Understanding.joined(parts);
    }

    private static String told(TableUse use) {
        LabelTable table = use.table();
        Map<LabelColumn, List<String>> told = new EnumMap<>(LabelColumn.class);
        for (LabelColumn column : LabelColumn.values()) {
            told.put(column, table.column(column).stream().limit(1).toList());
        }
        told.remove(LabelColumn.IMAGE);
        told.remove(LabelColumn.DIAGNOSIS);
        told.put(LabelColumn.TRUTH, use.unused().isPresent() ? List.of() : table.truths());
        told.put(LabelColumn.PREDICTION, table.predictions());
        String all =
                told.entrySet().stream()
                        .filter(one -> !one.getValue().isEmpty() && table.tells(one.getKey()))
                        .map(one ->
                                TEXTS.get(
                                        "understood.tells." + one.getKey(),
                                        String.join(", ", one.getValue())))
                        .collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : TEXTS.get("understood.tells", all);
    }

    /** True if something was concluded that could be otherwise. */
    boolean isWorthTelling() {
        return !provenance().tables().isEmpty()
                || provenance().truth().isPresent()
                || provenance().patients().isPresent()
                || provenance().leftOut().total() > 0
                || !cases.issues().isEmpty()
                || cases.images().stream().map(LesionImage::truth).anyMatch(Truth::isKnown);
    }
}
