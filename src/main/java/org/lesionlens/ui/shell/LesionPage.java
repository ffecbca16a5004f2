package org.lesionlens.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.LesionPlace;
import org.lesionlens.ui.session.SessionViewModel;

/** The lesion, or the invitation to open one, or what the first one waits for. */
final class LesionPage extends StackPane implements LesionPlace {

    private final Texts texts = Texts.of(LesionPage.class);
    private final SessionViewModel model;

    LesionPage(SessionViewModel model, Node lesion, ShellCommands commands) {
        this.model = model;
        var none =
                model.lesion()
                        .photoProperty()
                        .isNull()
                        .and(model.lesion().absentProperty().isNull());
        var waiting =
                none.and(model.photos().name().isNotEmpty()).and(model.activity().isNotEmpty());
        lesion.visibleProperty().bind(none.not());
        var welcome = new Welcome(buttons(commands.opening()));
        welcome.visibleProperty().bind(none.and(waiting.not()));
        var wait = waiting();
        wait.visibleProperty().bind(waiting);
        getChildren().addAll(lesion, welcome, wait);
    }

    @Override
    public Optional<LesionImage> lesionAsked(boolean byKey) {
        return Optional.ofNullable(model.photos().shownProperty().get());
    }

    /** For whoever has opened nothing yet. */
    private List<Node> buttons(List<Command> opening) {
        return opening.stream().map(LesionPage::button).toList();
    }

    private static Node button(Command command) {
        boolean first = command.id().equals("open-photos");
        Feather icon =
                switch (command.id()) {
                    case "open-photos" -> Feather.IMAGE;
                    case "open-folder" -> Feather.FOLDER;
                    case "open-model" -> Feather.CPU;
                    default -> Feather.GRID;
                };
        var button = new Button(command.label(), new FontIcon(icon));
        button.setId("welcome-" + command.id());
        if (first) {
            button.getStyleClass().add("accent");
        }
        button.setOnAction(_ -> command.action().run());
        return button;
    }

    private VBox waiting() {
        var doing = new Label();
        doing.textProperty().bind(model.activity());
        var next = new Label();
        next.textProperty()
                .bind(model.photos().name().map(name -> texts.get("waiting.next", name)));
        next.visibleProperty().bind(model.model().inUseProperty().isNull());
        var progress = new ProgressIndicator();
        progress.setAccessibleText(texts.get("status.busy"));
        var waiting = new VBox(progress, doing, next);
        waiting.setId("waiting");
        waiting.getStyleClass().add("waiting");
        return waiting;
    }
}
