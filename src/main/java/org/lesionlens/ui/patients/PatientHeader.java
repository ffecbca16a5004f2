package org.lesionlens.ui.patients;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.review.Patient;
import org.lesionlens.ui.fx.KeyNames;

/** Who the patient of a page is, and which lesion is the odd one out. */
final class PatientHeader extends VBox {

    private final PatientsViewModel model;
    private final Label id = new Label();
    private final Label facts = new Label();
    private final Button previous;
    private final Button next;
    private final Label comparison = new Label(null, new FontIcon(Feather.STAR));
    private final Label meaning = new Label(Wording.TEXTS.get("comparison.meaning"));

    PatientHeader(PatientsViewModel model) {
        this.model = model;
        getStyleClass().add("patient-header");
        id.setId("patient-id");
        id.getStyleClass().add("headline");
        facts.setId("patient-facts");
        facts.setWrapText(true);
        facts.getStyleClass().add("detail");
        previous = step("previous-patient", Feather.CHEVRON_UP, -1, "Alt", "↑");
        next = step("next-patient", Feather.CHEVRON_DOWN, 1, "Alt", "↓");
        comparison.setId("patient-comparison");
        meaning.setId("patient-meaning");
        meaning.getStyleClass().add("detail");
        for (Label sentence : List.of(comparison, meaning)) {
            sentence.setWrapText(true);
            sentence.setMinHeight(USE_PREF_SIZE);
        }
        getChildren().addAll(line(), comparison, meaning);
        model.patientProperty().subscribe(this::show);
        model.listedProperty().subscribe(this::showSteps);
        model.comparisonProperty().subscribe(this::showComparison);
    }
}
