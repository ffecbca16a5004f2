package org.lesionlens.ui.patients;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.review.Patient;
import org.lesionlens.review.PatientContext;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.KeyNames;

/** Who the patient of a page is, and which lesion is the odd one out. */
final class PatientHeader extends VBox {

    private final PatientsViewModel model;
    private final Label id = new Label();
    private final Label facts = new Label();
    private final Button previous;
    private final Button next;
    private final FontIcon star = new FontIcon(Feather.STAR);
    private final Label comparison = new Label();
    private final Label meaning = new Label(PatientWording.TEXTS.get("comparison.meaning"));

    PatientHeader(PatientsViewModel model, PatientCommands commands) {
        this.model = model;
        getStyleClass().add("patient-header");
        id.setId("patient-id");
        id.getStyleClass().add("headline");
        id.setMinWidth(USE_PREF_SIZE);
        facts.setId("patient-facts");
        facts.getStyleClass().add("detail");
        facts.setMaxWidth(Double.MAX_VALUE);
        comparison.setId("patient-comparison");
        meaning.setId("patient-meaning");
        meaning.getStyleClass().add("detail");
        for (Label text : List.of(facts, comparison, meaning)) {
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
        }
        HBox.setHgrow(facts, Priority.ALWAYS);
        previous = step(commands.previous(), Feather.CHEVRON_UP);
        next = step(commands.next(), Feather.CHEVRON_DOWN);
        var line = new HBox(id, facts, new HBox(previous, next));
        line.getStyleClass().add("line");
        getChildren().addAll(line, comparison, meaning);
        model.pageProperty().subscribe(this::show);
        model.listedProperty().subscribe(_ -> showSteps());
    }

    private static Button step(Command command, Feather icon) {
        var button = new Button(null, new FontIcon(icon));
        button.setId("page-" + command.id());
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(command.label());
        String keys =
                command.keys() == null ? "" : String.join("+", new KeyNames().of(command.keys()));
        button.setTooltip(new Hint("%s (%s)".formatted(command.label(), keys)));
        button.setOnAction(_ -> command.action().run());
        return button;
    }

    private void show(PatientPage page) {
        showSteps();
        page.patient().ifPresent(patient -> tellOf(patient, page));
    }

    private void tellOf(Patient patient, PatientPage page) {
        PatientContext context = page.context();
        id.setText(PatientWording.name(patient));
        facts.setText(PatientWording.facts(patient));
        comparison.setText(PatientWording.comparison(patient, page.comparison()));
        comparison.setGraphic(patient.cases().stream().anyMatch(context::isOdd) ? star : null);
        meaning.setVisible(!context.ranks().isEmpty());
        meaning.setManaged(meaning.isVisible());
    }

    private void showSteps() {
        int place = model.place();
        int last = model.listedProperty().get().size() - 1;
        previous.setDisable(place == 0 || last < 0);
        next.setDisable(place == last);
    }
}
