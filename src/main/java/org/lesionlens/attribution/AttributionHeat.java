package org.lesionlens.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Orientation;
import org.lesionlens.image.TransposedFit;
import org.lesionlens.overlay.CellBlend;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.HeatOptions;
import org.lesionlens.overlay.LegendNumber;

/**
 * An attribution as heat over a picture of the whole photo.
 *
 * @param field the heat; 1 stands for the percentile that is clipped at
 * @param words what a legend has to say besides the numbers, line by line, in English
 */
public record AttributionHeat(HeatField field, List<String> words) {

    /** Copies {@code words} in. */
    public AttributionHeat {
        words = List.copyOf(words);
    }

    /**
     * The heat of an attribution.
     *
     * @param photo whose input was attributed
     * @param spec of the network
     * @param width of the picture, in pixels
     * @param height of the picture, in pixels
     */
    public static AttributionHeat of(
            Attribution attribution,
            PreparedPhoto photo,
            InputSpec spec,
            AttributionLook look,
            int width,
            int height) {
        return switch (attribution) {
            case PixelAttribution pixels -> ofPixels(pixels, photo, spec, look, width, height);
            case ViewsMap views -> ofViews(views, photo, width, height);
            case PerturbationMap map -> ofPatches(map, photo, width, height);
        };
    }

    private static AttributionHeat ofPixels(
            PixelAttribution pixels,
            PreparedPhoto photo,
            InputSpec spec,
            AttributionLook look,
            int width,
            int height) {
        InputGeometry geometry = photo.geometry();
        AttributionMap clipped =
                AttributionMap.of(
                        pixels, geometry, spec, look.channels(), look.withSign(), look.clip());
        if (look.onPhoto()) {
            EvidenceMap there = onPhoto(pixels, geometry.orientation(), spec, look, width, height);
            float[] weights = photoWeights(there, geometry, spec);
            clipped = AttributionMap.clipped(there, weights, look.clip());
            geometry = pictured(geometry, width, height);
        }
        var options = new HeatOptions(CellBlend.BILINEAR, clipped.clip(), false);
        EvidenceMap map = clipped.map();
        var field = HeatField.of(map, geometry, geometry.photo(), width, height, options);
        return new AttributionHeat(field, words(pixels, look, map, clipped.clip().orElse(0)));
    }

    /** The values at the pixels of a picture as large as this one, upright. */
    private static EvidenceMap onPhoto(
            PixelAttribution pixels,
            Orientation orientation,
            InputSpec spec,
            AttributionLook look,
            int width,
            int height) {
        int seenWidth = orientation.swapsAxes() ? height : width;
        int seenHeight = orientation.swapsAxes() ? width : height;
        var fit = new TransposedFit(seenWidth, seenHeight, spec);
        float[] values = pixels.values().toArray();
        int plane = pixels.values().cells();
        float[] all = new float[3 * width * height];
        for (int c = 0; c < 3; c++) {
            float[] seen = fit.of(Arrays.copyOfRange(values, c * plane, (c + 1) * plane));
            float[] upright = orientation.turned(seen, seenWidth);
            System.arraycopy(upright, 0, all, c * upright.length, upright.length);
        }
        var there =
                new PixelAttribution(
                        pixels.settings(),
                        new FeatureMaps(3, height, width, all),
                        pixels.completeness());
        return there.map(look.channels(), look.withSign());
    }

    /** How much of each pixel of the picture is in the input. */
    private static float[] photoWeights(EvidenceMap map, InputGeometry geometry, InputSpec spec) {
        boolean swaps = geometry.orientation().swapsAxes();
        int seenWidth = swaps ? map.height() : map.width();
        int seenHeight = swaps ? map.width() : map.height();
        float[] ones = new float[spec.width() * spec.height()];
        Arrays.fill(ones, 1);
        float[] seen = new TransposedFit(seenWidth, seenHeight, spec).of(ones);
        return geometry.orientation().turned(seen, seenWidth);
    }

