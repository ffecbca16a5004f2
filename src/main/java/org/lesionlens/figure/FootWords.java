package org.lesionlens.figure;

import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.ProbabilityText;

/**
 * What stands at the foot of a figure: how heat is shown, from where on lesions are called
 * positive, whose probabilities and whose heat it is.
 *
 * @param style how heat is drawn
 */
record FootWords(FigureContent content, OverlayStyle style) {

    /**
     * The whole foot.
     *
     * @param hasHeat true if any lesion has a map
     * @param shared true if all maps have one scale
     */
    String of(boolean hasHeat, boolean shared) {
        FigureModel model = content.model();
        return "%s Called %s from p\u00a0=\u00a0%s on. %s Research use only, not for diagnosis."
                .formatted(
                        hasHeat ? heat(shared) : noHeat(),
                        model.positive(),
                        ProbabilityText.threshold(content.threshold()),
                        whose(hasHeat));
    }

    private String heat(boolean shared) {
        FigureModel model = content.model();
        FigureHeat heat = model.heat();
        return "%s for %s%s%s; shown from %d\u00a0%% of the %s, %s."
                .formatted(
                        heat.method(),
                        model.explained(),
                        heat.words(),
                        model.layer().isBlank() || !heat.isOfLayer()
                                ? ""
                                : ", layer " + model.layer(),
                        Math.round(100 * style.threshold()),
                        shared ? "scale" : "highest",
                        style.inWords());
    }

    private String noHeat() {
        FigureModel model = content.model();
        return model.positive().equals(model.explained())
                ? "No heat: no map is kept."
                : "No heat: maps are kept for %s alone.".formatted(model.explained());
    }

    private String whose(boolean hasHeat) {
        FigureModel model = content.model();
        String name = "%s (%s)".formatted(model.name(), model.hash());
        if (model.source() == ProbabilitySource.NETWORK) {
            return "Model: %s.".formatted(name);
        }
        return "Probabilities: those of a table, not this model's."
                + (hasHeat ? " Heat by model: %s.".formatted(name) : "");
    }
}
