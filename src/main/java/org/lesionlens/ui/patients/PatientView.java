package org.lesionlens.ui.patients;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.Patient;
import org.lesionlens.ui.fx.InWindow;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.review.HeatBar;
import org.lesionlens.ui.review.LesionPlace;
import org.lesionlens.ui.review.ReviewStyle;
import org.lesionlens.ui.review.Thumbnails;

/**
 * A patient's page: all lesions as pairs of photo and overlay by their site on the body, the odd
 * one out first. Only the rows on the screen exist, however many lesions there are.
 */
public final class PatientView extends StackPane implements LesionPlace {

    private static final double MARGINS = 48; // of the rows and for the scroll bar
    private static final double ROOM_FOR_BODY = 830; // with two cards beside each other

    private static final Set<KeyCode> STEPPING =
            EnumSet.of(
                    KeyCode.LEFT,
                    KeyCode.RIGHT,
                    KeyCode.UP,
                    KeyCode.DOWN,
                    KeyCode.HOME,
                    KeyCode.END);

    private final PatientsViewModel model;
    private final PatientCommands commands;
    private final Consumer<? super LesionImage> open;
    private final ListView<PageRow> rows = new ListView<>();
    private final ReadOnlyObjectWrapper<Columns> columns =
            new ReadOnlyObjectWrapper<>(this, "columns", Columns.of(0, 0, 1));
    private final DoubleProperty cardWidth =
            new SimpleDoubleProperty(this, "cardWidth", Columns.NARROWEST);
    private final BodyMap body;
    private @Nullable String shown; // id of the patient whose rows are there

    /**
     * @param commands that lead to other patients, and choose what is seen of one
     * @param thumbnails small pictures of the lesions
     * @param heat how all heat is made and drawn
     * @param open shows a lesion large
     */
    public PatientView(
            PatientsViewModel model,
            PatientCommands commands,
            Thumbnails thumbnails,
            HeatBar heat,
            Consumer<? super LesionImage> open) {
        this.model = model;
        this.commands = commands;
        this.open = open;
        setId("patient");
        getStyleClass().add("patient-page");
        ReviewStyle.dress(this);
        getStylesheets().add(Stylesheet.beside(PatientView.class, "patients.css"));
        rows.setId("patient-rows");
        rows.setAccessibleText(PatientWording.TEXTS.get("page.lesions"));
        rows.setCellFactory(_ -> new PageCell(model, columns, thumbnails, open));
        rows.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        rows.widthProperty().subscribe(_ -> divide());
        cardWidth.subscribe(_ -> divide());
        body = new BodyMap(model);
        var lesions = new BorderPane(rows, null, body, null, null);
        VBox.setVgrow(lesions, Priority.ALWAYS);
        heat.getChildren().add(new CardSize(cardWidth));
        var page = new VBox(new PatientHeader(model, commands), heat, lesions);
        var nobody = new Label(PatientWording.TEXTS.get("page.none"));
        nobody.setId("patient-none");
        nobody.setWrapText(true);
        nobody.getStyleClass().add("detail");
        getChildren().addAll(page, nobody);
        ObservableValue<Boolean> isSomebody =
                model.pageProperty().map(shownPage -> shownPage.patient().isPresent());
        page.visibleProperty().bind(isSomebody);
        nobody.visibleProperty().bind(isSomebody.map(somebody -> !somebody));
        model.pageProperty()
                .subscribe(_ -> {
                    divide();
                    show();
                    showBody();
                });
        widthProperty().subscribe(_ -> showBody());
        commands.bodyMapProperty().subscribe(_ -> showBody());
        var inWindow = InWindow.of(this);
        inWindow.subscribe(_ -> want());
        model.pageProperty().subscribe(_ -> want());
        columns.subscribe(_ -> {
            show();
            Platform.runLater(this::reveal); // it is in another row now
        });
        model.selectedProperty().subscribe(_ -> reveal());
    }

    /** How wide a lesion's card is wanted, in pixels. */
    public DoubleProperty cardWidthProperty() {
        return cardWidth;
    }

    private void divide() {
        int lesions = model.pageLesions().size();
        columns.set(Columns.of(rows.getWidth() - MARGINS, cardWidth.get(), lesions));
    }

    /** Where it leaves room for the lesions, and has anything to tell. */
    private void showBody() {
        boolean seen =
                commands.bodyMapProperty().get()
                        && getWidth() >= ROOM_FOR_BODY
                        && body.isWorthShowing();
        body.setVisible(seen);
        body.setManaged(seen);
    }

    private void want() {
        boolean isSeen = getScene() != null;
        model.maps().want("patient", isSeen ? model.pageLesions() : List.of());
    }

    @Override
    public Optional<LesionImage> lesionAsked(boolean byKey) {
        return Optional.ofNullable(model.selectedProperty().get()).filter(_ -> byKey);
    }

    private void show() {
        PatientPage page = model.pageProperty().get();
        List<PageRow> wanted = PageRow.of(page.sites(), columns.get().count());
        if (!wanted.equals(rows.getItems())) {
            rows.getItems().setAll(wanted);
            mark();
        }
        if (!(page.comparison() instanceof Comparison.Running)) {
            page.patient().map(Patient::id).ifPresent(this::begin);
        }
    }

    /** The rows of another patient are seen from the first on. */
    private void begin(String id) {
        if (!id.equals(shown)) {
            shown = id;
            rows.scrollTo(0);
            reveal();
        }
    }

    /** Says to a screen reader where the selected lesion is. */
    private int mark() {
        int row = PageSteps.row(rows.getItems(), model.selectedProperty().get());
        if (row < 0) {
            rows.getSelectionModel().clearSelection();
        } else {
            rows.getSelectionModel().clearAndSelect(row);
        }
        return row;
    }

    private void reveal() {
        int row = mark();
        if (row >= 0) {
            rows.layout(); // what was scrolled before, so that it need not be scrolled any more
            Rows.reveal(rows, row);
        }
    }

    private void step(LesionImage lesion, boolean reaching) {
        if (reaching) {
            model.selection().through(lesion, model.pageLesions(), false);
        } else {
            model.selection().only(lesion);
        }
    }

    private void press(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        LesionImage selected = model.selectedProperty().get();
        if (event.getCode() == KeyCode.ENTER && selected != null) {
            open.accept(selected);
            event.consume();
        }
        if (STEPPING.contains(event.getCode())) {
            PageSteps.step(rows.getItems(), selected, event.getCode())
                    .ifPresent(lesion -> step(lesion, event.isShiftDown()));
            event.consume();
        }
    }
}
