package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;

class InspectorFoldTest {

    private final CurrentSettings settings = new CurrentSettings(Settings.DEFAULT, newest -> {});
    private final BooleanProperty narrow = new SimpleBooleanProperty();
    private final InspectorFold fold = new InspectorFold(settings, narrow);

    @Test
    void aWideWindowRemembersIt() {
        assertThat(fold.folded().get()).isFalse();

        fold.toggle();

        assertThat(fold.folded().get()).isTrue();
        assertThat(settings.get().inspectorFolded()).isTrue();
    }

    @Test
    void aNarrowWindowHasItOnlyWhenAskedForAndRemembersNothing() {
        narrow.set(true);
        assertThat(fold.folded().get()).isTrue();

        fold.toggle();

        assertThat(fold.folded().get()).isFalse();
        assertThat(settings.get().inspectorFolded()).isFalse();
        narrow.set(false);
        assertThat(fold.folded().get()).isFalse();
    }
}
