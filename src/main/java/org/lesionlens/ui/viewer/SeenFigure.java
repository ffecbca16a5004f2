package org.lesionlens.ui.viewer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.export.FigureView;
import org.lesionlens.export.PictureLayout;
import org.lesionlens.image.ImageRegion;

/** What the layout shows of a lesion, as a figure. */
public final class SeenFigure {

    private final LesionViewModel model;
    private final LesionPanes panes;
    private final WipeHandle wipe;

    SeenFigure(LesionViewModel model, LesionPanes panes, WipeHandle wipe) {
        this.model = model;
        this.panes = panes;
        this.wipe = wipe;
    }

    /**
     * What is seen, in physical pixels; none while nothing is.
     *
     * @param decision the decision threshold, in [0, 1]
     */
    public Optional<FigureView> seen(double decision) {
        return Optional.ofNullable(panes.main().framing())
                .map(seen ->
                        view(seen.shownPart(), seen.shownWidth(), seen.shownHeight(), decision));
    }

    /**
     * The whole photo at its full size, in the style that is seen.
     *
     * @param decision the decision threshold, in [0, 1]
     */
    public Optional<FigureView> whole(double decision) {
        return Optional.ofNullable(model.analysisProperty().get())
                .map(Analysis::photo)
                .map(all ->
                        view(
                                ImageRegion.whole(all.width(), all.height()),
                                all.width(),
                                all.height(),
                                decision));
    }

    private FigureView view(ImageRegion part, int width, int height, double decision) {
        ViewSettings settings = model.settings();
        return new FigureView(
                panes.overlay().style(),
                settings.heatOptions(),
                settings.signedProperty().get(),
                part,
                width,
                height,
                layout(part),
                decision);
    }

    private PictureLayout layout(ImageRegion part) {
        Analysis pinned = model.pinnedProperty().get();
        return switch (model.layout()) {
            case PHOTO -> PictureLayout.PHOTO;
            case SIDE_BY_SIDE -> PictureLayout.PAIR;
            case OVERLAY -> PictureLayout.OVERLAY;
            case WIPE -> PictureLayout.wipe(wipedShare(part));
            case MAP -> PictureLayout.MAP;
            case COMPARE -> pinned == null ? PictureLayout.OVERLAY : PictureLayout.compare(pinned);
        };
    }

    /** Where the line of the wipe lies in a part of the photo, in [0, 1] of its width. */
    private double wipedShare(ImageRegion part) {
        @Nullable Framing framing = panes.overlay().framing();
        if (framing == null) {
            return 0;
        }
        double column = framing.photoX(wipe.shareProperty().get() * framing.viewWidth());
        return Math.clamp((column - part.left()) / part.width(), 0, 1);
    }
}
