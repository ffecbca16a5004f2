package org.lesionlens.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.KeyNames;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.PhotoPosition;
import org.lesionlens.ui.session.PhotosViewModel;

/** Which of the open photos is looked at, between a step back and a step on. */
final class PhotoSteps extends HBox {

    private final Texts texts = Texts.of(PhotoSteps.class);
    private final Label position = new Label();
    private final Label widest = new Label(); // keeps the room, or all beside it would jump

    PhotoSteps(PhotosViewModel photos, ShellCommands commands) {
        setId("photo-steps");
        getStyleClass().add("photo-steps");
        setAlignment(Pos.CENTER);
        Button previous = iconButton(commands.command("previous"), Feather.CHEVRON_LEFT);
        Button next = iconButton(commands.command("next"), Feather.CHEVRON_RIGHT);
        position.setId("position");
        position.setMinWidth(USE_PREF_SIZE);
        widest.setMinWidth(USE_PREF_SIZE);
        widest.setVisible(false);
        getChildren().addAll(previous, new StackPane(widest, position), next);
        photos.position().subscribe(this::show);
    }

    private void show(PhotoPosition place) {
        setVisible(place.open() > 1);
        setManaged(isVisible());
        widest.setText(texts.get("position", place.count(), place.count()));
        position.setText(
                place.index() < 0
                        ? texts.get("position.outside", place.count())
                        : texts.get("position", place.index() + 1, place.count()));
    }

    /** A button that shows its command as an icon, and says it in words. */
    static Button iconButton(Command command, Feather icon) {
        var button = new Button(null, new FontIcon(icon));
        button.setId(command.id());
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(command.label());
        button.setTooltip(new Hint(hint(command)));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> command.action().run());
        var enabled = command.enabled();
        if (enabled != null) {
            button.disableProperty().bind(enabled.map(on -> !on));
        }
        return button;
    }

    private static String hint(Command command) {
        return command.keys() == null
                ? command.label()
                : command.label()
                        + " ("
                        + String.join("+", new KeyNames().of(command.keys()))
                        + ")";
    }
}
