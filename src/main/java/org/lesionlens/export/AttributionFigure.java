package org.lesionlens.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lesionlens.analysis.OtherPixels;
import org.lesionlens.attribution.AttributionHeat;
import org.lesionlens.attribution.AttributionLook;
import org.lesionlens.attribution.PerturbationMap;
import org.lesionlens.attribution.PixelAttribution;
import org.lesionlens.attribution.ViewsMap;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Resampling;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.Legend;
import org.lesionlens.overlay.Overlay;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.review.ProbabilityText;

/**
 * How an attribution is drawn: the photo, the heat over it and alone, and what is to be known of
 * both.
 *
 * @param style of the overlay; signed heat has diverging colours instead of its own
 * @param look of pixels' values
 * @param decision the decision threshold, in [0, 1]: p ≥ this is called positive
 */
public record AttributionFigure(OverlayStyle style, AttributionLook look, double decision) {

    /** Draws one. */
    public HeatPicture of(AttributedPhoto attributed, PicturedLesion lesion) {
        RgbImage whole = attributed.photo().photo();
        FigureView view = FigureView.pair(whole, style, decision);
        RgbImage photo =
                Resampling.resize(
                        whole,
                        ImageRegion.whole(whole.width(), whole.height()),
                        view.width(),
                        view.height(),
                        Interpolation.BILINEAR_ANTIALIAS);
        AttributionHeat heat =
                AttributionHeat.of(
                        attributed.attribution(),
                        attributed.photo(),
                        attributed.card().input(),
                        look,
                        view.width(),
                        view.height());
        OverlayStyle coloured =
                heat.field().isSigned() ? style.withColours(ColourMap.DIVERGING) : style;
        var alone = new OverlayStyle(1, 0, coloured.colourMap());
        RgbImage blank =
                RgbImage.painted(
                        photo.width(), photo.height(), (_, row) -> Arrays.fill(row, 0xFFFFFF));
        return new HeatPicture(
                List.of(
                        photo,
                        Overlay.render(photo, heat.field(), coloured),
                        Overlay.render(blank, heat.field(), alone)),
                said(attributed, lesion),
                Legend.of(heat.field(), coloured, Locale.ROOT),
                shown(attributed, heat));
    }

    private List<String> said(AttributedPhoto attributed, PicturedLesion lesion) {
        List<String> lines = new ArrayList<>(List.of(lesion.name()));
        lines.addAll(
                ResultLines.of(attributed.probabilities(), attributed.card(), lesion, decision));
        attributed.other().map(this::words).ifPresent(lines::add);
        lines.add("Model: " + attributed.card().name() + " (" + lesion.modelHash() + ")");
        String given = attributed.pass().given().words(attributed.card());
        if (!given.isEmpty()) {
            lines.add("Given besides the photo: " + given);
        }
        return lines;
    }

    private String words(OtherPixels other) {
        return "With its pixels %s: probability %s"
                .formatted(
                        other.form().modelName(),
                        ProbabilityText.of(other.probability(), decision));
    }

    private List<String> shown(AttributedPhoto attributed, AttributionHeat heat) {
        var settings = attributed.attribution().settings();
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s for %s, %s"
                        .formatted(
                                settings.method().label(),
                                attributed.className(),
                                switch (attributed.attribution()) {
                                    case PixelAttribution _ -> "an attribution of pixels";
                                    case PerturbationMap _ -> "by perturbation";
                                    case ViewsMap _ -> "a map of a layer";
                                }));
        if (!settings.inWords().isEmpty()) {
            lines.add(settings.inWords());
        }
        lines.addAll(heat.words());
        lines.add(
                String.format(
                        Locale.ROOT,
                        "In the second picture heat below %.0f\u00a0%% of the strongest colour shows the photo; the third has all heat",
                        100 * style.threshold()));
        return lines;
    }
}
