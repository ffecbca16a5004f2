package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.RadioMenuItem;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Sessions;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The menu remembers another libtorch only if it fits, and says when it comes. */
@ExtendWith(ApplicationExtension.class)
class LibtorchMenuTest {

    private final Path folder;
    private final TorchEngine engine = new TorchEngine();
    private final CurrentSettings settings = new CurrentSettings(Settings.DEFAULT, newest -> {});
    private final SessionViewModel model;
    private Optional<Path> chosen = Optional.empty();

    LibtorchMenuTest(@TempDir Path folder) {
        this.folder = folder;
        this.model = Sessions.of(engine, folder.resolve("data"));
    }

    @Start
    void start(Stage stage) {
        assertThat(stage).isNotNull();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model::close);
        engine.close();
    }

    private LibtorchMenu menu() {
        return new LibtorchMenu(settings, model, () -> chosen);
    }

    private static void fire(FxRobot robot, LibtorchMenu menu, int item) {
        robot.interact(() -> ((RadioMenuItem) menu.getItems().get(item)).fire());
    }

    private static boolean isOther(LibtorchMenu menu) {
        return ((RadioMenuItem) menu.getItems().get(1)).isSelected();
    }

    @Test
    void refusesOneThatDoesNotFitAndSaysWhy(FxRobot robot) {
        LibtorchMenu menu = menu();
        chosen = Optional.of(folder);

        fire(robot, menu, 1);

        assertThat(settings.get().libtorch()).isEmpty();
        assertThat(isOther(menu)).isFalse();
        assertThat(model.messages().messageProperty().get().toString())
                .contains("is no libtorch: it has no");
    }

    @Test
    void remembersOneThatFitsUntilTheOwnIsWantedAgain(FxRobot robot) throws IOException {
        for (String library : List.of("c10", "torch_cpu", "torch")) {
            Files.writeString(folder.resolve(System.mapLibraryName(library)), "");
        }
        LibtorchMenu menu = menu();
        chosen = Optional.of(folder);

        fire(robot, menu, 1);

        assertThat(settings.get().libtorch()).hasValue(folder);
        assertThat(isOther(menu)).isTrue();
        assertThat(menu.getItems().get(1).getText()).contains(folder.toString());
        assertThat(model.messages().messageProperty().get()).isNotNull();

        fire(robot, menu, 0);

        assertThat(settings.get().libtorch()).isEmpty();
        assertThat(isOther(menu)).isFalse();
        assertThat(model.messages().messageProperty().get()).isNull();
    }
}
