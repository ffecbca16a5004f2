package org.lesionlens.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HtmlTest {

    private static String written(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var html = new Html(out)) {
            html.text("p", text, "title", text);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void escapesWhatWouldBeMarkup() throws IOException {
        assertThat(written("<b> & \"c\" </p>"))
                .isEqualTo(
                        "<!DOCTYPE html><p title=\"&lt;b&gt; &amp; &quot;c&quot; &lt;/p&gt;\">"
                                + "&lt;b&gt; &amp; \"c\" &lt;/p&gt;</p>");
    }

    @Test
    void keepsLettersOfAllScripts() throws IOException {
        assertThat(written("Größe 皮膚 🩺")).contains(">Größe 皮膚 🩺<", "\"Größe 皮膚 🩺\"");
    }

    @Test
    void replacesWhatNoPageCanHold() throws IOException {
        assertThat(written("a\u0000b\u001Bc\uD800d\uFFFFe"))
                .contains(">a\uFFFDb\uFFFDc\uFFFDd\uFFFDe<");
    }

    @Test
    void closesWhatIsEmpty() throws IOException {
        assertThat(written("")).endsWith("<p title=\"\"></p>");
    }

    @Test
    void tellsWhyItsStreamFails() {
        var full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("disk full");
                    }
                };
        assertThatIOException()
                .isThrownBy(() -> {
                    try (var html = new Html(full)) {
                        html.text("p", "x");
                    }
                })
                .withMessageContaining("disk full");
    }
}
