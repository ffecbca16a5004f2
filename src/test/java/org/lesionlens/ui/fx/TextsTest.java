package org.lesionlens.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.ui.gallery.GalleryView;

class TextsTest {

    private final Texts texts = Texts.of(GalleryView.class);

    @Test
    void oneIsOneAndManyAreCounted() {
        assertThat(texts.counted("group", 1, "TN")).isEqualTo("TN: 1 lesion");
        assertThat(texts.counted("group", 0, "TN")).isEqualTo("TN: 0 lesions");
        assertThat(texts.counted("group", 1234, "TN")).isEqualTo("TN: 1,234 lesions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void whatIsSaidOfMarkedPhotosHasWordsForOne(String language) {
        var words =
                ResourceBundle.getBundle(
                        "org.lesionlens.ui.session.texts", Locale.forLanguageTag(language));
        for (String key :
                new String[] {
                    "marks.exported",
                    "marks.exported.unknown",
                    "marks.imported",
                    "marks.elsewhere",
                    "marks.changed",
                    "marks.unknown",
                    "marks.ambiguous",
                    "marks.rows",
                    "marks.notKept",
                    "activity.keeping",
                    "second.failures",
                    "reader.seen"
                }) {
            assertThat(words.getString(key + ".one")).contains("1").doesNotContain("{0}");
        }
    }
}
