package org.lesionlens.bench.window;

import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.background.UiThreads;
import org.lesionlens.bench.Stopwatch;
import org.lesionlens.ui.channels.ChannelsView;
import org.lesionlens.ui.channels.ChannelsViewModel;
import org.lesionlens.ui.fx.Theme;

/** Measures how soon the next page of channels is there; median in milliseconds. */
final class ChannelsBenchmark {

    private static final int WARM_UP = 20;
    private static final int WIDTH = 300; // pixels, as the inspector
    private static final int HEIGHT = 1000;

    private ChannelsBenchmark() {}

    static double pageMillis(Analysis analysis, Classifier classifier, int runs) {
        var model = new ChannelsViewModel(UiThreads.inline());
        model.openProperty().set(true);
        int shown = analysis.explanation().classIndex();
        model.show(
                analysis,
                of -> Optional.of(classifier.evidence(of.pass().silenced(), shown).gradients()));
        var view = new ChannelsView(model);
        var scene = new Scene(view, WIDTH, HEIGHT);
        new Theme(ColorScheme.LIGHT).applyTo(scene);
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        var screen = scene.snapshot(null);
        var times = new Stopwatch(WARM_UP);
        for (int run = -WARM_UP; run < runs; run++) {
            int by = Math.floorMod(run, 2) == 0 ? 1 : -1;
            long start = System.nanoTime();
            model.turn(by);
            view.layout();
            scene.snapshot(screen);
            times.add(Stopwatch.millisSince(start));
        }
        stage.hide();
        return times.percentile(0.5);
    }
}
