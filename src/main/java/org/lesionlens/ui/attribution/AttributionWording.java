package org.lesionlens.ui.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.attribution.PerturbationMap;
import org.lesionlens.attribution.PerturbationSettings;
import org.lesionlens.attribution.PixelAttribution;
import org.lesionlens.attribution.PixelAttribution.Completeness;
import org.lesionlens.attribution.PixelSettings;
import org.lesionlens.attribution.Replacement;
import org.lesionlens.attribution.ViewsMap;
import org.lesionlens.attribution.ViewsSettings;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.explain.MapAgreement;
import org.lesionlens.explain.PerturbationMethod;
import org.lesionlens.explain.PixelMethod;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.explain.ViewsMethod;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;

/** What is said of attributions in the window. */
public final class AttributionWording {

    static final Texts TEXTS = Texts.of(AttributionWording.class);

    private static final double SECOND = 1000;

    private AttributionWording() {}

    /** What stands over the map. */
    public static String title(ShownAttribution shown) {
        String name = shown.attribution().settings().method().label();
        return shown.finished() ? name : TEXTS.get("shown.unfinished", name);
    }

    /** What the numbers of the map's legend are. */
    public static String scale(ShownAttribution shown) {
        return switch (shown.attribution().settings()) {
            case PixelSettings _ -> clip(shown);
            case ViewsSettings _ -> TEXTS.get("scale.tta");
            case PerturbationSettings.Occlusion _ -> TEXTS.get("scale.occlusion");
            case PerturbationSettings.Rise _ -> TEXTS.get("scale.rise");
        };
    }

    private static String clip(ShownAttribution shown) {
        return shown.map().clip().isPresent()
                ? TEXTS.get("scale.clipped", percentile(shown.look().clip()))
                : TEXTS.get("scale.whole");
    }

    static String percentile(double percentile) {
        return percentile == Math.rint(percentile)
                ? Formats.whole(percentile)
                : Formats.percent(percentile / 100);
    }

    /** The kind of a method: attributions of pixels are not to be read as perturbations. */
    static String kind(ExplanationMethod method) {
        return TEXTS.get(
                switch (method) {
                    case CamMethod _, ViewsMethod _ -> "kind.layer";
                    case PixelMethod _ -> "kind.pixels";
                    case PerturbationMethod _ -> "kind.perturbation";
                });
    }

    static String replacement(Replacement one) {
        return TEXTS.get("replacement." + one.key());
    }

    /**
     * What a computation costs.
     *
     * @param forwardMillis of the network over one photo; 0 if not known
     */
    static String cost(long forwardPasses, double forwardMillis) {
        String passes = Formats.count((int) forwardPasses);
        return forwardMillis > 0
                ? TEXTS.get("cost.time", passes, time(forwardPasses * forwardMillis / SECOND))
                : TEXTS.get("cost", passes);
    }

    static String time(double seconds) {
        return seconds < 90
                ? TEXTS.get("seconds", Formats.whole(Math.max(1, seconds)))
                : TEXTS.get("minutes", Formats.whole(seconds / 60));
    }

    /** Line by line what is to be known of a map. */
    static List<String> lines(ShownAttribution shown, Analysis layerMap) {
        List<String> lines = new ArrayList<>();
        switch (shown.attribution()) {
            case PixelAttribution pixels -> {
                lines.add(TEXTS.get(sign(shown, pixels.settings().method()), clip(shown)));
                pixels.completeness().map(AttributionWording::completeness).ifPresent(lines::add);
            }
            case ViewsMap views -> {
                var all = views.probabilities().stream().mapToDouble(p -> p).summaryStatistics();
                lines.add(TEXTS.get("read.tta", Formats.count(views.probabilities().size())));
                lines.add(spread(views.relativeSpread()));
                lines.add(
                        TEXTS.get(
                                "views.probability",
                                Formats.probability(all.getMin()),
                                Formats.probability(all.getMax())));
            }
            case PerturbationMap map -> {
                boolean rise = map.settings() instanceof PerturbationSettings.Rise;
                lines.add(TEXTS.get(rise ? "read.rise" : "read.occlusion"));
                map.relativeError().map(AttributionWording::standardError).ifPresent(lines::add);
            }
        }
        if (shown.finished()) {
            lines.add(agreement(shown.agreement(layerMap), layerMap));
        }
        return lines;
    }

    private static String sign(ShownAttribution shown, PixelMethod method) {
        if (!(shown.map().map() instanceof SignedMap)) {
            return "read.absolute";
        }
        return method.isSigned() ? "read.evidence" : "read.slope";
    }

    private static String completeness(Completeness sum) {
        Locale locale = Locale.getDefault(Locale.Category.FORMAT);
        return Double.isFinite(sum.error())
                ? TEXTS.get(
                        "completeness",
                        String.format(locale, "%.4g", sum.sum()),
                        String.format(locale, "%.4g", sum.difference()),
                        String.format(locale, "%.2f", 100 * sum.error()))
                : TEXTS.get("completeness.none", String.format(locale, "%.4g", sum.sum()));
    }

    private static String standardError(double share) {
        return Double.isFinite(share)
                ? TEXTS.get(share < 1 ? "error" : "error.chance", Formats.whole(100 * share))
                : TEXTS.get("error.none");
    }

    private static String spread(double share) {
        return Double.isFinite(share)
                ? TEXTS.get(share < 1 ? "spread" : "spread.position", Formats.whole(100 * share))
                : TEXTS.get("spread.none");
    }

    private static String agreement(MapAgreement agreement, Analysis layerMap) {
        String method = layerMap.explanation().method().label();
        OptionalDouble correlation = agreement.rankCorrelation();
        return correlation.isPresent()
                ? TEXTS.get(
                        "agreement",
                        method,
                        Formats.difference(correlation.getAsDouble()),
                        Formats.whole(100 * agreement.hottestTenth().orElseThrow()))
                : TEXTS.get("agreement.none", method);
    }
}
