package org.lesionlens.ui.patients;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.CaseSequence;
import org.lesionlens.review.Patient;
import org.lesionlens.review.PatientContext;
import org.lesionlens.review.PatientOrder;
import org.lesionlens.review.Patients;
import org.lesionlens.review.PooledFeatures;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.review.LesionMaps;
import org.lesionlens.ui.review.LesionSelection;
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
    private final LesionMaps maps;
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ObjectProperty<PatientOrder> order =
            new SimpleObjectProperty<>(this, "order", PatientOrder.ID);
    private final ReadOnlyObjectWrapper<Patients> patients;
    private final ReadOnlyObjectWrapper<List<Patient>> listed =
            new ReadOnlyObjectWrapper<>(this, "listed", List.of());
    private final ReadOnlyObjectWrapper<PatientPage> page =
            new ReadOnlyObjectWrapper<>(this, "page", PatientPage.NONE);

    /**
     * @param review whose patients they are
     * @param features of its lesions, asked for on the worker of {@code comparing}
     * @param comparing reads and compares
     * @param maps of the lesions that are seen together
     */
    public PatientsViewModel(
            ReviewViewModel review,
            PooledFeatures features,
            LatestJob<PatientContext> comparing,
            LesionMaps maps) {
        this.review = review;
        this.features = features;
        this.comparing = comparing;
        this.maps = maps;
        this.patients =
                new ReadOnlyObjectWrapper<>(
                        this, "patients", Patients.of(review.reviewProperty().get()));
        review.reviewProperty().subscribe((_, newer) -> take(patients.get().updated(newer)));
        order.subscribe((_, other) -> take(patients.get().sortedBy(other)));
        review.selectedProperty().subscribe((_, _) -> follow());
        search.subscribe((_, _) -> list());
        list();
        follow();
    }

    private void take(Patients newer) {
        patients.set(newer);
        list();
        follow();
    }

    private void list() {
        listed.set(patients.get().search(search.get()));
    }

    private void follow() {
        LesionImage selected = review.selectedProperty().get();
        Optional<Patient> found =
                Optional.ofNullable(selected).flatMap(lesion -> patients.get().of(lesion));
        if (!found.equals(page.get().patient())) {
            comparing.cancel();
            page.set(found.map(this::opened).orElse(PatientPage.NONE));
            compare();
        }
    }

    private PatientPage opened(Patient patient) {
        return new PatientPage(
                Optional.of(patient),
                Comparison.begun(
                        patient,
                        page.get().isOf(patient) ? page.get().context() : PatientContext.NONE));
    }

    private void compare() {
        PatientPage opened = page.get();
        if (opened.comparison() instanceof Comparison.Running) {
            Patient patient = opened.patient().orElseThrow();
            comparing.submit(
                    () -> PatientContext.of(patient, features),
                    found -> compared(opened, new Comparison.Done(found)),
                    cause -> compared(opened, new Comparison.Failed(Reason.of(cause))));
        }
    }

    private void compared(PatientPage opened, Comparison comparison) {
        page.set(new PatientPage(opened.patient(), comparison));
    }

    /** Which maps the lesions of the page are shown with. */
    public LesionMaps maps() {
        return maps;
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

    /** The patient whose lesion is selected. */
    ReadOnlyObjectProperty<PatientPage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** The lesion that all views point at. */
    ObjectProperty<@Nullable LesionImage> selectedProperty() {
        return review.selectedProperty();
    }

    /** The lesions that are selected together with it. */
    LesionSelection selection() {
        return review.selection();
    }

    /** The lesions of the page, in its order. */
    public List<LesionImage> pageLesions() {
        return page.get().sites().values().stream()
                .flatMap(List::stream)
                .map(ReviewCase::image)
                .toList();
    }

    /** The lesions that a filter wants, in their order; null while none is on. */
    ObservableValue<@Nullable CaseSequence> sequence() {
        return review.sequence();
    }

    /** The decision threshold. */
    DoubleProperty thresholdProperty() {
        return review.thresholdProperty();
    }

    /** Selects the worst-looking lesion of another patient; leaves the selection to its own. */
    void choose(Patient wanted) {
        if (!page.get().isOf(wanted)) {
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
        List<Patient> list = listed.get();
        return IntStream.range(0, list.size())
                .filter(place -> page.get().isOf(list.get(place)))
                .findFirst()
                .orElse(-1);
    }
}
