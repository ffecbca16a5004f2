package org.lesionlens.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.Message;
import org.lesionlens.ui.session.Messages;

/** Tells of failures and asks questions without standing in the way of anything else. */
final class MessageBanner extends VBox {

    private static final PseudoClass QUESTION = PseudoClass.getPseudoClass("question");
    private static final int DETAIL_ROWS = 5;

    private final Texts texts = Texts.of(MessageBanner.class);
    private final Messages messages;
    private final FontIcon icon = new FontIcon();
    private final Label headline = new Label();
    private final Label advice = new Label();
    private final HBox actions = new HBox();
    private final ToggleButton details = new ToggleButton(texts.get("message.details"));
    private final TextArea technical = new TextArea();

    /**
     * @param photoAlone true while nothing but the photo is wanted: what asks or went wrong is told
     *     even then, a note comes later
     */
    MessageBanner(Messages messages, BooleanExpression photoAlone) {
        this.messages = messages;
        setId("banner");
        getStyleClass().add("message-banner");
        setAccessibleRole(AccessibleRole.TEXT);
        headline.getStyleClass().add("headline");
        headline.setWrapText(true);
        advice.getStyleClass().add("advice");
        advice.setWrapText(true);
        actions.getStyleClass().add("actions");
        actions.setAlignment(Pos.CENTER_RIGHT);
        details.setId("details");
        details.setMinWidth(USE_PREF_SIZE);
        var text = new VBox(headline, advice);
        text.setMinWidth(0);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(icon, text, actions, closeButton());
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, detailsPane());
        visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> isToBeSeen(photoAlone.get()),
                                messages.messageProperty(),
                                photoAlone));
        managedProperty().bind(visibleProperty());
        messages.messageProperty().subscribe(this::show);
    }

    private boolean isToBeSeen(boolean photoAlone) {
        Message message = messages.messageProperty().get();
        return message != null && !(photoAlone && message.kind() == Message.Kind.NOTE);
    }

    private HBox detailsPane() {
        technical.setId("technical");
        technical.setEditable(false);
        technical.setWrapText(true);
        technical.setPrefRowCount(DETAIL_ROWS);
        technical.setAccessibleText(texts.get("message.details"));
        HBox.setHgrow(technical, Priority.ALWAYS);
        var copy = new Button(null, new FontIcon(Feather.COPY));
        copy.setId("copy-details");
        copy.getStyleClass().addAll("button-icon", "flat");
        copy.setAccessibleText(texts.get("message.copy"));
        copy.setTooltip(new Hint(texts.get("message.copy")));
        copy.setOnAction(_ -> copy());
        var pane = new HBox(technical, copy);
        pane.getStyleClass().add("row");
        pane.visibleProperty().bind(details.selectedProperty());
        pane.managedProperty().bind(details.selectedProperty());
        return pane;
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(technical.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** What it copies is the details, but nobody must look for that. */
    private Button reportButton() {
        var report = new Button(texts.get("message.report"));
        report.setId("copy-report");
        report.setMinWidth(USE_PREF_SIZE);
        report.setOnAction(_ -> copy());
        return report;
    }

    private Button closeButton() {
        var close = new Button(null, new FontIcon(Feather.X));
        close.setId("dismiss");
        close.getStyleClass().addAll("button-icon", "flat");
        close.setAccessibleText(texts.get("message.dismiss"));
        close.setTooltip(new Hint(texts.get("message.dismiss")));
        close.setOnAction(_ -> messages.dismiss());
        close.setMinWidth(USE_PREF_SIZE);
        return close;
    }

    private void show(@Nullable Message message) {
        leave();
        details.setSelected(false);
        if (message == null) {
            return;
        }
        boolean question =
                message.kind() == Message.Kind.QUESTION || message.kind() == Message.Kind.NOTE;
        pseudoClassStateChanged(QUESTION, question);
        icon.setIconCode(
                switch (message.kind()) {
                    case ERROR, FAULT -> Feather.ALERT_TRIANGLE;
                    case QUESTION -> Feather.HELP_CIRCLE;
                    case NOTE -> Feather.INFO;
                });
        headline.setText(message.headline());
        advice.setText(message.advice());
        advice.setVisible(!message.advice().isBlank());
        advice.setManaged(advice.isVisible());
        setAccessibleText(message.headline() + ". " + message.advice());
        technical.setText(message.details());
        actions.getChildren().setAll(message.actions().stream().map(this::button).toList());
        if (message.kind() == Message.Kind.FAULT) {
            actions.getChildren().add(reportButton());
        }
        if (!message.details().isBlank()) {
            actions.getChildren().add(details);
        }
    }

    /** Keys are for the window again; left to itself, the focus would go to the search. */
    private void leave() {
        if (isFocusWithin()) {
            getScene().getRoot().requestFocus();
        }
    }

    private Button button(Message.Action action) {
        var button = new Button(action.label());
        button.setOnAction(_ -> messages.choose(action));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
