package org.lesionlens.ui.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Tells of failures and asks questions without standing in the way of anything else. */
final class MessageBanner extends HBox {

    private static final PseudoClass QUESTION = PseudoClass.getPseudoClass("question");

    private final ShellViewModel model;
    private final FontIcon icon = new FontIcon();
    private final Label headline = new Label();
    private final Label advice = new Label();
    private final HBox actions = new HBox();

    MessageBanner(ShellViewModel model) {
        this.model = model;
        setId("banner");
        getStyleClass().add("message-banner");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        headline.getStyleClass().add("headline");
        headline.setWrapText(true);
        advice.getStyleClass().add("advice");
        advice.setWrapText(true);
        actions.getStyleClass().add("actions");
        actions.setAlignment(Pos.CENTER_RIGHT);
        var text = new VBox(headline, advice);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(icon, text, actions, closeButton());
        model.messageProperty().subscribe(this::show);
    }

    private Button closeButton() {
        var close = new Button(null, new FontIcon(Feather.X));
        close.setId("dismiss");
        close.getStyleClass().addAll("button-icon", "flat");
        close.setAccessibleText("Dismiss the message");
        close.setOnAction(_ -> model.dismiss());
        close.setMinWidth(USE_PREF_SIZE);
        return close;
    }

    private void show(@Nullable Message message) {
        setVisible(message != null);
        setManaged(message != null);
        if (message == null) {
            return;
        }
        boolean question = message.kind() == Message.Kind.QUESTION;
        pseudoClassStateChanged(QUESTION, question);
        icon.setIconCode(question ? Feather.HELP_CIRCLE : Feather.ALERT_TRIANGLE);
        headline.setText(message.headline());
        advice.setText(message.advice());
        setAccessibleText(message.headline() + ". " + message.advice());
        actions.getChildren().setAll(message.actions().stream().map(this::button).toList());
    }

    private Button button(Message.Action action) {
        var button = new Button(action.label());
        button.setOnAction(_ -> model.choose(action));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
