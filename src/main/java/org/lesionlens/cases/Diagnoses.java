package org.lesionlens.cases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The diagnoses that are known, and what words mean: read from {@code diagnoses.csv}. */
final class Diagnoses {

    private static final Set<String> UNKNOWN =
            Set.of(
                    "unknown",
                    "na",
                    "n a",
                    "nan",
                    "none",
                    "null",
                    "indeterminate",
                    "unk",
                    "unlabelled",
                    "unlabeled",
                    "unbekannt",
                    "1 0 unknown",
                    "undefined",
                    "other",
                    "indeterminate benign",
                    "indeterminate malignant",
                    "not available");
    private static final Set<String> YES =
            Set.of("true", "yes", "y", "positive", "pos", "t", "ja", "x");
    private static final Set<String> NO =
            Set.of("false", "no", "n", "negative", "neg", "f", "nein");
    private static final Set<String> MALIGNANT =
            Set.of(
                    "malignant",
                    "m",
                    "maligne",
                    "maligno",
                    "cancer",
                    "cancerous",
                    "skin cancer",
                    "malignant other");
    private static final Set<String> BENIGN =
            Set.of(
                    "benign",
                    "b",
                    "benigne",
                    "benigno",
                    "gutartig",
                    "non neoplastic",
                    "noncancer",
                    "benign other");
    private static final Set<String> NATURE_WORDS = Set.of("malignant", "benign", "cancer");
    private static final Set<String> NOT =
            Set.of("not", "non", "no", "kein", "keine", "nicht", "ohne", "without", "sin", "ikke");
    private static final Set<String> COMPUTED =
            Set.of("p", "prob", "probability", "pred", "predicted", "prediction", "score");

    /** Somebody was not sure, or said how sure. */
    private static final Pattern UNSURE = Pattern.compile("[?%]");

    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST_PART = 3; // letters of a spelling within a longer text

    /** The one list of the program, read with what stands above; immutable. */
    static final Diagnoses ALL = new Diagnoses();

    private final Map<String, Diagnosis> bySpelling = new LinkedHashMap<>();
    private final Map<String, Set<String>> mayBe = new HashMap<>();
    private final int longest; // spelling, in words

    private Diagnoses() {
        try (InputStream in =
                        Objects.requireNonNull(
                                Diagnoses.class.getResourceAsStream("diagnoses.csv"));
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1) // the header
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        longest =
                bySpelling.keySet().stream()
                        .mapToInt(text -> text.split(" ", -1).length)
                        .max()
                        .orElse(0);
    }

    /** All of them, in the list's order. */
    List<Diagnosis> known() {
        return List.copyOf(new LinkedHashSet<>(bySpelling.values()));
    }

    private void add(String line) {
        String[] cells = line.split(",", 4);
        var diagnosis = new Diagnosis(cells[0], Nature.valueOf(cells[1].toUpperCase(Locale.ROOT)));
        bySpelling.putIfAbsent(plain(cells[0]), diagnosis);
        Set<String> others = new HashSet<>();
        for (String other : cells[2].split(";", -1)) {
            others.add(other.strip());
        }
        mayBe.put(cells[0], others);
        for (String spelling : cells[3].split(";", -1)) {
            bySpelling.putIfAbsent(plain(spelling), diagnosis);
        }
    }

    /** The diagnosis of exactly this spelling, as a column's header has it. */
    Optional<Diagnosis> named(String spelling) {
        return Optional.ofNullable(bySpelling.get(plain(spelling)));
    }

    /**
     * The diagnosis whose probability a column holds by its header, as in {@code prob_mel}: it says
     * in so many words that it was computed.
     */
    Optional<Diagnosis> computed(String header) {
        List<String> words = List.of(plain(header).split(" ", -1));
        List<String> rest = words.stream().filter(word -> !COMPUTED.contains(word)).toList();
        return rest.size() == words.size() ? Optional.empty() : named(String.join(" ", rest));
    }

    /** True if a lesion with the one may turn out to be the other, or the one covers the other. */
    boolean mayBe(Diagnosis one, Diagnosis other) {
        return mayBe.getOrDefault(one.name(), Set.of()).contains(other.name());
    }

