package org.lesionlens.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.attribution.MethodMaps;
import org.lesionlens.attribution.PlacedInput;
import org.lesionlens.attribution.UsualSettings;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.scoring.Gate;
import org.lesionlens.scoring.ScoreListener;
import org.lesionlens.scoring.ScoreRun;
import org.lesionlens.scoring.SetFacts;
import org.lesionlens.store.PhotoPrediction;
import org.lesionlens.store.ResultStore;
import org.lesionlens.testing.Golden;

/** A share with a photo and a copy of it, of which the network is not asked again. */
class TaskMapsTest {

    private static final int SIZE = 48;
    private static final List<ExplanationMethod> ALL = ExplanationMethod.all().toList();

    private final Analyzer analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));
    private final List<EvidenceMap> results = new ArrayList<>();

    @TempDir private Path folder = Path.of("");

    private TorchEngine engine = new TorchEngine();
    private Classifier network;

    @BeforeEach
    void load() throws Exception {
        engine.close();
        engine = new TorchEngine(folder.resolve("models"), null);
        var any = ContentHash.parse("0".repeat(64));
        Path card =
                Files.writeString(
                        folder.resolve("card.json"),
                        new CardGuess(any, 3, null, SIZE, SIZE).example());
        network =
                engine.load(
                        Golden.FOLDER.resolve("attributions/hidden.frozen.pt"),
                        new ModelChoice(card, null));
        for (String name : List.of("a.png", "b.png")) {
            Files.copy(Golden.FOLDER.resolve("lesions/wide.png"), folder.resolve(name));
        }
    }

    @AfterEach
    void close() {
        network.close();
        engine.close();
    }

    @Test
    void areThoseOfExplainByEveryMethod() throws Exception {
        Map<LesionImage, List<EvidenceMap>> found = maps(ALL);

        List<EvidenceMap> expected = new ArrayList<>();
        var input = network.card().input();
        var photo = analyzer.prepare(folder.resolve("a.png"), input);
        int positive = network.card().output().positiveIndex();
        for (ExplanationMethod method : ALL) {
            var maps = new MethodMaps(network, positive, PlacedInput.of(photo, input));
            expected.add(maps.of(UsualSettings.of(method, input)));
        }
        assertThat(found.values()).hasSize(2).allSatisfy(of -> assertThat(of).isEqualTo(expected));
    }

    @Test
    void ofItsOwnMethodIsThatOfTheResult() throws Exception {
        Map<LesionImage, List<EvidenceMap>> found = maps(List.of(MapColumn.OWN.method()));

        assertThat(results).hasSize(2);
        assertThat(found.values())
                .allSatisfy(of -> assertThat(of).containsExactly(results.getFirst()));
    }

    private static PhotoTask photo(String file) {
        return new PhotoTask(
                file, "", "", Truth.UNKNOWN, Sex.UNKNOWN, null, "", null, "", "", List.of());
    }

    /** Keeps what the run says of each photo. */
    private final class Told implements ScoreListener {

        @Override
        public void scored(LesionImage lesion, PhotoPrediction prediction, boolean known) {
            results.add(prediction.prediction().map());
        }

        @Override
        public void failed(LesionImage lesion, String reason) {
            throw new AssertionError(lesion + " " + reason);
        }
    }

    private Map<LesionImage, List<EvidenceMap>> maps(List<ExplanationMethod> methods)
            throws Exception {
        var share = new Share(new ArrayList<>(List.of(photo("a.png"), photo("b.png"))));
        Map<LesionImage, List<EvidenceMap>> found = new LinkedHashMap<>();
        var set = Location.named(folder.toString());
        try (var photos = new TaskPhotos(share, set, new Configuration());
                ResultStore store = ResultStore.temporary()) {
            List<LesionImage> images = photos.images();
            var run = new ScoreRun(analyzer, network, store, new Gate(), new Told());
            var maps =
                    new TaskMaps(methods, analyzer, network, new SetFacts(images, network.card()));
            run.run(images, images, new TaskSteps(run, photos, maps, found, new Stages.Clock()));
        }
        return found;
    }
}
