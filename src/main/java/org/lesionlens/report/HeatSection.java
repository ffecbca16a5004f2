package org.lesionlens.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.explain.BorderEnergy;
import org.lesionlens.plots.Numbers;
import org.lesionlens.plots.PlotKind;
import org.lesionlens.review.OutcomeMaps.Summary;

/** Where the heat of many maps lies. */
record HeatSection(ReportedSet set) implements Section {

    @Override
    public String id() {
        return "heat";
    }

    @Override
    public String title() {
        return "Where the heat lies";
    }

    @Override
    public boolean isTold() {
        return PlotKind.MEAN_MAPS.of(set.measured()).isPresent();
    }

    @Override
    public void write(Html html) throws IOException {
        CurvesSection.writePlot(html, PlotKind.MEAN_MAPS, set);
        new HtmlTable(
                        "Maps and their border energy",
                        List.of("Outcome", "Maps", "Empty", "Border energy, median"),
                        Arrays.stream(Outcome.values()).map(this::row).toList())
                .write(html);
        html.text(
                "p",
                "Each map counts divided by its own maximum; empty ones are left out. A spot that"
                        + " all share is no lesion, for lesions lie elsewhere in each photo: look"
                        + " for an artefact. Border energy is the share of heat in the outermost"
                        + " ring of cells divided by the share that an even map has there; from %s"
                                .formatted(BorderEnergy.HIGH_RATIO)
                        + " on it is high. Maps are of photos, whatever is counted.",
                "class",
                "note");
    }

    private List<String> row(Outcome outcome) {
        Summary summary = set.measured().measures().maps().at(outcome, set.threshold());
        double median = summary.border().median();
        return List.of(
                outcome.letters(),
                Numbers.count(summary.maps()),
                Numbers.count(summary.empty()),
                Double.isNaN(median) ? Numbers.NONE : Numbers.two(median) + " ×");
    }
}
