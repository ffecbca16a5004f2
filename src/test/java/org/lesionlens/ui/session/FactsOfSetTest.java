package org.lesionlens.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.GivenInputs;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.reading.Call;
import org.lesionlens.reading.Reader;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Sessions;
import org.lesionlens.ui.reading.ReadingChoices;
import org.lesionlens.ui.review.LesionMaps;

/** Whoever asks a network that takes facts of a lesion gives it those of the set. */
class FactsOfSetTest {

    @TempDir private Path folder;
    private TorchEngine engine = new TorchEngine();
    private SessionViewModel session;

    @BeforeEach
    void open() throws IOException {
        engine.close();
        engine = new TorchEngine(folder.resolve("models"), null);
        session = Sessions.of(engine, folder.resolve("data"));
        session.model().openBundled(Golden.FOLDER.resolve("metadata/gated.pt"));
        Path set = Files.createDirectory(folder.resolve("set"));
        for (String name : List.of("a", "b", "d")) {
            var picture = new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB);
            var random = new Random(name.hashCode());
            for (int i = 0; i < 48 * 48; i++) {
                picture.setRGB(i % 48, i / 48, random.nextInt(1 << 24));
            }
            ImageIO.write(picture, "png", set.resolve(name + ".png").toFile());
        }
        Files.writeString(set.resolve("c.png"), "no photo");
        Files.writeString(
                set.resolve("train.csv"),
                """
                image_name,patient_id,sex,age_approx,anatom_site_general_challenge,target
                a,P1,male,50,head/neck,1
                b,P1,male,50,torso,0
                c,P1,male,50,torso,0
                d,P1,male,50,torso,0
                """);
        session.files().open(List.of(set));
    }

    @AfterEach
    void close() {
        session.close();
        session.closeStore();
        engine.close();
    }

    private List<ReviewCase> cases() {
        return session.review().reviewProperty().get().cases();
    }

    private LesionImage lesion(String name) {
        return cases().stream()
                .map(ReviewCase::image)
                .filter(image -> image.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Analysis shown() {
        return session.lesion().analysisProperty().get();
    }

    private GivenInputs expected(LesionImage lesion) throws Exception {
        var facts = new FactsOfSet(session.set());
        var used = session.model().classifier().getValue();
        return GivenInputs.of(used.card(), facts.of(lesion, used));
    }

    @Test
    void theViewerCountsAlsoThePatientsBrokenImages() throws Exception {
        session.review().selectedProperty().set(lesion("c")); // is passed over

        assertThat(session.photos().shownName()).isEqualTo("d.png");
        assertThat(shown().pass().given()).isEqualTo(expected(lesion("d")));
        session.review().selectedProperty().set(lesion("a"));
        assertThat(shown().pass().given()).isEqualTo(expected(lesion("a")));
        assertThat(shown().pass().given().row()).contains(Math.log1p(4));
    }

    @Test
    void mapsOfSeveralAreThoseOfTheViewer() {
        session.maps().want("here", List.of(lesion("a")));

        session.maps().methodProperty().set(CamMethod.HIRES_CAM);
        session.lesion().settings().methodProperty().set(CamMethod.HIRES_CAM);

        assertThat(session.maps().stateProperty().get())
                .isInstanceOf(LesionMaps.State.Complete.class);
        assertThat(session.maps().of(cases().getFirst()).orElseThrow().toArray())
                .isEqualTo(shown().explanation().signed().toArray());
    }

    @Test
    void aBlindReadersHeatIsThatOfTheViewer() throws Exception {
        var reading = session.opinion().reading();
        reading.start(
                new ReadingChoices(new Reader("AB", "melanoma"), false, 1, true, true),
                List.of(cases().getFirst()));

        reading.call(Call.POSITIVE, null);

        Analysis told = session.opinion().readLesion().analysisProperty().get();
        assertThat(told).isNotNull();
        assertThat(told.pass().given()).isEqualTo(expected(lesion("a")));
    }
}
