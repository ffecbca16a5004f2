package org.lesionlens.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.explain.BorderEnergy;
import org.lesionlens.figure.FactWords;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.ReviewCase;

/**
 * A lesion in a page: photo and heat, and what is known of it.
 *
 * @param heat what the heat is
 * @param heated the lesions with it
 * @param pictures by the lesions' indices
 */
record LesionFigure(
        ReportedSet set,
        ShownHeat heat,
        Map<Integer, ReviewCase> heated,
        Map<Integer, EncodedPair> pictures) {

    LesionFigure(
            ReportedSet set,
            ShownHeat heat,
            List<ReviewCase> heated,
            Map<Integer, EncodedPair> pictures) {
        this(
                set,
                heat,
                heated.stream().collect(Collectors.toMap(ReviewCase::index, one -> one)),
                pictures);
    }

    /**
     * @param remark what is special about it; blank if nothing is
     */
    void write(Html html, ReviewCase lesion, String remark) throws IOException {
        ReviewCase one = heated.getOrDefault(lesion.index(), lesion);
        html.element(
                "figure",
                () -> {
                    writePictures(html, one);
                    html.element("figcaption", () -> writeCaption(html, one, remark));
                },
                "class",
                "lesion");
    }

    private void writePictures(Html html, ReviewCase one) throws IOException {
        Optional<EncodedPair> pair = Optional.ofNullable(pictures.get(one.index()));
        if (pair.isEmpty()) {
            html.text("p", "The photo cannot be read.", "class", "note");
            return;
        }
        String name = set.names().lesion(one);
        html.element(
                "div",
                () -> {
                    picture(html, pair.get().photo(), pair.get(), name);
                    if (pair.get().heat().isPresent()) {
                        picture(html, pair.get().heat().get(), pair.get(), heat(one, name));
                    }
                },
                "class",
                "pair");
    }

    private String heat(ReviewCase one, String name) {
        return one.isEmptyMap()
                ? name + ": no positive evidence"
                : name + " with the heat of " + set.model().card().output().positive();
    }

    private static void picture(Html html, String uri, EncodedPair pair, String words)
            throws IOException {
        html.alone(
                "img",
                "src",
                uri,
                "alt",
                words,
                "width",
                String.valueOf(pair.width()),
                "height",
                String.valueOf(pair.height()),
                "loading",
                "lazy");
    }

    private void writeCaption(Html html, ReviewCase one, String remark) throws IOException {
        Optional<Outcome> outcome =
                Optional.of(one.group(set.threshold())).flatMap(OutcomeGroup::outcome);
        if (outcome.isPresent()) {
            mark(html, outcome.get());
            html.text(" ");
        }
        html.text("strong", set.names().lesion(one));
        if (!one.image().patient().isEmpty()) {
            html.text(", " + set.names().patient(one.image().patient()));
        }
        html.alone("br");
        html.text(LesionWords.call(one, set.threshold(), set.sought()));
        html.text("; truth: " + FactWords.truth(one.truth(), set.sought()));
        String facts = FactWords.of(one.image().facts());
        if (!facts.isEmpty()) {
            html.alone("br");
            html.text(facts);
        }
        for (String warning : new String[] {remark, warning(one)}) {
            if (!warning.isEmpty()) {
                html.text("p", warning, "class", "remark");
            }
        }
    }

    /** An outcome's letters with its shape. */
    static void mark(Html html, Outcome outcome) throws IOException {
        html.element(
                "span",
                () -> {
                    html.text("span", OutcomeWords.shape(outcome), "aria-hidden", "true");
                    html.text(" " + outcome.letters());
                },
                "class",
                "mark " + OutcomeWords.key(outcome),
                "title",
                OutcomeWords.meaning(outcome));
    }

    private String warning(ReviewCase one) {
        if (one.map().isEmpty()) {
            return "No map is kept: the photo stands without heat.";
        }
        if (one.isEmptyMap()) {
            return "No positive evidence: the map is empty.";
        }
        boolean isHigh = // which was measured of the kept map
                heat.isKept()
                        && one.prediction()
                                .flatMap(CasePrediction::borderEnergy)
                                .filter(BorderEnergy::isHigh)
                                .isPresent();
        return isHigh ? "Much of the heat lies at the border." : "";
    }
}
