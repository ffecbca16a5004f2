package org.lesionlens.ui.viewer;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.image.LesionMask;
import org.lesionlens.overlay.MaskMeasures;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.review.MaskWords;
import org.lesionlens.ui.review.ShownMask;

/** What the mask beside the photo says of the shown map; not there where no mask is. */
public final class MaskSection extends VBox {

    private final LesionViewModel model;
    private final ShownMask mask;
    private final Label told = new Label();
    private final CheckBox outlined = new CheckBox(ViewerWording.TEXTS.get("outline"));

    public MaskSection(LesionViewModel model, ShownMask mask) {
        this.model = model;
        this.mask = mask;
        setId("mask");
        outlined.setId("outline");
        outlined.setTooltip(new Hint(ViewerWording.TEXTS.get("outline.help")));
        var wanted = model.settings().outlinedProperty();
        outlined.selectedProperty().bindBidirectional(wanted);
        wanted.bindBidirectional(mask.outlinedProperty());
        model.outlineProperty().bind(mask.outline());
        told.setId("mask-told");
        told.setWrapText(true);
        told.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(Sections.title(ViewerWording.TEXTS.get("mask")), outlined, told);
        mask.foundProperty().subscribe(_ -> show());
        model.analysisProperty().subscribe(_ -> show());
    }

    private void show() {
        String words = mask.problem();
        LesionMask drawn = mask.mask().orElse(null);
        setVisible(drawn != null || !words.isEmpty());
        setManaged(isVisible());
        outlined.setDisable(drawn == null || mask.isTooRagged());
        told.setText(drawn == null ? words : (ragged() + measured(drawn)).strip());
    }

    private String ragged() {
        return mask.isTooRagged() ? ViewerWording.TEXTS.get("outline.ragged") + "\n" : "";
    }

    private String measured(LesionMask drawn) {
        Analysis analysis = model.analysisProperty().get();
        return analysis == null
                ? ""
                : MaskWords.of(
                        MaskMeasures.of(analysis.explanation().map(), analysis.geometry(), drawn));
    }
}
