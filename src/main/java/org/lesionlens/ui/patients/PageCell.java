package org.lesionlens.ui.patients;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.PatientContext;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.review.Thumbnails;

/** A row of a patient's page. */
final class PageCell extends ListCell<PageRow> {

    private final PatientsViewModel model;
    private final ObservableValue<Columns> columns;
    private final Thumbnails thumbnails;
    private final Consumer<? super LesionImage> open;
    private final HBox panels = new HBox(Columns.GAP);

    /**
     * @param columns into which the page is divided
     * @param open shows a lesion that was clicked twice
     */
    PageCell(
            PatientsViewModel model,
            ObservableValue<Columns> columns,
            Thumbnails thumbnails,
            Consumer<? super LesionImage> open) {
        this.model = model;
        this.columns = columns;
        this.thumbnails = thumbnails;
        this.open = open;
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0); // as wide as the page, never wider
        panels.getStyleClass().add("panels");
        Rows.whileShown(this, model.thresholdProperty(), this::showPanels);
        Rows.whileShown(this, model.selectedProperty(), this::showPanels);
        Rows.whileShown(this, model.selection().filesProperty(), this::showPanels);
        Rows.whileShown(this, model.pageProperty(), this::showPanels);
        Rows.whileShown(this, columns, this::showPanels);
        Rows.whileShown(this, model.maps().versionProperty(), this::showPanels);
        // A row gets its lesions while it is hidden, and a hidden pair's wish is not granted.
        visibleProperty().subscribe(_ -> showPanels());
    }

    @Override
    protected void updateItem(@Nullable PageRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        showPanels();
        setGraphic(panels);
    }

    private void showPanels() {
        PageRow row = getItem();
        if (row == null) {
            return;
        }
        List<PageRow.Place> places = row.places();
        while (panels.getChildren().size() < places.size()) {
            panels.getChildren().add(panel(panels.getChildren().size()));
        }
        for (int i = 0; i < panels.getChildren().size(); i++) {
            LesionPanel panel = (LesionPanel) panels.getChildren().get(i);
            panel.setVisible(i < places.size());
            panel.head(i < places.size() ? places.get(i) : null, row.isHeaded());
            if (panel.isVisible()) {
                show(panel, places.get(i).lesion());
            }
        }
        setAccessibleText(spoken(row));
    }

    private void show(LesionPanel panel, ReviewCase one) {
        panel.setWidthTo(columns.getValue().panelWidth());
        panel.show(
                one,
                model.maps().of(one),
                model.pageProperty().get().context(),
                model.thresholdProperty().get());
        panel.mark(isSelected(one), model.selection().contains(one.image()));
    }

    private boolean isSelected(ReviewCase one) {
        return one.image().equals(model.selectedProperty().get());
    }

    /** The selected lesion if it is in this row, else all of the row. */
    private String spoken(PageRow row) {
        PatientContext context = model.pageProperty().get().context();
        List<ReviewCase> all = row.places().stream().map(PageRow.Place::lesion).toList();
        List<ReviewCase> selected = all.stream().filter(this::isSelected).toList();
        return (selected.isEmpty() ? all : selected)
                .stream()
                        .map(one ->
                                LesionPanel.spoken(one, context, model.thresholdProperty().get()))
                        .collect(Collectors.joining("; "));
    }

    private LesionPanel panel(int place) {
        var panel = new LesionPanel(thumbnails);
        panel.setOnMouseClicked(click -> clicked(place, click));
        return panel;
    }

    private void clicked(int place, MouseEvent click) {
        PageRow row = getItem();
        if (click.getButton() == MouseButton.PRIMARY && row != null) {
            LesionImage lesion = row.lesions().get(place);
            model.selection().click(click, lesion, model::pageLesions);
            boolean isPlain = !click.isShiftDown() && !click.isShortcutDown();
            if (click.getClickCount() == 2 && isPlain) {
                open.accept(lesion);
            }
        }
    }
}
