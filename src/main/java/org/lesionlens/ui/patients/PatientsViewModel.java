package org.lesionlens.ui.patients;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.cases.Lesion;
import org.lesionlens.evaluation.UglyDuckling;
import org.lesionlens.review.Patient;
import org.lesionlens.review.PatientContext;
import org.lesionlens.review.PatientOrder;
import org.lesionlens.review.Patients;
import org.lesionlens.review.PooledFeatures;
import org.lesionlens.ui.review.ReviewViewModel;

/**
 * The patients of the set, and the one whose lesion is selected: whoever selects a lesion, in
 * whatever view, chooses its patient, and choosing a patient selects a lesion. Belongs to the UI
 * thread.
 */
public final class PatientsViewModel {

    private final ReviewViewModel review;
    private final PooledFeatures features;
    private final LatestJob<PatientContext> comparing;
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ObjectProperty<PatientOrder> order =
            new SimpleObjectProperty<>(this, "order", PatientOrder.ID);
    private final ReadOnlyObjectWrapper<Patients> patients;
    private final ReadOnlyObjectWrapper<List<Patient>> listed =
            new ReadOnlyObjectWrapper<>(this, "listed", List.of());
    private final ReadOnlyObjectWrapper<@Nullable Patient> patient =
            new ReadOnlyObjectWrapper<>(this, "patient");
    private final ReadOnlyObjectWrapper<Comparison> comparison =
            new ReadOnlyObjectWrapper<>(this, "comparison", new Comparison.Nobody());

    /**
     * @param review whose patients they are
     * @param features of its lesions, asked for on the worker of {@code comparing}
     * @param comparing reads and compares
     */
    public PatientsViewModel(
            ReviewViewModel review, PooledFeatures features, LatestJob<PatientContext> comparing) {
        this.review = review;
        this.features = features;
        this.comparing = comparing;
        this.patients = new ReadOnlyObjectWrapper<>(this, "patients", sorted());
        review.reviewProperty().subscribe((_, _) -> sort());
        order.subscribe((_, _) -> sort());
        review.selectedProperty().subscribe((_, _) -> follow());
        search.subscribe((_, _) -> list());
        list();
        follow();
    }

    private Patients sorted() {
        return Patients.of(review.reviewProperty().get()).sortedBy(order.get());
    }

    private void sort() {
        patients.set(sorted());
        list();
        follow();
    }

    private void list() {
        listed.set(patients.get().search(search.get()));
    }

    private void follow() {
        Lesion selected = review.selectedProperty().get();
        Patient found = selected == null ? null : patients.get().of(selected).orElse(null);
        if (found == null || !found.equals(patient.get())) {
            patient.set(found);
            compare(found);
        }
    }

    private void compare(@Nullable Patient whose) {
        comparing.cancel();
        if (whose == null || !whose.isNamed()) {
            comparison.set(new Comparison.Nobody());
        } else if (whose.lesions().size() < UglyDuckling.FEWEST) {
            comparison.set(new Comparison.TooFew());
        } else {
            comparison.set(new Comparison.Running());
            comparing.submit(
                    () -> PatientContext.of(whose, features),
                    found -> comparison.set(new Comparison.Done(found)),
                    cause -> comparison.set(new Comparison.Failed(reason(cause))));
        }
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** Part of the id of the patients that are listed; blank lists all. */
    public StringProperty searchProperty() {
        return search;
    }

    /** How the patients are sorted. */
    public ObjectProperty<PatientOrder> orderProperty() {
        return order;
    }

    /** All patients of the set, sorted. */
    ReadOnlyObjectProperty<Patients> patientsProperty() {
        return patients.getReadOnlyProperty();
    }

    /** The patients that were searched for, sorted. */
    ReadOnlyObjectProperty<List<Patient>> listedProperty() {
        return listed.getReadOnlyProperty();
    }

    /** Whose lesion is selected; null while none is. */
    public ReadOnlyObjectProperty<@Nullable Patient> patientProperty() {
        return patient.getReadOnlyProperty();
    }

    /** How that patient's lesions compare with each other. */
    ReadOnlyObjectProperty<Comparison> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** The lesion that all views point at. */
    ObjectProperty<@Nullable Lesion> selectedProperty() {
        return review.selectedProperty();
    }

    /** The decision threshold. */
    DoubleProperty thresholdProperty() {
        return review.thresholdProperty();
    }

    /** Selects the worst-looking lesion of another patient; leaves the selection to its own. */
    void choose(Patient wanted) {
        Patient now = patient.get();
        if (now == null || !now.id().equals(wanted.id())) {
            review.selectedProperty().set(wanted.worst());
        }
    }

    /**
     * Chooses another of the listed patients: the first if the present one is not among them, and
     * the same one again at either end.
     *
     * @param by how many to go on, back if negative
     */
    public void move(int by) {
        List<Patient> list = listed.get();
        if (!list.isEmpty()) {
            int index = place();
            choose(list.get(index < 0 ? 0 : Math.clamp(index + by, 0, list.size() - 1)));
        }
    }

    /** Where the present patient stands in the list; -1 if it does not. */
    int place() {
        Patient now = patient.get();
        return now == null ? -1 : listed.get().indexOf(now);
    }
}
