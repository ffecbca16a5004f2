package org.lesionlens.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.cases.Truth;
import org.lesionlens.figure.FactWords;
import org.lesionlens.review.ProbabilityText;

/** What a network made of a photo and what is known of the lesion, in words; in English. */
public final class ResultLines {

    private ResultLines() {}

    /**
     * Probabilities, call, truth and facts, line by line; of what is not known nothing is said.
     *
     * @param probabilities in [0, 1], class by class
     * @param decision threshold of the positive class's probability, in [0, 1]
     */
    public static List<String> of(
            List<Double> probabilities, ModelCard card, PicturedLesion lesion, double decision) {
        ModelOutput output = card.output();
        List<String> lines = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < probabilities.size(); i++) {
            double p = probabilities.get(i);
            String text =
                    i == output.positiveIndex()
                            ? ProbabilityText.of(p, decision)
                            : ProbabilityText.of(p);
            parts.add(output.classes().get(i) + "\u00a0" + text);
        }
        lines.add("Probabilities: " + String.join(", ", parts));
        boolean positive = probabilities.get(output.positiveIndex()) >= decision;
        lines.add(
                "Call: %s%s at threshold %s"
                        .formatted(
                                positive ? "" : "not ",
                                output.positive(),
                                ProbabilityText.threshold(decision)));
        truth(card, lesion).ifPresent(lines::add);
        String facts = FactWords.of(lesion.facts());
        if (!facts.isEmpty()) {
            lines.add(facts);
        }
        return lines;
    }

    /** Of what is not known nothing is said. */
    static Optional<String> truth(ModelCard card, PicturedLesion lesion) {
        return Optional.of(lesion.truth())
                .filter(Truth::isKnown)
                .map(known -> "Truth: " + FactWords.truth(known, card.output().positive()));
    }
}
