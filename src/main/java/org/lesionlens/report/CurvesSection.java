package org.lesionlens.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.plots.PlotKind;

/** What does not hang on one threshold. */
record CurvesSection(ReportedSet set) implements Section {

    private static final double NARROW = 400; // points, which a telephone shows legibly

    private static final List<PlotKind> PLOTS =
            List.of(
                    PlotKind.ROC,
                    PlotKind.PRECISION_RECALL,
                    PlotKind.CALIBRATION,
                    PlotKind.HISTOGRAM);

    @Override
    public String id() {
        return "curves";
    }

    @Override
    public String title() {
        return "Curves, calibration and probabilities";
    }

    @Override
    public void write(Html html) throws IOException {
        html.element(
                "div",
                () -> {
                    for (PlotKind kind : PLOTS) {
                        writePlot(html, kind, set);
                    }
                },
                "class",
                "plots");
    }

    /** A plot, or in its place why there is none. */
    static void writePlot(Html html, PlotKind kind, ReportedSet set) throws IOException {
        Optional<Drawing> plot = kind.of(set.measured());
        if (plot.isEmpty()) {
            html.text("p", kind.title() + ": there is not what it needs.", "class", "note");
            return;
        }
        html.element(
                "figure",
                () ->
                        InlineSvg.write(
                                html,
                                plot.get(),
                                "plot-" + kind.key(),
                                kind.inWords(set.measured())),
                "class",
                plot.get().width() > NARROW ? "plot wide" : "plot");
    }
}
