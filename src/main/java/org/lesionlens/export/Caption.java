package org.lesionlens.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.explain.BorderEnergy;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.overlay.CellBlend;
import org.lesionlens.overlay.Legend;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.review.ProbabilityText;

/**
 * What stands in words under an annotated picture; numbers have a decimal point everywhere.
 *
 * @param name of the picture
 * @param outcome whether the call was right, if the truth is known
 * @param result what the network made of it and what is known of it, line by line
 * @param warnings what keeps the heat from being taken at its face, possibly none
 * @param explained which class is explained, and how; blank where no heat is shown
 * @param settings how the heat is shown and which model it comes from, line by line
 */
record Caption(
        String name,
        Optional<Outcome> outcome,
        List<String> result,
        List<String> warnings,
        String explained,
        List<String> settings) {

    /** The line under every picture. */
    static final String PURPOSE = "Research use only, not for diagnosis";

    /** The caption of a picture of {@code lesion}. */
    static Caption of(Analysis analysis, PicturedLesion lesion, FigureView view, Legend legend) {
        double decision = view.decision();
        return new Caption(
                lesion.name(),
                Outcome.of(lesion.truth(), analysis.positiveProbability(), decision),
                ResultLines.of(analysis.probabilities(), analysis.card(), lesion, decision),
                view.layout().showsHeat() ? warnings(analysis) : List.of(),
                view.layout().showsHeat() ? explained(analysis) : "",
                settings(analysis, lesion, view, legend));
    }

    private static String explained(Analysis analysis) {
        CamMethod method = analysis.explanation().method();
        return method.usesClass()
                ? method.label()
                        + " for "
                        + analysis.className()
                        + (analysis.explainsProbability() ? ", of its probability's logit" : "")
                : method.label() + ", the same for every class";
    }

    /** What is said of one of several pictures: by which method, of which class and how likely. */
    static String judged(Analysis analysis, double decision) {
        String positive = analysis.card().output().positive();
        return explained(analysis)
                + "; "
                + positive
                + "\u00a0"
                + ProbabilityText.of(analysis.positiveProbability(), decision)
                + ", "
                + analysis.card().name();
    }

    /** The same of what is compared with, and which lesion it is, if that is known. */
    static String pinned(Analysis pinned, FigureView view) {
        List<String> parts = new ArrayList<>();
        PicturedLesion lesion = view.layout().pinnedLesion();
        String hash = "";
        if (lesion != null) {
            parts.add(lesion.name());
            Outcome.of(lesion.truth(), pinned.positiveProbability(), view.decision())
                    .ifPresent(outcome -> parts.add(outcome.letters()));
            ResultLines.truth(pinned.card(), lesion).ifPresent(parts::add);
            hash = lesion.modelHash().isEmpty() ? "" : " (" + lesion.modelHash() + ")";
        }
        parts.add(judged(pinned, view.decision()) + hash);
        parts.addAll(warnings(pinned));
        return "Pinned: " + String.join("; ", parts);
    }

    private static List<String> warnings(Analysis analysis) {
        if (analysis.explanation().map().isEmpty()) {
            return List.of(
                    analysis.explanation().method().usesClass()
                            ? "No positive evidence for " + analysis.className()
                            : "Nothing stands out: the activations are the same everywhere");
        }
        return analysis.explanation().borderEnergy().stream()
                .filter(BorderEnergy::isHigh)
                .map(Caption::borderWarning)
                .toList();
    }

    private static String borderWarning(BorderEnergy energy) {
        return "Border: %s of the heat lies in the outermost cells, which are %s of the map"
                .formatted(percent(energy.share()), percent(energy.areaShare()));
    }

    private static List<String> settings(
            Analysis analysis, PicturedLesion lesion, FigureView view, Legend legend) {
        List<String> lines = new ArrayList<>();
        if (!legend.isEmpty() && view.layout().showsHeat()) {
            lines.add(shown(view.style(), legend));
            lines.addAll(particulars(analysis, view, legend));
        }
        lines.add(model(analysis.card(), lesion.modelHash()));
        String given = analysis.pass().given().words(analysis.card());
        if (!given.isEmpty()) {
            lines.add("Given besides the photo: " + given);
        }
        return lines;
    }

    private static String model(ModelCard card, String hash) {
        String layer = card.targetLayer().isBlank() ? "" : ", layer " + card.targetLayer();
        return "Model: " + card.name() + (hash.isEmpty() ? "" : " (" + hash + ")") + layer;
    }

    private static String shown(OverlayStyle style, Legend legend) {
        return "Shown from %s (%s of the %s), %s"
                .formatted(
                        legend.thresholdText(Locale.ROOT),
                        percent(style.threshold()),
                        legend.shared() ? "scale" : "highest",
                        style.inWords());
    }

    /** What is not as it usually is, in one line; none if nothing is. */
    private static List<String> particulars(Analysis analysis, FigureView view, Legend legend) {
        List<String> parts = new ArrayList<>();
        if (legend.signed()) {
            parts.add("below 0: against the class");
        }
        if (view.heat().blend() == CellBlend.RAW) {
            parts.add("raw cells");
        }
        if (legend.borderHidden()) {
            parts.add("border cells hidden");
        }
        if (!view.showsAllOf(analysis.photo())) {
            parts.add("a part of the photo");
        }
        return parts.isEmpty() ? List.of() : List.of(String.join("; ", parts));
    }

    private static String percent(double share) {
        return Math.round(100 * share) + "\u00a0%";
    }
}
