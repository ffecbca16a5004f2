package org.lesionlens.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LeftOut;
import org.lesionlens.cases.Provenance;
import org.lesionlens.cases.Provenance.Source;
import org.lesionlens.cases.Truth;
import org.lesionlens.files.FileNames;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.plots.Numbers;
import org.lesionlens.plots.UnitWords;
import org.lesionlens.review.JudgedUnits;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;

/** How many photos there are, who says what they show, and what was left out. */
record DataSection(ReportedSet set) implements Section {

    private static final int FAILURES = 20;

    @Override
    public String id() {
        return "data";
    }

    @Override
    public String title() {
        return "Data";
    }

    @Override
    public void write(Html html) throws IOException {
        CaseSet cases = set.cases();
        Provenance known = cases.provenance();
        new Facts()
                .add("Photos", Numbers.count(cases.images().size()))
                .add("Patients", counted(cases.patients().size(), known.patients()))
                .add("Lesions", counted(cases.lesions().size(), known.lesions()))
                .add("Truth", truth(known.truth()))
                .add(
                        "Probabilities computed elsewhere",
                        known.predictions().map(source -> "from " + where(source)).orElse(""))
                .add("Counted", judged())
                .write(html);
        List<List<String>> left = leftOut(known.leftOut());
        if (left.isEmpty()) {
            html.text("p", "Nothing in the folder was left out.");
        } else {
            new HtmlTable("Left out of the folder", List.of("What", "How many"), left).write(html);
        }
        if (!cases.issues().isEmpty()) {
            new HtmlTable(
                            "What does not fit in tables and folders",
                            List.of("What", "How many"),
                            cases.issueCounts().entrySet().stream()
                                    .map(issue ->
                                            List.of(
                                                    issue.getKey().label(),
                                                    Numbers.count(issue.getValue())))
                                    .toList())
                    .write(html);
        }
        writeFailures(html);
    }

    private String counted(int count, Optional<Source> source) {
        return source.map(from -> "%s, from %s".formatted(Numbers.count(count), where(from)))
                .orElse("nobody names them");
    }

    private String where(Source source) {
        String columns = source.columns().stream().collect(Collectors.joining("”, “", "“", "”"));
        return source.isFolders()
                ? "the names of folders"
                : source.table()
                        .map(file ->
                                "the column %s of %s"
                                        .formatted(
                                                columns,
                                                set.named() ? FileNames.name(file) : "a table"))
                        .orElse(columns + " of the photos' headers");
    }

    private String truth(Optional<Source> source) {
        Map<Truth, Long> counts =
                set.review().cases().stream()
                        .collect(Collectors.groupingBy(ReviewCase::truth, Collectors.counting()));
        return "%s positive, %s negative, %s unknown for “%s”%s"
                .formatted(
                        Numbers.count(counts.getOrDefault(Truth.POSITIVE, 0L)),
                        Numbers.count(counts.getOrDefault(Truth.NEGATIVE, 0L)),
                        Numbers.count(counts.getOrDefault(Truth.UNKNOWN, 0L)),
                        set.sought(),
                        source.map(from -> ", from " + where(from)).orElse(""));
    }

    private String judged() {
        JudgedUnits units = set.measured().measures().units();
        Review review = set.review();
        long unknown = review.cases().stream().filter(one -> !one.truth().isKnown()).count();
        long unscored =
                review.cases().stream()
                        .filter(one -> one.truth().isKnown() && one.probability().isEmpty())
                        .count();
        List<String> why = new ArrayList<>();
        if (unknown > 0) {
            why.add(Numbers.counted(unknown, "photo") + " without a truth");
        }
        if (unscored > 0) {
            why.add(Numbers.counted(unscored, "photo") + " without a probability");
        }
        if (units.contradicting() > 0) {
            why.add(
                    Numbers.counted(units.contradicting(), "lesion")
                            + " with a positive and a negative photo");
        }
        return "%s of %s %s, all whose truth and probability are known%s"
                .formatted(
                        Numbers.count(units.judged().size()),
                        Numbers.count(units.total()),
                        UnitWords.several(units.unit()),
                        why.isEmpty() ? "" : "; not " + String.join(", ", why));
    }

    private static List<List<String>> leftOut(LeftOut left) {
        List<List<String>> rows = new ArrayList<>();
        new TreeMap<>(left.counts())
                .forEach((kind, count) -> {
                    String endings =
                            left.endings(kind).entrySet().stream()
                                    .map(one -> one.getValue() + " ." + one.getKey())
                                    .collect(Collectors.joining(", "));
                    rows.add(
                            List.of(
                                    kind.label() + (endings.isEmpty() ? "" : " (" + endings + ")"),
                                    Numbers.count(count)));
                });
        return rows;
    }

    /** A reason may name the file. */
    private String why(String reason, ReviewCase one) {
        Path file = one.image().file();
        return set.named()
                ? reason
                : ImageDecodeException.unquoted(reason)
                        .replace(file.toString(), "the file")
                        .replace(FileNames.name(file), "the file");
    }

    private void writeFailures(Html html) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        int failed = 0;
        for (ReviewCase one : set.review().cases()) {
            if (one.progress() instanceof Progress.Failed(String reason)) {
                failed++;
                if (rows.size() < FAILURES) {
                    rows.add(List.of(set.names().lesion(one), why(reason, one)));
                }
            }
        }
        if (failed > 0) {
            String some = failed > rows.size() ? "; the first %d of them".formatted(FAILURES) : "";
            new HtmlTable(
                            Numbers.counted(failed, "photo")
                                    + " that the network could not look at"
                                    + some,
                            List.of("Photo", "Why"),
                            rows)
                    .write(html);
        }
    }
}
