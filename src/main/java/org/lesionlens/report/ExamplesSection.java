package org.lesionlens.report;

import java.io.IOException;
import java.util.List;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.plots.Numbers;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.ReviewCase;

/**
 * Photos of some outcomes, the ones that the model is surest of first.
 *
 * @param outcomes whose lesions are shown
 * @param reading what a reader should know
 */
record ExamplesSection(
        String id,
        String title,
        List<Outcome> outcomes,
        String reading,
        Examples examples,
        LesionFigure figure)
        implements Section {

    @Override
    public boolean isTold() {
        return outcomes.stream().anyMatch(outcome -> examples.count(outcome) > 0);
    }

    @Override
    public void write(Html html) throws IOException {
        html.text("p", reading, "class", "note");
        if (figure.set().measured().measures().units().unit() != MeasuredUnit.PHOTO) {
            html.text(
                    "p",
                    "The measures count lesions; here are photos, each called by its own probability.",
                    "class",
                    "note");
        }
        for (Outcome outcome : outcomes) {
            int count = examples.count(outcome);
            List<ReviewCase> shown = examples.of(outcome);
            html.element(
                    "h3",
                    () -> {
                        LesionFigure.mark(html, outcome);
                        html.text(" " + OutcomeWords.meaning(outcome));
                    });
            if (shown.isEmpty()) {
                html.text("p", "None.");
                continue;
            }
            html.text(
                    "p",
                    shown.size() < count
                            ? "%d of %s.".formatted(shown.size(), Numbers.counted(count, "photo"))
                            : count == 1
                                    ? "One photo."
                                    : "All %s photos.".formatted(Numbers.count(count)));
            html.element(
                    "div",
                    () -> {
                        for (ReviewCase one : shown) {
                            figure.write(html, one, "");
                        }
                    },
                    "class",
                    "lesions");
        }
    }
}
