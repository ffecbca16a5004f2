package org.lesionlens.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;

class SeriesPlotTest {

    private static SeriesPlot plot(List<String> labels, List<OptionalDouble> values) {
        return new SeriesPlot("Area", "melanoma", "checkpoint", "area", 0, labels, values);
    }

    private static String svg(SeriesPlot plot) throws IOException {
        var out = new ByteArrayOutputStream();
        new DrawingWriter(DrawingFormat.SVG, 72).write(plot, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellsTheLastValueAndNamesPlaces() throws IOException {
        String drawn =
                svg(
                        plot(
                                List.of("one", "two"),
                                List.of(OptionalDouble.of(0.5), OptionalDouble.of(0.81))));

        assertThat(drawn).contains("melanoma; last: 0.810").contains(">one<").contains(">two<");
    }

    @Test
    void onePlaceAndAGapAreDrawnToo() throws IOException {
        assertThat(svg(plot(List.of("one"), List.of(OptionalDouble.empty()))))
                .contains(">one<")
                .doesNotContain("last:");
    }

    @Test
    void manyPlacesAreNotAllNamed() throws IOException {
        List<String> labels = new ArrayList<>();
        List<OptionalDouble> values = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            labels.add("e" + i);
            values.add(OptionalDouble.of(0.5));
        }

        assertThat(svg(plot(labels, values))).contains(">e0<").doesNotContain(">e1<");
    }

    @Test
    void eachPlaceHasAValueOrNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> plot(List.of("one"), List.of()));
    }
}
