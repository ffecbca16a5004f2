package org.lesionlens.ui.viewer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.Legend;

/** A map of another kind beside the others, with a key of its own. */
final class FurtherPane {

    private final LesionViewModel model;
    private final PicturePane pane;
    private final LegendView legend = new LegendView("further-legend");

    /**
     * @param model holds the map
     * @param picture that it is shown in
     */
    FurtherPane(LesionViewModel model, PictureView picture) {
        this.model = model;
        pane = new PicturePane("further", picture);
        legend.setBrief();
        pane.setUnderTitle(legend);
        picture.setOnPainted(this::showLegend);
    }

    PicturePane pane() {
        return pane;
    }

    /** True if there is one to be seen beside what is shown. */
    boolean isWanted(@Nullable Analysis analysis) {
        FurtherMap map = model.furtherMapProperty().get();
        return analysis != null
                && map != null
                && map.belongsTo(analysis)
                && model.layout().hasRoomForMore();
    }

    /** Shows the map, if there is one of the same photo and class. */
    void show(Analysis analysis) {
        FurtherMap map = model.furtherMapProperty().get();
        if (map == null || !isWanted(analysis)) {
            pane.picture().show(null);
            pane.setNote("");
            return;
        }
        legend.setVisible(false); // until it is painted
        pane.setTitle(map.title());
        pane.picture().show(PictureContent.further(analysis, map));
        pane.setNote(map.map().magnitude() == 0 ? ViewerWording.TEXTS.get("further.empty") : "");
    }

    private void showLegend() {
        HeatField heat = pane.picture().heatField();
        FurtherMap map = model.furtherMapProperty().get();
        if (heat != null && map != null) {
            Locale locale = Locale.getDefault(Locale.Category.FORMAT);
            legend.show(Legend.of(heat, pane.picture().style(), locale), map.scale());
        }
    }
}
