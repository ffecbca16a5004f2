package org.lesionlens.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Rectangle2D SCREEN = new Rectangle2D(0, 0, 1920, 1080);

    @Test
    void theNewestTenAreRememberedEachOnce() {
        Settings settings = Settings.DEFAULT;
        for (int i = 0; i < 12; i++) {
            settings = settings.withRecent(Path.of("photo" + i));
        }
        settings = settings.withRecent(Path.of("photo5"));

        assertThat(settings.recent()).hasSize(10).startsWith(Path.of("photo5"), Path.of("photo11"));
        assertThat(settings.recent()).doesNotHaveDuplicates();
    }

    @Test
    void switchedOffNothingIsKeptAndNothingIsAdded() {
        Settings off =
                Settings.DEFAULT
                        .withRecent(Path.of("a"))
                        .withRemembersRecent(false)
                        .withRecent(Path.of("b"));

        assertThat(off.recent()).isEmpty();
        assertThat(off.withRemembersRecent(true).recent()).isEmpty();
    }

    @Test
    void aWindowOnAScreenThatIsGoneComesToTheMiddleOfTheFirst() {
        var gone = new WindowPlace(3000, 200, 1000, 700, true);

        WindowPlace place = gone.on(List.of(SCREEN));

        assertThat(place).isEqualTo(new WindowPlace(460, 190, 1000, 700, true));
    }

    @Test
    void aWindowThatCanBeHeldStays() {
        var partly = new WindowPlace(-300, 0, 1000, 700, false);

        assertThat(partly.on(List.of(SCREEN))).isEqualTo(partly);
    }

    @Test
    void aWindowWithItsTitleAboveTheScreenIsBroughtBack() {
        assertThat(new WindowPlace(0, -500, 1000, 700, false).on(List.of(SCREEN)).y())
                .isEqualTo(190);
    }

    @Test
    void nonsenseIsClamped() {
        var place = new WindowPlace(Double.NaN, Double.POSITIVE_INFINITY, -5, 1e9, false);

        assertThat(List.of(place.x(), place.y(), place.width(), place.height()))
                .allMatch(Double::isFinite);
        assertThat(place.width()).isEqualTo(WindowPlace.LEAST_WIDTH);
    }

    @Test
    void everyChangeIsHandedOnAndTheViewsWordsAmongThem() {
        List<Settings> saved = new ArrayList<>();
        var current = new CurrentSettings(Settings.DEFAULT, saved::add);

        current.viewProperty().set(Map.of("opacity", "0.4"));
        current.change(now -> now.withInspectorFolded(true));
        current.change(now -> now.withInspectorFolded(true)); // no change

        assertThat(saved).hasSize(2);
        assertThat(saved.getLast().view()).containsEntry("opacity", "0.4");
    }
}
