package org.lesionlens.ui.patients;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.collections.FXCollections;
import javafx.geometry.Orientation;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.CaseSequence;
import org.lesionlens.review.Patient;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.InWindow;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.review.LesionPlace;
import org.lesionlens.ui.review.ReviewStyle;
import org.lesionlens.ui.review.Thumbnails;

/**
 * The other lesions of the patient whose lesion is looked at, in one row below it: what is normal
 * for this skin, one click away. They stand in the order in which one goes through the photos, and
 * while a filter is on, they are those that it wants.
 */
public final class LesionStrip extends StackPane implements LesionPlace {

    private final PatientsViewModel model;
    private final ListView<ReviewCase> lesions = new ListView<>();
    private boolean following; // the row shows what was selected, nobody selects in it

    /**
     * @param thumbnails small pictures of the lesions
     */
    public LesionStrip(PatientsViewModel model, Thumbnails thumbnails) {
        this.model = model;
        getStyleClass().add("lesion-strip");
        ReviewStyle.dress(this);
        getStylesheets().add(Stylesheet.beside(LesionStrip.class, "patients.css"));
        lesions.setId("strip");
        lesions.setOrientation(Orientation.HORIZONTAL);
        lesions.setCellFactory(_ -> new StripCell(model, thumbnails));
        lesions.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        getChildren().add(lesions);
        model.pageProperty().subscribe(_ -> show());
        model.sequence().when(InWindow.of(this)).subscribe(_ -> show());
        model.selectedProperty().subscribe(_ -> follow());
    }

    /** True while there are other lesions to compare with. */
    public BooleanExpression worthShowing() {
        return Bindings.createBooleanBinding(
                () -> {
                    CaseSequence wanted = model.sequence().getValue();
                    return wanted == null
                            ? lesionsOf(model.pageProperty().get()).size() > 1
                            : !wanted.isEmpty();
                },
                model.sequence(),
                model.pageProperty());
    }

    private static List<ReviewCase> lesionsOf(PatientPage page) {
        return page.patient().filter(Patient::isNamed).map(Patient::cases).orElse(List.of());
    }

    @Override
    public Optional<LesionImage> lesionAsked(boolean byKey) {
        return Optional.ofNullable(model.selectedProperty().get()).filter(_ -> byKey);
    }

    private void show() {
        CaseSequence wanted = model.sequence().getValue();
        List<ReviewCase> shown = wanted == null ? lesionsOf(model.pageProperty().get()) : wanted;
        lesions.setAccessibleText(
                PatientWording.TEXTS.get(wanted == null ? "page.lesions" : "strip.wanted"));
        if (wanted != null || !shown.equals(lesions.getItems())) {
            following = true;
            lesions.setItems(FXCollections.observableList(shown)); // thousands are not copied
            following = false;
        }
        follow();
    }

    private int place(@Nullable LesionImage selected) {
        CaseSequence shown = new CaseSequence(List.of(lesions.getItems()));
        return selected == null ? -1 : shown.indexOf(selected.file());
    }

    private void choose(ReviewCase chosen) {
        if (chosen != null && !following) {
            model.selectedProperty().set(chosen.image());
        }
    }

    private void follow() {
        LesionImage selected = model.selectedProperty().get();
        int place = place(selected);
        if (place == lesions.getSelectionModel().getSelectedIndex()) {
            return;
        }
        following = true;
        if (place < 0) {
            lesions.getSelectionModel().clearSelection();
        } else {
            lesions.getSelectionModel().clearAndSelect(place);
            Rows.reveal(lesions, place);
        }
        following = false;
    }
}
