package org.lesionlens.ui.viewer;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.review.MethodLabels;

/** By which method a class is explained; on demand with what it does and what it cannot show. */
final class MethodChoice extends VBox {

    private final Label what = new Label();
    private final Label limits = new Label();
    private final Label source = new Label();

    MethodChoice(ObjectProperty<CamMethod> method) {
        var choice = new ComboBox<CamMethod>();
        choice.setId("method");
        choice.getItems().setAll(CamMethod.values());
        choice.setVisibleRowCount(CamMethod.values().length);
        choice.setConverter(new MethodLabels());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText(ViewerWording.TEXTS.get("method").replace("_", ""));
        choice.valueProperty().bindBidirectional(method);
        getStyleClass().add("method-choice");
        HBox.setHgrow(choice, Priority.ALWAYS);
        var label = new Label(ViewerWording.TEXTS.get("method"));
        label.setMnemonicParsing(true);
        label.setLabelFor(choice);
        var about = about();
        var details = details();
        details.visibleProperty().bind(about.selectedProperty());
        details.managedProperty().bind(about.selectedProperty());
        var line = new HBox(choice, about);
        line.getStyleClass().add("method-line");
        getChildren().addAll(label, line, details);
        method.subscribe(chosen -> {
            describe(chosen);
            choice.setAccessibleHelp(what.getText());
        });
    }

    private static ToggleButton about() {
        var about = new ToggleButton(null, new FontIcon(Feather.INFO));
        about.setId("about-method");
        about.getStyleClass().addAll("button-icon", "flat");
        about.setAccessibleText(ViewerWording.TEXTS.get("method.about"));
        about.setTooltip(new Hint(ViewerWording.TEXTS.get("method.about")));
        return about;
    }

    private VBox details() {
        for (Label part : new Label[] {what, limits, source}) {
            part.setWrapText(true);
            part.setMinHeight(USE_PREF_SIZE);
        }
        source.getStyleClass().add("source");
        var details = new VBox(what, limits, source);
        details.setId("method-details");
        details.getStyleClass().add("method-details");
        return details;
    }

    private void describe(CamMethod method) {
        what.setText(ViewerWording.TEXTS.get("method." + method.key()));
        limits.setText(ViewerWording.TEXTS.get("method." + method.key() + ".limits"));
        source.setText(method.citation());
    }
}
