package org.lesionlens.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.ConfusionIntervals;
import org.lesionlens.evaluation.Proportion;
import org.lesionlens.plots.Numbers;
import org.lesionlens.review.Measures;

/**
 * The confusion matrix at the threshold and what follows from it, each number with its interval.
 */
record MeasuresSection(ReportedSet set) implements Section {

    @Override
    public String id() {
        return "measures";
    }

    @Override
    public String title() {
        return "At threshold " + Numbers.threshold(set.threshold());
    }

    @Override
    public void write(Html html) throws IOException {
        Confusion counts = set.measured().measures().scores().at(set.threshold());
        html.element(
                "div",
                () -> {
                    writeMatrix(html, counts);
                    writeRates(html, counts);
                },
                "class",
                "beside");
        html.text("p", reading(), "class", "note");
    }

    private void writeMatrix(Html html, Confusion counts) throws IOException {
        int positives = counts.truePositives() + counts.falseNegatives();
        int negatives = counts.trueNegatives() + counts.falsePositives();
        new HtmlTable(
                        "Confusion matrix",
                        List.of("", "Called positive", "Called negative", "All"),
                        List.of(
                                List.of(
                                        "Is positive",
                                        cell("TP", counts.truePositives(), positives),
                                        cell("FN", counts.falseNegatives(), positives),
                                        Numbers.count(positives)),
                                List.of(
                                        "Is negative",
                                        cell("FP", counts.falsePositives(), negatives),
                                        cell("TN", counts.trueNegatives(), negatives),
                                        Numbers.count(negatives)),
                                List.of(
                                        "All",
                                        Numbers.count(
                                                (long) counts.truePositives()
                                                        + counts.falsePositives()),
                                        Numbers.count(
                                                (long) counts.falseNegatives()
                                                        + counts.trueNegatives()),
                                        Numbers.count(counts.total()))))
                .write(html);
    }

    private static String cell(String letters, int count, int of) {
        String share = of == 0 ? "" : " (" + Numbers.percent((double) count / of) + ")";
        return letters + " " + Numbers.count(count) + share;
    }

    private void writeRates(Html html, Confusion counts) throws IOException {
        ConfusionIntervals sure = set.measured().measures().clustered().at(set.threshold());
        List<List<String>> rows = new ArrayList<>();
        rows.add(rate("Sensitivity", "TP ÷ (TP + FN)", counts.sensitivity(), sure.sensitivity()));
        rows.add(rate("Specificity", "TN ÷ (TN + FP)", counts.specificity(), sure.specificity()));
        rows.add(
                rate(
                        "PPV",
                        "TP ÷ (TP + FP)",
                        counts.positivePredictiveValue(),
                        sure.positivePredictiveValue()));
        rows.add(
                rate(
                        "NPV",
                        "TN ÷ (TN + FN)",
                        counts.negativePredictiveValue(),
                        sure.negativePredictiveValue()));
        rows.add(rate("Accuracy", "(TP + TN) ÷ all", counts.accuracy(), sure.accuracy()));
        rows.add(
                row(
                        "Balanced accuracy",
                        "(sensitivity + specificity) ÷ 2",
                        counts.balancedAccuracy(),
                        sure.balancedAccuracy()));
        rows.add(row("F1", "2 TP ÷ (2 TP + FP + FN)", counts.f1(), sure.f1()));
        new HtmlTable("What follows from it", List.of("Measure", "Value", "95 % interval"), rows)
                .write(html);
    }

    private List<String> rate(
            String name, String formula, Optional<Proportion> share, ClusteredInterval sure) {
        return row(
                name,
                formula,
                share.map(known -> OptionalDouble.of(known.value())).orElse(OptionalDouble.empty()),
                sure);
    }

    private List<String> row(
            String name, String formula, OptionalDouble value, ClusteredInterval sure) {
        return List.of(
                name + "\n" + formula,
                Numbers.three(value),
                value.isEmpty()
                        ? Numbers.NONE
                        : Numbers.interval(sure, set.measured().measures().clusters().kind()));
    }

    private String reading() {
        return "95 % intervals, Wilson; those of balanced accuracy and F1 follow from the intervals"
                + " of the shares that they are made of; those of areas are the middle of "
                + Numbers.count(Measures.DRAWS)
                + " draws. "
                + clustering(set.measured().measures().clusters())
                + " There is none from fewer than "
                + ClusteredInterval.FEWEST
                + ".";
    }

    /** What intervals go by, and what that means. */
    private static String clustering(Clusters clusters) {
        String count = Numbers.clusters(clusters.count(), clusters.kind());
        String by =
                switch (clusters.kind()) {
                    case PATIENT ->
                            "They are by patient (%s): lesions of one patient resemble each other and count for less than independent ones."
                                    .formatted(count);
                    case LESION ->
                            "No patient is named, so they are by lesion (%s), and too narrow if patients have several."
                                    .formatted(count);
                    case PHOTO ->
                            "Neither patients nor lesions are named, so they are by photo (%s), and too narrow if several are of one patient."
                                    .formatted(count);
                };
        return clusters.unnamed() == 0
                ? by
                : by
                        + " Photos that do not name it: %s; they count by lesion or alone."
                                .formatted(Numbers.count(clusters.unnamed()));
    }
}
