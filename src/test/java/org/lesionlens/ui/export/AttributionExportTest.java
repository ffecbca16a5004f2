package org.lesionlens.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.attribution.Attribution;
import org.lesionlens.attribution.AttributionLook;
import org.lesionlens.attribution.PerturbationMap;
import org.lesionlens.attribution.PerturbationSettings.Rise;
import org.lesionlens.attribution.PixelAttribution;
import org.lesionlens.attribution.PixelSettings.Gradients;
import org.lesionlens.attribution.Replacement;
import org.lesionlens.attribution.WatchedScore;
import org.lesionlens.background.UiThreads;
import org.lesionlens.drawing.PngPaper;
import org.lesionlens.explain.ChannelReduction;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.export.AnnotatedPicture;
import org.lesionlens.export.AttributedPhoto;
import org.lesionlens.export.AttributionFigure;
import org.lesionlens.export.PicturedLesion;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.testing.Npy;
import org.lesionlens.testing.SyntheticAnalysis;

class AttributionExportTest {

    private static final Analysis LESION = SyntheticAnalysis.of(1.0, 4, 0, -1, 0);
    private static final AttributionFigure FIGURE =
            new AttributionFigure(
                    new OverlayStyle(0.5, 0.2, ColourMap.VIRIDIS),
                    new AttributionLook(ChannelReduction.LARGEST, false, 99, false),
                    0.5);

    @TempDir private Path folder;

    private static float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i;
        }
        return values;
    }

    private static Attribution pixels() {
        return new PixelAttribution(
                new Gradients(), new FeatureMaps(3, 8, 8, values(192)), Optional.empty());
    }

    private static Attribution rise() {
        float[] error = new float[64];
        Arrays.fill(error, 2);
        return new PerturbationMap(
                new Rise(10, 4, 1, Replacement.ZERO, WatchedScore.PROBABILITY),
                new SignedMap(8, 8, values(64)),
                Optional.of(new Heatmap(8, 8, error)),
                10);
    }

    private static AttributedPhoto photo(Attribution attribution) {
        return new AttributedPhoto(
                LESION.card(),
                LESION.explanation().classIndex(),
                LESION.prepared(),
                LESION.pass(),
                attribution,
                Optional.empty());
    }

    private static AttributionExport export(Attribution attribution) {
        return new AttributionExport(
                new AttributionRequest(
                        photo(attribution),
                        "Jane Doe 1.jpg",
                        "Lesion 17",
                        "lesion-17",
                        PicturedLesion.named(""),
                        FIGURE),
                UiThreads.inline());
    }

    @Test
    void showsTheFigureThatTheCommandWrites() {
        var figure = FIGURE.of(photo(pixels()), PicturedLesion.named("Lesion 17"));

        assertThat(export(pixels()).outgoing().drawnProperty().get().first())
                .isEqualTo(PngPaper.render(figure, AnnotatedPicture.DPI));
    }

    @Test
    void namesThePhotoOnlyIfThatIsWanted() {
        AttributionExport export = export(pixels());
        assertThat(export.suggestedName()).isEqualTo("lesion-17.melanoma.gradients.png");

        export.namedProperty().set(true);
        assertThat(export.suggestedName()).isEqualTo("Jane_Doe_1.melanoma.gradients.png");
    }

    @Test
    void writesEachKindOfPicture() throws IOException {
        AttributionExport export = export(pixels());
        List<Path> saved = new ArrayList<>();
        for (String ending : List.of("png", "svg", "pdf")) {
            export.save(folder.resolve("map." + ending), done -> saved.addAll(done.files()));
        }

        assertThat(saved).hasSize(3).allMatch(Files::isRegularFile);
        assertThat(Files.readString(folder.resolve("map.svg"))).contains("Lesion 17");
    }

    @Test
    void writesTheValuesAsTheNetworkHasThem() throws IOException {
        export(pixels()).saveValues(folder.resolve("map"), _ -> {});

        Npy written = Npy.read(folder.resolve("map.npy"));
        assertThat(written.shape()).containsExactly(3, 8, 8);
        assertThat(written.values()).isEqualTo(values(192));
    }

    @Test
    void theStandardErrorStandsBesideTheValues() throws IOException {
        List<Path> saved = new ArrayList<>();
        export(rise()).saveValues(folder.resolve("map.npy"), done -> saved.addAll(done.files()));

        assertThat(saved)
                .containsExactly(folder.resolve("map.npy"), folder.resolve("map.error.npy"));
        assertThat(Npy.read(folder.resolve("map.error.npy")).values()).containsOnly(2);
    }

    @Test
    void aStandardErrorThatNobodyGaveUpStays() throws IOException {
        Path former = Files.writeString(folder.resolve("map.error.npy"), "mine");
        AttributionExport export = export(rise());

        export.saveValues(folder.resolve("map.npy"), _ -> {});

        assertThat(export.outgoing().failureProperty().get())
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(former)).isEqualTo("mine");
        assertThat(folder.resolve("map.npy")).doesNotExist();
    }
}
