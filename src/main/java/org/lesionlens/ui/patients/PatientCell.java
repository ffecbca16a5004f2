package org.lesionlens.ui.patients;

import javafx.beans.property.DoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.review.Patient;
import org.lesionlens.ui.fx.ProbabilityBar;
import org.lesionlens.ui.review.ProbabilityWords;

/** A patient's row in the list: who it is, how many lesions, and how bad the worst one looks. */
final class PatientCell extends ListCell<Patient> {

    private final Label id = new Label();
    private final Label person = new Label();
    private final Label lesions = new Label();
    private final Label positives = new Label(null, new FontIcon(Feather.PLUS_CIRCLE));
    private final Label unlabelled = new Label(null, new FontIcon(Feather.HELP_CIRCLE));
    private final ProbabilityBar bar = new ProbabilityBar();
    private final Label highest = new Label();
    private final VBox content;
    private final DoubleProperty threshold;

    /**
     * @param threshold of decision, marked on the bar
     * @param open does what a double click asks for
     */
    PatientCell(DoubleProperty threshold, Runnable open) {
        this.threshold = threshold;
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0); // as wide as the list, never wider
        id.getStyleClass().add("patient-id");
        id.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        person.getStyleClass().add("detail");
        lesions.getStyleClass().add("detail");
        positives.getStyleClass().addAll("labels", "positive");
        unlabelled.getStyleClass().addAll("labels", "unlabelled");
        highest.getStyleClass().add("number");
        lesions.setMinWidth(USE_PREF_SIZE); // who it is may be cut: the page tells it in full
        HBox.setHgrow(bar, Priority.ALWAYS);
        content =
                new VBox(
                        line(id, spring(), positives, unlabelled),
                        line(lesions, spring(), person),
                        line(bar, highest));
        content.getStyleClass().add("patient-row");
        Rows.whileShown(this, threshold, this::showHighest);
        setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY
                    && click.getClickCount() == 2
                    && !isEmpty()) {
                open.run();
            }
        });
    }

    private static HBox line(Region... parts) {
        var line = new HBox(parts);
        line.getStyleClass().add("line");
        return line;
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    @Override
    protected void updateItem(@Nullable Patient patient, boolean empty) {
        super.updateItem(patient, empty);
        if (empty || patient == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        id.setText(PatientWording.name(patient));
        person.setText(patient.isNamed() ? PatientWording.person(patient) : "");
        person.setManaged(!person.getText().isEmpty());
        lesions.setText(PatientWording.lesions(patient));
        count(positives, patient.positives());
        count(unlabelled, patient.unlabelled());
        showHighest();
        setAccessibleText(PatientWording.name(patient) + ", " + PatientWording.facts(patient));
        setGraphic(content);
    }

    private static void count(Label label, int count) {
        label.setText(PatientWording.TEXTS.get("count", count));
        label.setVisible(count > 0);
        label.setManaged(count > 0);
    }

    private void showHighest() {
        Patient patient = getItem();
        if (patient != null) {
            patient.highestProbability()
                    .ifPresent(highestOne -> bar.show(highestOne, threshold.get()));
            bar.setVisible(patient.highestProbability().isPresent());
            highest.setText(
                    patient.highestProbability().isPresent()
                            ? ProbabilityWords.number(
                                    patient.highestProbability().getAsDouble(), threshold.get())
                            : PatientWording.TEXTS.get("highest.none"));
        }
    }
}
