package org.lesionlens.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.explain.MapDifference;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Resampling;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.CellBlend;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.HeatOptions;
import org.lesionlens.overlay.Legend;
import org.lesionlens.overlay.Overlay;
import org.lesionlens.overlay.OverlayStyle;

/**
 * The pictures of a figure.
 *
 * @param all from the left, of one size unless two photos are compared
 * @param legend of the heat, which itself would take as much room as a picture
 * @param pinned legend of what is compared with, which has a scale of its own
 * @param difference legend of how two maps differ, if that is shown
 */
record Panels(
        List<Panel> all, Legend legend, Optional<Legend> pinned, Optional<Legend> difference) {

    private Panels(List<Panel> all, Legend legend) {
        this(all, legend, Optional.empty(), Optional.empty());
    }

    /** The pictures as {@code view} shows them, pixel by pixel what a screen shows. */
    static Panels of(Analysis analysis, FigureView view) {
        RgbImage photo = resize(analysis.photo(), view.part(), view.width(), view.height());
        HeatField heat = heat(analysis, view, view.heat());
        Legend legend = Legend.of(heat, view.style(), Locale.ROOT);
        var shown = new Panel("", photo);
        return switch (view.layout().kind()) {
            case PHOTO -> single(shown, legend);
            case OVERLAY -> single(new Panel("", over(photo, heat, view)), legend);
            case PAIR -> new Panels(List.of(shown, new Panel("", over(photo, heat, view))), legend);
            case WIPE -> {
                RgbImage wiped = wiped(photo, over(photo, heat, view), view.layout().wipe());
                yield single(new Panel("", wiped), legend);
            }
            case MAP ->
                    new Panels(
                            List.of(
                                    new Panel("Photo", photo),
                                    new Panel("Heat", over(photo, heat, view)),
                                    new Panel("Map, cell by cell", cells(analysis, view))),
                            legend);
            case COMPARE -> compared(analysis, view, photo, heat, legend);
        };
    }

    private static Panels single(Panel panel, Legend legend) {
        return new Panels(List.of(panel), legend);
    }

    private static RgbImage over(RgbImage photo, HeatField heat, FigureView view) {
        return Overlay.render(photo, heat, view.style());
    }

    private static HeatField heat(Analysis analysis, FigureView view, HeatOptions options) {
        return HeatField.of(
                analysis.explanation().shown(view.signed()),
                analysis.geometry(),
                view.part(),
                view.width(),
                view.height(),
                options);
    }

    /** The photo on the left, the overlay on the right, a white line between them. */
    private static RgbImage wiped(RgbImage photo, RgbImage overlay, double share) {
        int edge = (int) Math.round(share * photo.width());
        int line = Math.max(1, photo.width() / 400);
        return RgbImage.painted(
                photo.width(),
                photo.height(),
                (y, row) -> {
                    photo.readRow(y, row);
                    for (int x = edge; x < row.length; x++) {
                        row[x] = x < edge + line && edge > 0 ? 0xFFFFFF : overlay.at(x, y);
                    }
                });
    }

    private static RgbImage cells(Analysis analysis, FigureView view) {
        var options = new HeatOptions(CellBlend.RAW, view.heat().sharedTop(), false);
        HeatField heat = heat(analysis, view, options);
        var style =
                new OverlayStyle(1, 0, view.style().colourMap(), false, false, view.style().grid());
        RgbImage white =
                RgbImage.painted(
                        view.width(), view.height(), (_, row) -> Arrays.fill(row, 0xFFFFFF));
        return Overlay.render(white, heat, style);
    }

    private static Panels compared(
            Analysis analysis, FigureView view, RgbImage photo, HeatField heat, Legend legend) {
        Analysis pinned = view.layout().pinned();
        var now =
                new Panel(
                        "Shown: " + Caption.judged(analysis, view.decision()),
                        over(photo, heat, view));
        if (pinned == null) {
            return single(now, legend);
        }
        List<Panel> all = new ArrayList<>();
        FigureView its = pinned(pinned, analysis, view);
        RgbImage itsPhoto = resize(pinned.photo(), its.part(), its.width(), its.height());
        HeatField itsHeat = heat(pinned, its, its.heat());
        Optional<Legend> itsLegend = Optional.of(Legend.of(itsHeat, view.style(), Locale.ROOT));
        all.add(new Panel(Caption.pinned(pinned, view), over(itsPhoto, itsHeat, its)));
        all.add(now);
        boolean isComparable =
                pinned.photo().equals(analysis.photo())
                        && pinned.geometry().seesTheSameAs(analysis.geometry());
        if (!isComparable) {
            return new Panels(all, legend, itsLegend, Optional.empty());
        }
        SignedMap between =
                MapDifference.between(pinned.explanation().map(), analysis.explanation().map());
        HeatField field =
                HeatField.of(
                        between,
                        analysis.geometry(),
                        view.part(),
                        view.width(),
                        view.height(),
                        HeatOptions.PLAIN);
        var style =
                new OverlayStyle(
                        view.style().opacity(),
                        0,
                        ColourMap.DIVERGING,
                        true,
                        false,
                        view.style().grid());
        String title = "Shown − pinned, each of its map's maximum";
        all.add(new Panel(title, Overlay.render(photo, field, style)));
        return new Panels(
                all, legend, itsLegend, Optional.of(Legend.of(field, style, Locale.ROOT)));
    }

    /** Another photo is shown in the same part of its sides. */
    private static FigureView pinned(Analysis pinned, Analysis analysis, FigureView view) {
        double across = (double) pinned.photo().width() / analysis.photo().width();
        double down = (double) pinned.photo().height() / analysis.photo().height();
        var part =
                new ImageRegion(
                        view.part().left() * across,
                        view.part().top() * down,
                        Math.min(pinned.photo().width(), view.part().right() * across),
                        Math.min(pinned.photo().height(), view.part().bottom() * down));
        int height = (int) Math.max(1, Math.round(view.width() * part.height() / part.width()));
        return view.of(part, view.width(), height);
    }

    private static RgbImage resize(RgbImage photo, ImageRegion part, int width, int height) {
        boolean asItIs =
                part.equals(ImageRegion.whole(photo.width(), photo.height()))
                        && width == photo.width()
                        && height == photo.height();
        return asItIs
                ? photo
                : Resampling.resize(photo, part, width, height, Interpolation.BILINEAR_ANTIALIAS);
    }

    /** Of the highest, in pixels. */
    int height() {
        return all.stream().mapToInt(panel -> panel.picture().height()).max().orElseThrow();
    }

    /** Of each, in pixels. */
    int width() {
        return all.getFirst().picture().width();
    }
}
