package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;

/** What a person learns of a model file or a folder, and how a card is named for it. */
class InspectCommandTest {

    private static final Path TRACED = Golden.FOLDER.resolve("torchscript/wrapped.traced.pt");
    private static final String CARD =
            """
            {"format": 1, "name": "Mine", "architecture": "tiny",
             "input": {"width": 48, "height": 48, "fit": "squash", "interpolation": "bilinear",
                       "scale": 1, "mean": [0, 0, 0], "std": [1, 1, 1]},
             "output": {"activation": "softmax", "classes": ["benign", "melanoma"],
                        "positive": "melanoma"},
             "targetLayer": "any"}
            """;

    @TempDir private Path folder;
    private TorchEngine engine = new TorchEngine();

    @BeforeEach
    void start() {
        engine.close();
        engine = new TorchEngine(folder.resolve("models"), null);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void tellsOfEachOfSeveralAndOfAllTogether() throws Exception {
        Path one = Files.copy(TRACED, folder.resolve("one.pt"));
        Path two = Files.copy(TRACED, folder.resolve("two.pt"));
        Path card = Files.writeString(folder.resolve("card.json"), CARD);

        var told =
                Invocation.of(
                        engine,
                        "inspect",
                        one.toString(),
                        two.toString(),
                        "--card",
                        card.toString());

        assertThat(told.out())
                .contains("file          " + one, "file          " + two)
                .contains("together      Mine + Mine (2 together)");
        String otherwise = CARD.replace("squash", "letterbox");
        Files.writeString(folder.resolve("one.json"), CARD);
        Files.writeString(folder.resolve("two.json"), otherwise);
        var refused = Invocation.of(engine, "inspect", one.toString(), two.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("look at other parts of a photo");
    }

    @Test
    void tellsProgramsAllOfAnArchive() {
        JsonObject result = Invocation.of(engine, "inspect", TRACED.toString(), "--json").result();

        assertThat(result.get("instrumented").getAsBoolean()).isTrue();
        assertThat(result.get("deviation").getAsDouble()).isZero();
        assertThat(result.get("outputs").getAsInt()).isEqualTo(2);
        assertThat(result.get("final_activation").getAsString()).isEqualTo("softmax");
        assertThat(result.get("traced_width").getAsInt()).isEqualTo(48);
        assertThat(result.get("card").isJsonNull()).isTrue();
        JsonObject last = result.getAsJsonArray("layers").get(0).getAsJsonObject();
        assertThat(last.get("width").getAsInt()).isEqualTo(6);
    }

    @Test
    void tellsPeopleWhatToDoAboutAMissingCard() {
        Invocation run = Invocation.of(engine, "inspect", TRACED.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("to the bit", "6×6", "--card", "\"activation\": \"softmax\"");
    }

    @Test
    void anArchiveWithTheMethodsIsNotCopied() {
        JsonObject result =
                Invocation.of(engine, "inspect", Invocation.MODEL.toString(), "--json").result();

        assertThat(result.get("instrumented").getAsBoolean()).isFalse();
        assertThat(result.get("copy").isJsonNull()).isTrue();
        assertThat(result.get("card").getAsString()).isEqualTo("Tiny pooled");
        assertThat(folder.resolve("models")).doesNotExist();
    }

    @Test
    void whatIsNoArchiveIsMisuse() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.pt"), "no model");

        Invocation run = Invocation.of(engine, "inspect", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("notes.pt is not a TorchScript archive: it is a text");
    }

    @Test
    void tellsHowAFolderIsUnderstood() throws Exception {
        Path set = set();

        Invocation run = Invocation.of(engine, "inspect", set.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "2 photos, 1 left out: 1 tables or annotations",
                        "(1 .json)",
                        "truth: 1 positive, 0 negative, 1 unknown for 'melanoma', from `diagnosis`",
                        "melanoma = MEL (1)",
                        "truths that cannot be read: row 3, column diagnosis, 'warze'");
    }

    @Test
    void tellsProgramsHowAFolderIsUnderstoodForAClass() throws Exception {
        Path set = set();

        JsonObject result =
                Invocation.of(engine, "inspect", set.toString(), "--json", "--positive", "bcc")
                        .result();

        JsonObject truth = result.getAsJsonObject("truth");
        assertThat(result.get("photos").getAsInt()).isEqualTo(2);
        assertThat(result.getAsJsonObject("left_out").get("unread_table").getAsInt()).isOne();
        assertThat(truth.get("positive_class").getAsString()).isEqualTo("bcc");
        assertThat(truth.get("negative").getAsInt()).isOne();
        assertThat(truth.get("unknown").getAsInt()).isOne();
        assertThat(truth.get("file").getAsString()).endsWith("labels.csv");
        JsonObject issue = result.getAsJsonArray("issues").get(0).getAsJsonObject();
        assertThat(issue.get("kind").getAsString()).isEqualTo("bad_truth");
        assertThat(issue.getAsJsonObject("values").get("warze").getAsInt()).isOne();
    }

    @Test
    void optionsOfModelsAreNoneOfFolders() throws Exception {
        Path set = set();

        Invocation card = Invocation.of(engine, "inspect", set.toString(), "--layer", "1");
        Invocation positive =
                Invocation.of(engine, "inspect", TRACED.toString(), "--positive", "bcc");

        assertThat(card.exitCode()).isEqualTo(2);
        assertThat(card.err()).contains("is a folder: --card, --export and --layer");
        assertThat(positive.exitCode()).isEqualTo(2);
        assertThat(positive.err()).contains("--positive is of folders");
    }

    private Path set() throws Exception {
        Path set = Files.createDirectory(folder.resolve("set"));
        Files.writeString(set.resolve("a.png"), "a");
        Files.writeString(set.resolve("b.png"), "b!");
        Files.writeString(set.resolve("coco.json"), "{}");
        Files.writeString(set.resolve("labels.csv"), "image,diagnosis\na,MEL\nb,warze\n");
        return set;
    }

    @Test
    void explainTakesACard() throws Exception {
        Path card = Files.writeString(folder.resolve("any.json"), CARD);
        String photo = Golden.FOLDER.resolve("lesions/wide.png").toString();
        String out = folder.resolve("out").toString();

        Invocation without =
                Invocation.of(engine, "explain", photo, "--model", TRACED.toString(), "--out", out);
        Invocation with =
                Invocation.of(
                        engine,
                        "explain",
                        photo,
                        "--model",
                        TRACED.toString(),
                        "--card",
                        card.toString(),
                        "--layer",
                        "1",
                        "--out",
                        out);

        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err()).contains("has no model.json", "--card FILE");
        assertThat(with.exitCode()).isZero();
        assertThat(with.results()).hasSize(1);
    }
}
