package org.lesionlens.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.NetworkLoader;
import org.lesionlens.analysis.TrustedModels;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.SetMemory;
import org.lesionlens.doctor.InstallationCheck;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.session.ModelConsent;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.shell.ShellView;

/** Sessions and their windows, in which all work is done at once on the calling thread. */
public final class Sessions {

    private Sessions() {}

    /** A session that keeps its results and whom it trusts in a folder. */
    public static SessionViewModel of(NetworkLoader loader, Path folder) {
        return of(loader, folder, opened -> {});
    }

    /** The same, which tells what a person opened. */
    public static SessionViewModel of(NetworkLoader loader, Path folder, Consumer<Path> remember) {
        return new SessionViewModel(
                loader,
                new Analyzer(new ImageDecoder(DecodeLimits.STANDARD)),
                new TrustedModels(folder.resolve("trusted.txt")),
                new SetMemory(folder.resolve("remembered-sets")),
                folder.resolve("results.sqlite"),
                remember,
                UiThreads.inline());
    }

    /** Has the models run that a person is asked for; in the UI thread. */
    public static void agree(SessionViewModel session) {
        ModelConsent consent = session.model().consent();
        consent.agree(Objects.requireNonNull(consent.askedProperty().get()));
    }

    /** Shows the whole window; in the UI thread. */
    public static ShellView show(
            SessionViewModel session,
            Theme theme,
            CurrentSettings settings,
            Optional<Path> samples,
            Stage stage,
            int width,
            int height) {
        var shell =
                new ShellView(
                        session,
                        theme,
                        settings,
                        samples,
                        new InstallationCheck(List.of()),
                        new ImageDecoder(DecodeLimits.STANDARD),
                        UiThreads.inline());
        var scene = new Scene(shell, width, height);
        theme.applyTo(scene);
        stage.setScene(scene);
        stage.show();
        return shell;
    }
}
