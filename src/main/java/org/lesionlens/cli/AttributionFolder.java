package org.lesionlens.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.OtherPixels;
import org.lesionlens.attribution.Attribution;
import org.lesionlens.attribution.AttributionHeat;
import org.lesionlens.attribution.AttributionLook;
import org.lesionlens.attribution.PerturbationMap;
import org.lesionlens.attribution.PixelAttribution;
import org.lesionlens.attribution.PixelAttribution.Completeness;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.export.AnnotatedPicture;
import org.lesionlens.export.FigureView;
import org.lesionlens.export.HeatPicture;
import org.lesionlens.export.NpyFile;
import org.lesionlens.export.PicturedLesion;
import org.lesionlens.export.ResultLines;
import org.lesionlens.files.FileGroup;
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
 * Where the results of a run of attributions go.
 *
 * @param folder exists
 * @param style of the overlays; signed heat has diverging colours instead of its own
 * @param look of pixels' values
 * @param format of the pictures
 * @param raw true if raw values are written beside the pictures
 * @param overwrite true if files of former runs may be replaced
 */
record AttributionFolder(
        Path folder,
        OverlayStyle style,
        AttributionLook look,
        DrawingFormat format,
        boolean raw,
        boolean overwrite) {

    /**
     * Refuses early what would be refused in the end.
     *
     * @param name of the results, without ending
     * @throws FileAlreadyExistsException if a file is in the way
     */
    void checkFree(String name) throws FileAlreadyExistsException {
        List<Path> files = new ArrayList<>(List.of(picture(name)));
        if (raw) {
            files.addAll(List.of(file(name, ".npy"), file(name, ".error.npy")));
        }
        for (Path file : files) {
            if (!overwrite && Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
        }
    }

    /**
     * Draws and writes the results for one picture.
     *
     * @param name of the results, without ending
     * @throws IOException if a file cannot be written; then none of them is
     */
    AttributedPicture write(
            Path file,
            String name,
            AttributionRun.Attributed result,
            int classIndex,
            ModelCard card,
            PicturedLesion lesion)
            throws IOException {
        var figure = figure(result, classIndex, card, lesion);
        var writer = new DrawingWriter(format, AnnotatedPicture.DPI);
        Attribution attribution = result.attribution();
        try (var files = new FileGroup(overwrite)) {
            if (raw) {
                files.add(
                        file(name, ".npy"),
                        out -> {
                            switch (attribution) {
                                case PixelAttribution pixels -> NpyFile.write(pixels.values(), out);
                                case PerturbationMap map -> NpyFile.write(map.values(), out);
                            }
                        });
                Optional<Heatmap> error = error(attribution);
                if (error.isPresent()) {
                    files.add(file(name, ".error.npy"), out -> NpyFile.write(error.get(), out));
                }
            }
            files.add(picture(name), out -> writer.write(figure, out));
            files.publish();
        }
        String given = result.pass().given().words(card);
        return new AttributedPicture(
                file.toString(),
                result.pass().logits(),
                probabilities(result, card),
                card.output().classes().get(classIndex),
                attribution.settings().method().key(),
                attribution.settings().inWords(),
                card.input().width(),
                card.input().height(),
                completenessError(attribution),
                standardError(attribution),
                result.other().map(ExplainedPicture.Other::of).orElse(null),
                given.isEmpty() ? null : given,
                result.millis());
    }

    private static Optional<Heatmap> error(Attribution attribution) {
        return attribution instanceof PerturbationMap map ? map.standardError() : Optional.empty();
    }

    private static @Nullable Double completenessError(Attribution attribution) {
        return attribution instanceof PixelAttribution pixels
                ? pixels.completeness()
                        .map(Completeness::error)
                        .filter(Double::isFinite)
                        .orElse(null)
                : null;
    }

    private static @Nullable Double standardError(Attribution attribution) {
        return attribution instanceof PerturbationMap map
                ? map.relativeError().filter(Double::isFinite).orElse(null)
                : null;
    }

    private HeatPicture figure(
            AttributionRun.Attributed result,
            int classIndex,
            ModelCard card,
            PicturedLesion lesion) {
        RgbImage whole = result.photo().photo();
        FigureView view = FigureView.pair(whole, style, card.decisionThreshold());
        RgbImage photo =
                Resampling.resize(
                        whole,
                        ImageRegion.whole(whole.width(), whole.height()),
                        view.width(),
                        view.height(),
                        Interpolation.BILINEAR_ANTIALIAS);
        AttributionHeat heat =
                AttributionHeat.of(
                        result.attribution(),
                        result.photo(),
                        card.input(),
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
                said(result, card, lesion),
                Legend.of(heat.field(), coloured, Locale.ROOT),
                shown(result, classIndex, card, heat));
    }

    private static List<String> said(
            AttributionRun.Attributed result, ModelCard card, PicturedLesion lesion) {
        List<String> lines = new ArrayList<>(List.of(lesion.name()));
        lines.addAll(
                ResultLines.of(
                        card.output().probabilities(result.pass().logits()),
                        card,
                        lesion,
                        card.decisionThreshold()));
        result.other().map(other -> words(other, card.decisionThreshold())).ifPresent(lines::add);
        lines.add("Model: " + card.name() + " (" + lesion.modelHash() + ")");
        String given = result.pass().given().words(card);
        if (!given.isEmpty()) {
            lines.add("Given besides the photo: " + given);
        }
        return lines;
    }

    private static String words(OtherPixels other, double decision) {
        return "With its pixels %s: probability %s"
                .formatted(
                        other.form().modelName(),
                        ProbabilityText.of(other.probability(), decision));
    }

    private List<String> shown(
            AttributionRun.Attributed result,
            int classIndex,
            ModelCard card,
            AttributionHeat heat) {
        var settings = result.attribution().settings();
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s for %s, %s"
                        .formatted(
                                settings.method().label(),
                                card.output().classes().get(classIndex),
                                result.attribution() instanceof PixelAttribution
                                        ? "an attribution of pixels"
                                        : "by perturbation"));
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

    private static Map<String, Double> probabilities(
            AttributionRun.Attributed result, ModelCard card) {
        Map<String, Double> byClass = new LinkedHashMap<>();
        List<Double> all = card.output().probabilities(result.pass().logits());
        for (int i = 0; i < all.size(); i++) {
            byClass.put(card.output().classes().get(i), all.get(i));
        }
        return byClass;
    }

    /** Of the picture's file. */
    String pictureName(String name) {
        return name + "." + format.ending();
    }

    private Path picture(String name) {
        return folder.resolve(pictureName(name));
    }

    private Path file(String name, String ending) {
        return folder.resolve(name + ending);
    }
}
