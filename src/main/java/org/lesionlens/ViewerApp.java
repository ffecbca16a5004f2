package org.lesionlens;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.TrustedModels;
import org.lesionlens.image.DecodeLimits;
import org.lesionlens.image.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.shell.ShellView;
import org.lesionlens.ui.shell.ShellViewModel;

/** Starts the window and wires it to the engine. */
public final class ViewerApp extends Application {

    private static final int WORKERS = 2; // one loads a model while the other decodes

    private final TorchEngine engine = new TorchEngine();
    private final ExecutorService workers = daemons("worker", WORKERS);
    private final ExecutorService render = daemons("render", 1);
    private final Executor ui = Platform::runLater;
    private final ShellViewModel model =
            new ShellViewModel(
                    engine,
                    new Analyzer(new ImageDecoder(DecodeLimits.STANDARD)),
                    new TrustedModels(UserFolders.data().resolve("trusted-models.txt")),
                    workers,
                    ui);

    @Override
    public void start(Stage stage) {
        // The engine must rest before the JVM ends, also when the system asks it to.
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "engine-close"));
        var installation = Installation.ofThisProgram();
        var theme = new Theme(Platform.getPreferences().getColorScheme());
        var shell = new ShellView(model, theme, installation.samples(), render, ui);
        var scene = new Scene(shell, 1280, 800);
        theme.applyTo(scene);
        stage.setScene(scene);
        stage.setTitle("LesionLens");
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        stage.show();
        installation.demoModel().ifPresent(model::openBundledModel);
        List<Path> named = getParameters().getRaw().stream().map(Path::of).toList();
        if (named.isEmpty()) {
            installation.firstSample().map(List::of).ifPresent(model::open);
        } else {
            model.open(named);
        }
        DemoPictures.whenWanted(scene, theme, model);
    }

    @Override
    public void stop() {
        model.close();
        workers.shutdownNow();
        render.shutdownNow();
        engine.close();
    }

    private static ExecutorService daemons(String name, int threads) {
        return Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name(name, 0).factory());
    }
}
