package org.lesionlens.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.attribution.Attribution;
import org.lesionlens.attribution.AttributionLook;
import org.lesionlens.attribution.PerturbationMap;
import org.lesionlens.attribution.PixelAttribution;
import org.lesionlens.attribution.PixelAttribution.Completeness;
import org.lesionlens.attribution.ViewsMap;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.export.AnnotatedPicture;
import org.lesionlens.export.AttributedPhoto;
import org.lesionlens.export.AttributionFigure;
import org.lesionlens.export.PicturedLesion;
import org.lesionlens.export.RawAttribution;
import org.lesionlens.files.FileGroup;
import org.lesionlens.overlay.OverlayStyle;

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
            files.addAll(
                    List.of(
                            file(name, RawAttribution.ENDING),
                            file(name, RawAttribution.ERROR_ENDING),
                            file(name, RawAttribution.SPREAD_ENDING)));
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
        var attributed =
                new AttributedPhoto(
                        card,
                        classIndex,
                        result.photo(),
                        result.pass(),
                        result.attribution(),
                        result.other());
        var figure =
                new AttributionFigure(style, look, card.decisionThreshold()).of(attributed, lesion);
        var writer = new DrawingWriter(format, AnnotatedPicture.DPI);
        Attribution attribution = result.attribution();
        try (var files = new FileGroup(overwrite)) {
            if (raw) {
                RawAttribution.addTo(files, folder.resolve(name), attribution);
            }
            files.add(picture(name), out -> writer.write(figure, out));
            files.publish();
        }
        String given = result.pass().given().words(card);
        return new AttributedPicture(
                file.toString(),
                result.pass().logits(),
                probabilities(attributed),
                attributed.className(),
                attribution.settings().method().key(),
                attribution.settings().inWords(),
                attribution instanceof ViewsMap views ? views.mean().width() : card.input().width(),
                attribution instanceof ViewsMap views
                        ? views.mean().height()
                        : card.input().height(),
                completenessError(attribution),
                standardError(attribution),
                spread(attribution),
                result.other().map(ExplainedPicture.Other::of).orElse(null),
                given.isEmpty() ? null : given,
                result.millis());
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

    private static @Nullable Double spread(Attribution attribution) {
        return attribution instanceof ViewsMap views && Double.isFinite(views.relativeSpread())
                ? views.relativeSpread()
                : null;
    }

    private static Map<String, Double> probabilities(AttributedPhoto attributed) {
        Map<String, Double> byClass = new LinkedHashMap<>();
        List<Double> all = attributed.probabilities();
        for (int i = 0; i < all.size(); i++) {
            byClass.put(attributed.card().output().classes().get(i), all.get(i));
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
