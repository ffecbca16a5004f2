package org.lesionlens.plots;

import java.util.Optional;
import java.util.function.Function;
import org.lesionlens.drawing.Drawing;

/** The plots of a set. */
public enum PlotKind {
    /** Sensitivity over the false-positive rate. */
    ROC("roc", "ROC curve", CurvePlots::roc),
    /** Precision over recall. */
    PRECISION_RECALL("precision-recall", "Precision and recall", CurvePlots::precisionRecall),
    /** The share that is positive over the predicted probability. */
    CALIBRATION("calibration", "Calibration", set -> Optional.of(CalibrationPlot.of(set))),
    /** Probabilities of positive and of negative lesions. */
    HISTOGRAM("histogram", "Probabilities by truth", set -> Optional.of(HistogramPlot.of(set))),
    /** What the maps of each outcome share. */
    MEAN_MAPS(
            "mean-maps",
            "Mean maps",
            set -> Optional.<Drawing>of(MeanMapsPlot.of(set)).filter(PlotKind::isPlotted)),
    /** The same measures by site, sex and age. */
    SUBGROUPS(
            "subgroups",
            "By site, sex and age",
            set -> Optional.<Drawing>of(SubgroupsPlot.of(set)).filter(PlotKind::isPlotted));

    private final String key;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a method's reference
    private final Function<MeasuredSet, Optional<Drawing>> plot;

    PlotKind(String key, String title, Function<MeasuredSet, Optional<Drawing>> plot) {
        this.key = key;
        this.title = title;
        this.plot = plot;
    }

    private static boolean isPlotted(Drawing plot) {
        return switch (plot) {
            case MeanMapsPlot maps -> !maps.isEmpty();
            case SubgroupsPlot groups -> !groups.isEmpty();
            default -> true;
        };
    }

    /** A part of a file's name. */
    public String key() {
        return key;
    }

    /** What it is called. */
    public String title() {
        return title;
    }

    /** Of a set with at least one judged lesion; none if the set has not what it shows. */
    public Optional<Drawing> of(MeasuredSet set) {
        return plot.apply(set);
    }

    /** The same with whose numbers it has, for those who see nothing else. */
    public Optional<Drawing> captioned(MeasuredSet set) {
        return of(set).map(drawing -> CaptionedPlot.of(drawing, set));
    }

    /** Its numbers in a sentence, for those who do not see it. */
    public String inWords(MeasuredSet set) {
        var measures = set.measures();
        return switch (this) {
            case ROC ->
                    measures.roc()
                            .map(curve -> title + ": " + CurvePlots.rocResult(curve, set))
                            .orElse(title);
            case PRECISION_RECALL ->
                    measures.precisionRecall()
                            .map(curve -> title + ": " + CurvePlots.precisionResult(curve, set))
                            .orElse(title);
            case CALIBRATION -> title + ": " + CalibrationPlot.result(set);
            case HISTOGRAM ->
                    "Histogram of the probabilities of %s and %s"
                            .formatted(
                                    Numbers.counted(
                                            measures.scores().positives(), "positive lesion"),
                                    Numbers.counted(
                                            measures.scores().negatives(), "negative lesion"));
            case MEAN_MAPS -> "Mean maps of the four outcomes; the table has their numbers";
            case SUBGROUPS -> "Measures by site, sex and age; the table has the same numbers";
        };
    }
}
