package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.junit.jupiter.api.Test;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;
import org.lesionlens.ui.viewer.ViewSettings;

class ViewMemoryTest {

    private final CurrentSettings settings = new CurrentSettings(Settings.DEFAULT, _ -> {});

    /** A window that starts with what was remembered so far. */
    private static final class Window {

        private final ViewSettings view = new ViewSettings();
        private final DoubleProperty cardWidth = new SimpleDoubleProperty(280);
        private final BooleanProperty bodyMap = new SimpleBooleanProperty(true);

        Window(CurrentSettings settings) {
            new ViewMemory(
                    settings, view, Map.of("cardWidth", cardWidth), Map.of("bodyMap", bodyMap));
        }
    }

    @Test
    void outlineAndSizeAreThereAgainAtTheNextStart() {
        var before = new Window(settings);
        before.view.outlinedProperty().set(true);
        before.view.opacityProperty().set(0.8);
        before.cardWidth.set(460.4); // last: it is kept without any change of the view

        var after = new Window(settings);

        assertThat(after.view.outlinedProperty().get()).isTrue();
        assertThat(after.cardWidth.get()).isEqualTo(460);
        assertThat(after.view.opacityProperty().get()).isEqualTo(0.8);
    }

    @Test
    void whatWasHiddenStaysHidden() {
        new Window(settings).bodyMap.set(false);

        assertThat(new Window(settings).bodyMap.get()).isFalse();

        settings.viewProperty().set(Map.of("bodyMap", "maybe"));
        assertThat(new Window(settings).bodyMap.get()).isTrue();
    }

    @Test
    void aSizeThatMakesNoSenseIsNotTaken() {
        for (String nonsense : new String[] {"", "wide", "-3", "0", "1e9", "NaN", "99999"}) {
            settings.viewProperty().set(Map.of("cardWidth", nonsense));

            assertThat(new Window(settings).cardWidth.get()).isEqualTo(280);
        }
    }
}