    /**
     * What a cell or a folder's name says, in any case: {@link Finding#NONE} if it says that nobody
     * knows, empty if it is not understood or names two things.
     */
    Optional<Finding> read(String spelled) {
        String text = spelled.strip();
        String words = plain(text);
        if (text.isEmpty() || text.equals("?") || text.equals("-1") || UNKNOWN.contains(words)) {
            return Optional.of(Finding.NONE);
        }
        if (UNSURE.matcher(text).find()) {
            return Optional.empty();
        }
        Optional<Boolean> flag = flag(text);
        if (flag.isPresent()) {
            return Optional.of(Finding.sought(flag.get() ? Truth.POSITIVE : Truth.NEGATIVE));
        }
        Optional<Finding> whole = whole(words);
        if (whole.isPresent()) {
            return whole;
        }
        String spaced = plain(CAMEL.matcher(text).replaceAll(" "));
        List<String> split = List.of(spaced.split(" ", -1));
        Optional<Finding> joined = whole(String.join(" ", split));
        return joined.isPresent() ? joined : parts(split);
    }

    /** Whether a cell says yes or no: 1 and 0 in any form, true and false and the like. */
    static Optional<Boolean> flag(String cell) {
        String text = cell.strip();
        if (text.matches("[01]([.,]0*)?")) {
            return Optional.of(text.charAt(0) == '1');
        }
        String word = text.toLowerCase(Locale.ROOT);
        return YES.contains(word)
                ? Optional.of(true)
                : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    private Optional<Finding> whole(String words) {
        Diagnosis diagnosis = bySpelling.get(words);
        if (diagnosis != null) {
            return Optional.of(Finding.of(diagnosis));
        }
        if (MALIGNANT.contains(words) || words.equals("bösartig")) {
            return Optional.of(Finding.of(Nature.MALIGNANT));
        }
        return BENIGN.contains(words) ? Optional.of(Finding.of(Nature.BENIGN)) : Optional.empty();
    }

    /** What the parts of a longer text say, if they say one thing. */
    private Optional<Finding> parts(List<String> words) {
        if (words.size() > 1 && NOT.contains(words.getFirst())) {
            return whole(String.join(" ", words.subList(1, words.size()))).map(Diagnoses::opposite);
        }
        List<String> rest = words.stream().filter(word -> !NATURE_WORDS.contains(word)).toList();
        if (rest.size() == words.size() - 1 && !rest.isEmpty()) {
            Optional<Finding> told = whole(String.join(" ", rest));
            if (told.isPresent()) { // short ones, too, as in "malignant - ak"
                Nature nature = words.contains("benign") ? Nature.BENIGN : Nature.MALIGNANT;
                return told.filter(one -> !one.contradicts(Finding.of(nature)))
                        .map(one -> one.or(Finding.of(nature)));
            }
        }
        Set<Diagnosis> found = new HashSet<>();
        Set<Nature> natures = new HashSet<>();
        List<String> beside = new ArrayList<>();
        int from = 0;
        while (from < words.size()) {
            int length = longestSpelling(words, from);
            if (length > 0) {
                String part = String.join(" ", words.subList(from, from + length));
                found.add(Objects.requireNonNull(bySpelling.get(part)));
            } else if (NATURE_WORDS.contains(words.get(from))) {
                natures.add(words.get(from).equals("benign") ? Nature.BENIGN : Nature.MALIGNANT);
            } else {
                beside.add(words.get(from));
            }
            from += Math.max(1, length);
        }
        if (!WordsBeside.areHarmless(beside, words)) {
            return Optional.empty();
        }
        if (found.size() == 1) {
            Finding one = Finding.of(found.iterator().next());
            boolean fits =
                    natures.stream().noneMatch(nature -> Finding.of(nature).contradicts(one));
            return fits ? Optional.of(one) : Optional.empty();
        }
        return found.isEmpty() && natures.size() == 1
                ? Optional.of(Finding.of(natures.iterator().next()))
                : Optional.empty();
    }

    private int longestSpelling(List<String> words, int from) {
        for (int length = Math.min(longest, words.size() - from); length > 0; length--) {
            String part = String.join(" ", words.subList(from, from + length));
            if (part.length() >= SHORTEST_PART && bySpelling.containsKey(part)) {
                return length;
            }
        }
        return 0;
    }

    private static Finding opposite(Finding finding) {
        if (finding.diagnosis() != null) {
            return Finding.not(finding.diagnosis());
        }
        return Finding.of(finding.nature() == Nature.MALIGNANT ? Nature.BENIGN : Nature.MALIGNANT);
    }

    private static String plain(String text) {
        return BETWEEN_WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
