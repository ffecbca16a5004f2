package org.lesionlens.ui.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LeftOut;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Nature;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cases.Provenance;
import org.lesionlens.cases.Provenance.Source;
import org.lesionlens.cases.Provenance.TableUse;
import org.lesionlens.cases.Truth;
import org.lesionlens.files.FileNames;
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
        parts.add(Understanding.counted("understood.photos.count", cases.images().size()));
        int patients = cases.patients().size();
        if (patients > 0) {
            parts.add(Understanding.counted("understood.patients.count", patients));
        }
        int lesions = cases.lesions().size();
        if (lesions > 0) {
            parts.add(Understanding.counted("understood.lesions.count", lesions));
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
        String all = Understanding.counted("understood.photos.count", cases.images().size());
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
        String words = Understanding.counted("left-out." + kind.name(), count);
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
            parts.add(TEXTS.get("understood.byNature", sought.name()));
        }
        if (!sought.isKnown()) {
            parts.add(TEXTS.get("understood.notKnown", sought.name()));
        }
        return Understanding.joined(parts);
    }

    private static String from(Source source) {
        return source.table()
                .map(file ->
                        TEXTS.get(
                                "understood.fromTable",
                                String.join(", ", source.columns()),
                                FileNames.name(file)))
                .orElseGet(() -> TEXTS.get("understood.fromFolders"));
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

    /** True if nothing finer than malignant is told, which then counts as what is looked for. */
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

    String patients() {
        Optional<Source> source = provenance().patients();
        if (source.isEmpty()) {
            return TEXTS.get("understood.patients.none");
        }
        String count = Understanding.counted("understood.patients.count", cases.patients().size());
        boolean assumed = source.get().table().isEmpty();
        return Understanding.joined(
                List.of(count, assumed ? TEXTS.get("understood.assumed") : from(source.get())));
    }

    String lesions() {
        Optional<Source> source = provenance().lesions();
        if (source.isEmpty()) {
            return TEXTS.get("understood.lesions.none");
        }
        long several = cases.lesions().values().stream().filter(one -> one.size() > 1).count();
        return Understanding.joined(
                List.of(
                        Understanding.counted("understood.lesions.count", cases.lesions().size()),
                        TEXTS.get("understood.lesions.several", several),
                        from(source.get())));
    }

    String table(TableUse use) {
        String names = TEXTS.get("understood.table", use.photos(), use.table().size());
        return Understanding.joined(List.of(names, use.unused()));
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
