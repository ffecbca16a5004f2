package org.lesionlens.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.figure.FigureContent;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.review.ReviewCase;

/**
 * What {@code figure --json} prints.
 *
 * @param kind confusion, patient or selection
 * @param files that were written
 * @param pages how many there are
 * @param title of the figure
 * @param threshold p ≥ this is called positive
 * @param lesions in the figure's order
 */
record FigureResult(
        String kind,
        List<String> files,
        int pages,
        String title,
        double threshold,
        List<Shown> lesions) {

    /**
     * One lesion.
     *
     * @param id as the figure calls it
     * @param probability of the positive class, in [0, 1]; null if there is none
     * @param outcome TP, FN, TN or FP; null without truth or probability
     */
    record Shown(String id, @Nullable Double probability, @Nullable String outcome) {}

    static FigureResult of(
            FigureChoice.Kind kind,
            List<Path> files,
            int pages,
            FigureContent content,
            FigureNames names) {
        return new FigureResult(
                kind.name().toLowerCase(Locale.ROOT),
                files.stream().map(Path::toString).toList(),
                pages,
                content.title(),
                content.threshold(),
                content.cases().stream()
                        .map(one -> shown(one, content.threshold(), names))
                        .toList());
    }

    private static Shown shown(ReviewCase one, double threshold, FigureNames names) {
        Optional<String> outcome = one.group(threshold).outcome().map(Outcome::letters);
        Double probability =
                one.probability().isPresent() ? (Double) one.probability().getAsDouble() : null;
        return new Shown(names.lesion(one), probability, outcome.orElse(null));
    }
}
