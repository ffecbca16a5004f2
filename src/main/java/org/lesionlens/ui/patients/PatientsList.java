package org.lesionlens.ui.patients;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.lesionlens.review.Patient;
import org.lesionlens.review.PatientOrder;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.Stylesheet;

/** All patients of a set, to be searched, sorted and chosen from; about 240 pixels wide. */
public final class PatientsList extends VBox {

    private final PatientsViewModel model;
    private final Runnable open;
    private final Label count = new Label();
    private final TextField search = new TextField();
    private final ListView<Patient> list = new ListView<>();
    private final Label nothing = new Label();
    private final Button clear = new Button(PatientWording.TEXTS.get("search.clear"));
    private boolean following; // the list shows what was chosen, nobody chooses in it

    /**
     * @param open shows the page of the patient that is chosen
     */
    public PatientsList(PatientsViewModel model, Runnable open) {
        this.model = model;
        this.open = open;
        setId("patients");
        getStyleClass().add("patients-list");
        getStylesheets().add(Stylesheet.beside(PatientsList.class, "patients.css"));
        var header = new VBox(title(), search(), order());
        header.getStyleClass().add("header");
        getChildren().addAll(header, list());
        model.listedProperty().subscribe(this::show);
        model.pageProperty().subscribe(_ -> follow());
        model.searchProperty()
                .subscribe(_ -> {
                    say();
                    Platform.runLater(this::reveal); // once the rows are there
                });
    }

    /** Brings a person to the search. */
    public void find() {
        search.requestFocus();
        search.selectAll();
    }

    private HBox title() {
        var title = new Label(PatientWording.TEXTS.get("patients"));
        title.getStyleClass().add("title");
        count.setId("patients-count");
        count.getStyleClass().add("detail");
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var line = new HBox(title, spring, count);
        line.getStyleClass().add("line");
        return line;
    }

    private TextField search() {
        search.setId("patients-search");
        search.setPromptText(PatientWording.TEXTS.get("search"));
        search.setAccessibleText(PatientWording.TEXTS.get("search"));
        search.textProperty().bindBidirectional(model.searchProperty());
        search.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    boolean handled =
                            switch (event.getCode()) {
                                case DOWN -> goToList();
                                case ENTER -> goToList() && open();
                                case ESCAPE -> clear();
                                default -> false;
                            };
                    if (handled) {
                        event.consume();
                    }
                });
        return search;
    }

    private HBox order() {
        var choice = new ComboBox<PatientOrder>();
        choice.setId("patients-order");
        choice.getItems().setAll(PatientOrder.values());
        choice.setConverter(new OrderNames());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setMinWidth(0);
        choice.setAccessibleText(PatientWording.TEXTS.get("order"));
        choice.setTooltip(new Hint(PatientWording.TEXTS.get("order")));
        choice.valueProperty().bindBidirectional(model.orderProperty());
        HBox.setHgrow(choice, Priority.ALWAYS);
        return new HBox(choice);
    }

    private ListView<Patient> list() {
        list.setId("patients-rows");
        list.setAccessibleText(PatientWording.TEXTS.get("patients"));
        list.setCellFactory(_ -> new PatientCell(model.thresholdProperty(), open));
        list.setPlaceholder(placeholder());
        VBox.setVgrow(list, Priority.ALWAYS);
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> {
                    if (chosen != null && !following) {
                        model.choose(chosen);
                    }
                });
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER && open()) {
                        event.consume();
                    }
                });
        return list;
    }

    private VBox placeholder() {
        nothing.setId("patients-nothing");
        nothing.setWrapText(true);
        clear.setId("patients-clear");
        clear.setOnAction(_ -> clear());
        var placeholder = new VBox(nothing, clear);
        placeholder.getStyleClass().add("placeholder");
        return placeholder;
    }

    private boolean open() {
        if (model.pageProperty().get().patient().isEmpty()) {
            return false;
        }
        open.run();
        return true;
    }

    private boolean clear() {
        boolean wasSearching = !search.getText().isEmpty();
        search.clear();
        return wasSearching;
    }

    /** From the search on, the patient that was there is kept if it was found, else the first. */
    private boolean goToList() {
        if (model.listedProperty().get().isEmpty()) {
            return false;
        }
        if (model.place() < 0) {
            model.move(0);
        }
        list.requestFocus();
        return true;
    }

    private void show(List<Patient> patients) {
        say();
        following = true;
        list.getItems().setAll(patients);
        following = false;
        follow();
    }

    private void say() {
        List<Patient> patients = model.listedProperty().get();
        int all = model.patientsProperty().get().count();
        long found = patients.stream().filter(Patient::isNamed).count();
        boolean searching = !model.searchProperty().get().isBlank();
        count.setText(
                searching
                        ? PatientWording.TEXTS.get("patients.found", found, all)
                        : PatientWording.TEXTS.get("count", all));
        nothing.setText(
                searching
                        ? PatientWording.TEXTS.get(
                                "none.found", model.searchProperty().get().strip())
                        : PatientWording.TEXTS.get("none.open"));
        clear.setVisible(searching);
        clear.setManaged(searching);
    }

    /** Whoever searches, or ends a search, finds the present patient in sight. */
    private void reveal() {
        int place = model.place();
        if (place >= 0 && getScene() != null) {
            list.layout();
            Rows.reveal(list, place);
        }
    }

    private void follow() {
        int place = model.place();
        var selection = list.getSelectionModel();
        if (place == selection.getSelectedIndex()) {
            return;
        }
        following = true;
        if (place < 0) {
            selection.clearSelection();
        } else {
            selection.clearAndSelect(place);
            Rows.reveal(list, place);
        }
        following = false;
    }

    private static final class OrderNames extends StringConverter<PatientOrder> {

        @Override
        public String toString(PatientOrder order) {
            return switch (order) {
                case ID -> PatientWording.TEXTS.get("order.id");
                case AGE -> PatientWording.TEXTS.get("order.age");
                case LESIONS -> PatientWording.TEXTS.get("order.lesions");
                case PROBABILITY -> PatientWording.TEXTS.get("order.probability");
                case LABEL -> PatientWording.TEXTS.get("order.label");
            };
        }

        @Override
        public PatientOrder fromString(String name) {
            throw new UnsupportedOperationException("the list is not editable");
        }
    }
}
