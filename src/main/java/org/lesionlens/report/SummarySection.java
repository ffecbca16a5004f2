package org.lesionlens.report;

import java.io.IOException;
import java.util.Optional;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.ConfusionIntervals;
import org.lesionlens.evaluation.Proportion;
import org.lesionlens.evaluation.RocCurve;
import org.lesionlens.plots.Numbers;
import org.lesionlens.plots.UnitWords;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Measures;

/** What a reader wants to know first. */
record SummarySection(ReportedSet set) implements Section {

    @Override
    public String id() {
        return "summary";
    }

    @Override
    public String title() {
        return "Summary";
    }

    @Override
    public void write(Html html) throws IOException {
        Measures measures = set.measured().measures();
        if (measures.scores().size() == 0) {
            html.text(
                    "p",
                    "No %s has both a truth and a probability, so there is nothing to measure."
                            .formatted(UnitWords.one(unit())));
        } else {
            html.element("div", () -> writeTiles(html, measures), "class", "tiles");
        }
        for (String remark : set.remarks()) {
            html.text("p", remark, "class", "remark");
        }
    }

    private void writeTiles(Html html, Measures measures) throws IOException {
        Confusion counts = measures.scores().at(set.threshold());
        ConfusionIntervals sure = measures.clustered().at(set.threshold());
        tile(
                html,
                UnitWords.head(unit()) + " counted",
                Numbers.count(measures.scores().size()),
                Numbers.count(measures.scores().positives()) + " positive");
        tile(
                html,
                "AUC",
                measures.roc().map(RocCurve::area).map(Numbers::three).orElse(Numbers.NONE),
                measures.roc()
                        .map(_ -> interval(set.measured().intervals().areas().roc()))
                        .orElse("needs both truths"));
        tile(html, "Sensitivity", counts.sensitivity(), sure.sensitivity());
        tile(html, "Specificity", counts.specificity(), sure.specificity());
    }

    private void tile(Html html, String name, Optional<Proportion> share, ClusteredInterval sure)
            throws IOException {
        tile(
                html,
                name,
                share.map(known -> Numbers.three(known.value())).orElse(Numbers.NONE),
                share.isEmpty() ? "no such " + UnitWords.several(unit()) : interval(sure));
    }

    private MeasuredUnit unit() {
        return set.measured().measures().units().unit();
    }

    private String interval(ClusteredInterval sure) {
        String words = Numbers.interval(sure, set.measured().measures().clusters().kind());
        return sure.interval().isPresent() ? "95 %: " + words : words;
    }

    private static void tile(Html html, String name, String value, String below)
            throws IOException {
        html.element(
                "div",
                () -> {
                    html.text("span", name, "class", "name");
                    html.text("span", value, "class", "value");
                    html.text("span", below, "class", "below");
                },
                "class",
                "tile");
    }
}