    /** Of a map whose cells are the pixels of the picture. */
    private static InputGeometry pictured(InputGeometry geometry, int width, int height) {
        ImageRegion whole = ImageRegion.whole(width, height);
        double across = width / geometry.photo().width();
        double down = height / geometry.photo().height();
        ImageRegion source = geometry.source();
        var seen =
                new ImageRegion(
                        source.left() * across,
                        source.top() * down,
                        source.right() * across,
                        source.bottom() * down);
        return new InputGeometry(whole, whole, seen, seen, Orientation.UPRIGHT);
    }

    private static List<String> words(
            PixelAttribution pixels, AttributionLook look, EvidenceMap map, double clip) {
        List<String> lines = new ArrayList<>();
        boolean signed = map instanceof SignedMap;
        lines.add(
                "%s of a pixel's channels, %s"
                        .formatted(
                                switch (look.channels()) {
                                    case LARGEST -> "Largest";
                                    case SUM -> "Sum";
                                },
                                signed ? sign(pixels.settings().method()) : "absolute values"));
        lines.add(
                clip == 0
                        ? "Not clipped"
                        : "Clipped at percentile %s of the absolute values: %s; the largest is %s"
                                .formatted(
                                        LegendNumber.text(look.clip(), Locale.ROOT),
                                        LegendNumber.text(clip, Locale.ROOT),
                                        LegendNumber.text(map.magnitude(), Locale.ROOT)));
        lines.add(
                look.onPhoto()
                        ? "On this picture's %d×%d pixels, through the transpose of the fit of a photo of that size"
                                .formatted(map.width(), map.height())
                        : "On the network's own %d×%d pixels".formatted(map.width(), map.height()));
        pixels.completeness()
                .ifPresent(sum ->
                        lines.add(
                                String.format(
                                        Locale.ROOT,
                                        "Sum %.4g, difference of the scores %.4g: %s",
                                        sum.sum(),
                                        sum.difference(),
                                        error(sum.error()))));
        return lines;
    }

    private static String error(double share) {
        return Double.isFinite(share)
                ? String.format(Locale.ROOT, "error %.2f\u00a0%%", 100 * share)
                : "an error that is no share of it";
    }

    private static String sign(ExplanationMethod method) {
        return method.isSigned()
                ? "below 0: against the class"
                : "below 0: the score falls as the pixel's value grows, which is no evidence against the class";
    }

    private static AttributionHeat ofPatches(
            PerturbationMap map, PreparedPhoto photo, int width, int height) {
        SignedMap shown = map.shown();
        var field = HeatField.of(shown, photo.geometry(), width, height);
        List<String> lines = new ArrayList<>();
        switch (map.settings()) {
            case PerturbationSettings.Occlusion _ ->
                    lines.add("Mean fall over all patches that cover a pixel; below 0: it rises");
            case PerturbationSettings.Rise _ ->
                    lines.add("Distance from the map's mean; not a share of the score");
        }
        lines.add("Not clipped; %d runs of the network".formatted(map.runs()));
        map.relativeError()
                .ifPresent(error ->
                        lines.add(
                                Double.isFinite(error)
                                        ? "Mean standard error: %d\u00a0%% of the map's spread"
                                                .formatted(Math.round(100 * error))
                                        : "The same everywhere: no mask tells one place from another"));
        return new AttributionHeat(field, lines);
    }

    private static AttributionHeat ofViews(
            ViewsMap views, PreparedPhoto photo, int width, int height) {
        var field = HeatField.of(views.mean(), photo.geometry(), width, height);
        double share = views.relativeSpread();
        var probabilities = views.probabilities().stream().mapToDouble(p -> p).summaryStatistics();
        return new AttributionHeat(
                field,
                List.of(
                        "Mean of %d maps of the photo flipped and turned, each turned back; not clipped"
                                .formatted(views.probabilities().size()),
                        Double.isFinite(share)
                                ? "Mean standard deviation over them: %d\u00a0%% of the map's spread"
                                        .formatted(Math.round(100 * share))
                                : "The same everywhere",
                        String.format(
                                Locale.ROOT,
                                "Probability over them: %.3f to %.3f",
                                probabilities.getMin(),
                                probabilities.getMax())));
    }
}
