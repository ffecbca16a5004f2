package org.lesionlens.ui.viewer;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.Legend;
import org.lesionlens.ui.fx.Formats;

/** A second map: where the networks of an ensemble disagree, with a key of its own. */
final class SpreadPane {

    private final ViewSettings settings;
    private final PicturePane pane;
    private final LegendView legend = new LegendView("spread-legend");
    private int networks;

    /**
     * @param settings say whether it is wanted
     * @param picture that it is shown in
     */
    SpreadPane(ViewSettings settings, PictureView picture) {
        this.settings = settings;
        pane = new PicturePane("spread", picture);
        legend.setBrief();
        pane.setAside(legend);
        picture.setOnPainted(this::showLegend);
    }

    PicturePane pane() {
        return pane;
    }

    /** True if it is to be seen beside the others. */
    boolean isWanted(@Nullable Analysis analysis) {
        return analysis != null
                && settings.spreadProperty().get()
                && settings.layoutProperty().get() != ViewLayout.PHOTO
                && analysis.branchSpread().isPresent();
    }

    /** Shows where the networks of an analysis disagree; nothing of one network. */
    void show(Analysis analysis) {
        Optional<Heatmap> spread = isWanted(analysis) ? analysis.branchSpread() : Optional.empty();
        networks = analysis.pass().branches().size();
        legend.setVisible(false); // until it is painted
        pane.setTitle(ViewerWording.TEXTS.get("spread.title", analysis.className()));
        pane.picture().show(spread.map(map -> PictureContent.spread(analysis, map)).orElse(null));
        boolean none = spread.isPresent() && spread.get().isEmpty();
        pane.setNote(none ? ViewerWording.TEXTS.get("spread.none") : "");
    }

    private void showLegend() {
        HeatField heat = pane.picture().heatField();
        if (heat != null) {
            Locale locale = Locale.getDefault(Locale.Category.FORMAT);
            legend.show(
                    Legend.of(heat, pane.picture().style(), locale),
                    ViewerWording.TEXTS.get("scale.spread", Formats.whole(networks)));
        }
    }
}
