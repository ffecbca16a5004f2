package org.lesionlens.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.lesionlens.overlay.ColourMap;

class ViewHistoryTest {

    private final AtomicLong clock = new AtomicLong();
    private final ViewSettings settings = new ViewSettings();
    private final ViewHistory history = new ViewHistory(settings, clock::get);

    private void pause() {
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void undoesAndRedoesStepByStep() {
        settings.signedProperty().set(true);
        pause();
        settings.colourMapProperty().set(ColourMap.INFERNO);

        history.undo();
        assertThat(settings.colourMapProperty().get()).isEqualTo(ColourMap.VIRIDIS);
        assertThat(settings.signedProperty().get()).isTrue();
        history.undo();
        assertThat(settings.signedProperty().get()).isFalse();
        history.redo();
        history.redo();

        assertThat(settings.signedProperty().get()).isTrue();
        assertThat(settings.colourMapProperty().get()).isEqualTo(ColourMap.INFERNO);
        assertThat(history.redoableProperty().get()).isFalse();
    }

    @Test
    void aDragIsOneStep() {
        for (int i = 0; i <= 50; i++) {
            settings.opacityProperty().set(0.5 + i / 100.0);
            clock.addAndGet(Duration.ofMillis(16).toNanos());
        }

        history.undo();

        assertThat(settings.opacityProperty().get()).isEqualTo(0.5);
        assertThat(history.undoableProperty().get()).isFalse();
    }

    @Test
    void aNewChangeEndsWhatCouldBeRedone() {
        settings.gridProperty().set(true);
        history.undo();
        pause();

        settings.contourProperty().set(true);

        assertThat(history.redoableProperty().get()).isFalse();
        history.redo();
        assertThat(settings.gridProperty().get()).isFalse();
    }

    @Test
    void withNothingToUndoNothingHappens() {
        history.undo();
        history.redo();

        assertThat(settings.state().get()).isEqualTo(ViewState.INITIAL);
    }
}
