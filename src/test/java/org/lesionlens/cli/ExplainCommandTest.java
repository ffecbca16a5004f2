package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.explain.PerturbationMethod;
import org.lesionlens.explain.PixelMethod;
import org.lesionlens.explain.ViewsMethod;
import org.lesionlens.export.PictureTable;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;

class ExplainCommandTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Path LESIONS = Golden.FOLDER.resolve("lesions");
    private static final Path WIDE = LESIONS.resolve("wide.png");
    private static final Path LARGE = LESIONS.resolve("large.png");

    @TempDir private Path work = LESIONS;

    private Path in = work;
    private Path out = work;

    @BeforeEach
    void makeFolders() throws IOException {
        in = Files.createDirectory(work.resolve("in"));
        out = work.resolve("out");
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private Invocation explain(String... args) {
        List<String> all = new ArrayList<>(List.of("explain", "--out", out.toString()));
        all.addAll(List.of(args));
        return Invocation.of(ENGINE, all.toArray(String[]::new));
    }

    private Path copy(Path picture, String name) throws IOException {
        Path copy = in.resolve(name);
        Files.createDirectories(copy.getParent());
        return Files.copy(picture, copy);
    }

    private List<String> written() {
        String[] names = out.toFile().list();
        return names == null
                ? List.of()
                : List.of(names).stream()
                        .filter(name -> !name.equals(PictureTable.NAME))
                        .sorted()
                        .toList();
    }

    @Test
    void printsOneObjectWithTheseKeysForEachImage() {
        JsonObject result = explain(WIDE.toString()).result();

        assertThat(result.keySet())
                .containsExactly(
                        "file",
                        "logits",
                        "probabilities",
                        "class",
                        "method",
                        "map_width",
                        "map_height",
                        "map_max",
                        "empty",
                        "border_energy",
                        "other_pixels",
                        "spread_max",
                        "inputs",
                        "ms");
        assertThat(result.getAsJsonObject("ms").keySet())
                .containsExactly(
                        "decode", "preprocess", "features", "gradient_map", "overlay", "write");
        assertThat(result.get("method").getAsString()).isEqualTo("grad-cam");
    }

    @Test
    void givesProbabilitiesByClass() {
        JsonObject result = explain(WIDE.toString()).result();

        double logit = result.getAsJsonArray("logits").get(0).getAsDouble();
        double melanoma = 1 / (1 + Math.exp(-logit));
        JsonObject probabilities = result.getAsJsonObject("probabilities");
        assertThat(probabilities.keySet()).containsExactly("benign", "melanoma");
        assertThat(probabilities.get("melanoma").getAsDouble()).isCloseTo(melanoma, within(1e-12));
        assertThat(probabilities.get("benign").getAsDouble())
                .isCloseTo(1 - melanoma, within(1e-12));
    }

    @Test
    void explainsThePositiveClassUnlessToldOtherwise() {
        assertThat(explain(WIDE.toString()).result().get("class").getAsString())
                .isEqualTo("melanoma");
        assertThat(written()).containsExactly("wide.melanoma.grad-cam.png");
    }

    @Test
    void writesRawMapsOnlyIfAsked() {
        assertThat(explain(WIDE.toString(), "--raw", "--class=benign").exitCode()).isZero();

        assertThat(written())
                .containsExactly("wide.benign.grad-cam.npy", "wide.benign.grad-cam.png");
    }

    @ParameterizedTest
    @EnumSource
    void namesResultsAfterTheMethod(CamMethod method) {
        Invocation explain = explain(WIDE.toString(), "--method=" + method.key());

        assertThat(explain.exitCode()).as(explain.err()).isZero();
        assertThat(explain.result().get("method").getAsString()).isEqualTo(method.key());
        assertThat(written()).containsExactly("wide.melanoma." + method.key() + ".png");
    }

    static Stream<ExplanationMethod> ofPixelsAndParts() {
        return ExplanationMethod.all().filter(method -> !(method instanceof CamMethod));
    }

    @ParameterizedTest
    @MethodSource("ofPixelsAndParts")
    void attributesByEachMethod(ExplanationMethod method) {
        Invocation explain =
                explain(
                        Stream.concat(
                                        Stream.of(
                                                WIDE.toString(),
                                                "--method=" + method.key(),
                                                "--raw"),
                                        few(method))
                                .toArray(String[]::new));

        assertThat(explain.exitCode()).as(explain.err()).isZero();
        assertThat(explain.result().get("method").getAsString()).isEqualTo(method.key());
        boolean isOfViews = method instanceof ViewsMethod;
        assertThat(explain.result().get("map_width").getAsInt()).isEqualTo(isOfViews ? 8 : 64);
        assertThat(explain.result().get("spread").isJsonNull()).isNotEqualTo(isOfViews);
        String name = "wide.melanoma." + method.key();
        assertThat(written()).contains(name + ".npy", name + ".png");
        assertThat(written().contains(name + ".error.npy"))
                .isEqualTo(method == PerturbationMethod.RISE);
        assertThat(written().contains(name + ".spread.npy")).isEqualTo(isOfViews);
    }

    private static Stream<String> few(ExplanationMethod method) {
        return Stream.of("--steps=2", "--samples=2", "--masks=4")
                .filter(option ->
                        MethodOptions.valueOf(
                                        option.substring(2, option.indexOf('='))
                                                .toUpperCase(Locale.ROOT))
                                .isOf(method));
    }

    static Stream<Arguments> optionsOfOtherMethods() {
        return ExplanationMethod.all()
                .flatMap(method ->
                        Stream.of(MethodOptions.values())
                                .filter(option -> !option.isOf(method))
                                .map(option -> Arguments.of(method, option)));
    }

    @ParameterizedTest
    @MethodSource("optionsOfOtherMethods")
    void refusesOptionsThatWouldChangeNothing(ExplanationMethod method, MethodOptions option) {
        String value =
                switch (option) {
                    case BASELINE, FILL -> "=black";
                    case SCORE -> "=logit";
                    case CHANNELS -> "=sum";
                    case SIGNED, NETWORK_GRID -> "";
                    case NOISE -> "=0.1";
                    default -> "=3";
                };

        Invocation explain =
                explain(WIDE.toString(), "--method=" + method.key(), option.option() + value);

        assertThat(explain.exitCode()).isEqualTo(2);
        assertThat(explain.err()).contains(option.option() + " is of ", "not of " + method.key());
    }

    @Test
    void attributionsTellOfThePhotoWhatMapsTell() throws IOException {
        Path turned = copy(Golden.FOLDER.resolve("photos/orientation-6.jpg"), "turned.jpg");
        Path table =
                Files.writeString(
                        work.resolve("labels.csv"),
                        "file,patient_id,label,age,sex,site\nturned.jpg,P1,melanoma,62,male,back\n");
        String[] common = {turned.toString(), "--labels=" + table, "--format=svg"};
        List<String> attributed = new ArrayList<>(List.of(common));
        attributed.add("--method=gradients");

        Invocation map = explain(common);
        Invocation gradients = explain(attributed.toArray(String[]::new));

        assertThat(gradients.exitCode()).as(gradients.err()).isZero();
        assertThat(gradients.result().get("other_pixels"))
                .isEqualTo(map.result().get("other_pixels"));
        assertThat(gradients.result().get("other_pixels").isJsonObject()).isTrue();
        assertThat(gradients.result().has("inputs")).isTrue();
        String figure = Files.readString(out.resolve("turned.melanoma.gradients.svg"));
        assertThat(figure).contains("Truth: melanoma", "Call: ", "62", "With its pixels as stored");
        assertThat(Files.readString(out.resolve("turned.melanoma.grad-cam.svg")))
                .contains("Truth: melanoma", "Call: ", "62");
    }

    @Test
    void refusesColoursForHeatThatHasItsOwn() {
        for (String signed :
                List.of(
                        "--method=occlusion",
                        "--method=rise",
                        "--method=gradients --signed",
                        "--method=integrated-gradients --signed")) {
            List<String> all = new ArrayList<>(List.of(WIDE.toString(), "--colour-map=inferno"));
            all.addAll(List.of(signed.split(" ", -1)));

            Invocation explain = explain(all.toArray(String[]::new));

            assertThat(explain.exitCode()).as(signed).isEqualTo(2);
            assertThat(explain.err()).contains("--colour-map is of heat without a sign");
        }
        assertThat(
                        explain(WIDE.toString(), "--method=gradients", "--colour-map=inferno")
                                .exitCode())
                .isZero();
    }

    @Test
    void refusesSettingsBeforeTheModelIsLoaded() {
        for (String wrong : List.of("--steps=0", "--baseline=white", "--clip=0")) {
            Invocation explain =
                    explain(
                            WIDE.toString(),
                            "--model=missing.pt",
                            "--method=integrated-gradients",
                            wrong);

            assertThat(explain.exitCode()).isEqualTo(2);
            assertThat(explain.err())
                    .contains(wrong.substring(0, wrong.indexOf('=')))
                    .doesNotContain("missing.pt");
        }
    }

    @Test
    void refusesSettingsThatCannotBe() {
        for (String wrong :
                List.of(
                        "--method=integrated-gradients --steps=0",
                        "--method=integrated-gradients --baseline=white",
                        "--method=smoothgrad --noise=0",
                        "--method=tta --of=gradients",
                        "--method=occlusion --patch=49",
                        "--method=occlusion --patch=4 --stride=5",
                        "--method=rise --masks=1",
                        "--method=rise --mask-cells=0",
                        "--method=rise --mask-cells=49",
                        "--method=rise --mask-cells=2000000000",
                        "--method=gradients --clip=0",
                        "--method=gradients --channels=mean")) {
            String[] options = wrong.split(" ", -1);
            List<String> all = new ArrayList<>(List.of(options));
            all.addFirst(WIDE.toString());

            Invocation explain = explain(all.toArray(String[]::new));

            assertThat(explain.exitCode()).as(wrong).isEqualTo(2);
            String option = options[options.length - 1];
            assertThat(explain.err())
                    .contains(option.substring(0, option.indexOf('=')))
                    .containsAnyOf("must be", "is none of");
        }
    }

    @Test
    void theManualAndThePageSayTheSameOfEachMethod() throws Exception {
        String told = Invocation.of(ENGINE, "explain", "--methods").out();
        String page = Files.readString(Path.of("docs", "methods.md"));

        assertThat(told).contains(CamMethod.GRAD_CAM.citation());
        ofPixelsAndParts()
                .forEach(method -> {
                    MethodWords words =
                            switch (method) {
                                case ViewsMethod views -> MethodWords.of(views);
                                case PixelMethod pixels -> MethodWords.of(pixels);
                                case PerturbationMethod parts -> MethodWords.of(parts);
                                case CamMethod cam -> throw new AssertionError(cam);
                            };
                    assertThat(told).contains(method.citation(), words.shows(), words.cannot());
                    assertThat(page)
                            .contains("`" + method.key() + "`", words.shows(), words.cannot());
                });
    }

    @Test
    void namesTheMethodsIfThereIsNoneOfThatName() {
        Invocation explain = explain(WIDE.toString(), "--method=gradcam");

        assertThat(explain.exitCode()).isEqualTo(2);
        assertThat(explain.err()).contains("'gradcam' is none of grad-cam, grad-cam++, hirescam");
    }

    @Test
    void helpNamesEveryMethod() {
        String help = Invocation.of(ENGINE, "explain", "--help").out();

        for (ExplanationMethod method : ExplanationMethod.all().toList()) {
            assertThat(help).containsPattern("\\s" + Pattern.quote(method.key()) + "[,;\\s]");
        }
    }

    @Test
    void saysWhatIsSaidOfThePhotoAsItIsStored() {
        Path turned = Golden.FOLDER.resolve("photos/orientation-6.jpg");
        Path stored = Golden.FOLDER.resolve("photos/orientation-6.jpg.stored.png");

        JsonObject other = explain(turned.toString()).result().getAsJsonObject("other_pixels");

        assertThat(other.get("pixels").getAsString()).isEqualTo("as stored");
        assertThat(other.getAsJsonArray("differences")).hasToString("[\"orientation\"]");
        JsonObject same = explain(stored.toString()).result();
        assertThat(other.get("probability").getAsDouble())
                .isCloseTo(
                        same.getAsJsonObject("probabilities").get("melanoma").getAsDouble(),
                        within(1e-3)); // the decoders differ by a level
        assertThat(same.get("other_pixels").isJsonNull()).isTrue();
    }

    @Test
    void saysSoIfNothingSpeaksForTheClass() {
        JsonObject result = explain(LARGE.toString(), "--class=benign").result();

        assertThat(result.get("empty").getAsBoolean()).isTrue();
        assertThat(result.get("map_max").getAsDouble()).isZero();
        assertThat(result.get("border_energy").isJsonNull()).isTrue();
    }

    @Test
    void printsNumbersTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            String logits = explain(WIDE.toString()).result().get("logits").toString();
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));

            Invocation again = explain(WIDE.toString(), "--overwrite", "--raw", "--opacity=0.4");

            assertThat(again.exitCode()).as(again.err()).isZero();
            assertThat(again.result().get("logits")).hasToString(logits);
            assertThat(again.err())
                    .contains("1 of 1 images done, 0 failed")
                    .contains("images/s on C");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void drawsThePhotoBesideTheOverlay() throws Exception {
        explain(LARGE.toString(), "--opacity=0");

        RgbImage figure = figure("large.melanoma.grad-cam.png");
        int margin = (figure.width() - 2 * 384) / 3; // 200 pixels were too narrow
        assertThat(figure.width()).isEqualTo(3 * margin + 2 * 384);
        for (int y = margin; y < margin + 230; y++) { // 120 · 384 / 200
            for (int x = margin; x < margin + 384; x++) {
                assertThat(figure.at(x + margin + 384, y)).isEqualTo(figure.at(x, y));
            }
        }
    }

    @Test
    void laysHeatOverThePhoto() throws Exception {
        explain(LARGE.toString(), "--opacity=1", "--threshold=0", "--colour-map=inferno");

        RgbImage figure = figure("large.melanoma.grad-cam.png");
        int margin = (figure.width() - 2 * 384) / 3;
        assertThat(figure.at(2 * margin + 384, margin)).isNotEqualTo(figure.at(margin, margin));
    }

    private RgbImage figure(String name) throws Exception {
        return new ImageDecoder(DecodeLimits.STANDARD).decode(out.resolve(name));
    }

    @Test
    void searchesFoldersInAStableOrder() throws IOException {
        copy(WIDE, "b/second.png");
        copy(WIDE, "a/first.PNG");
        copy(WIDE, "c.png");
        copy(WIDE, ".hidden.png");
        Files.writeString(in.resolve("a/notes.txt"), "not a picture");

        Invocation explain = explain(in.toString(), WIDE.toString());

        assertThat(explain.exitCode()).isZero();
        assertThat(explain.results().stream().map(result -> result.get("file").getAsString()))
                .containsExactly(
                        in.resolve("a/first.PNG").toString(),
                        in.resolve("b/second.png").toString(),
                        in.resolve("c.png").toString(),
                        WIDE.toString());
    }

    @Test
    void whatIsNotAsInTheModelsFileIsSaid() throws IOException {
        Path model = Golden.FOLDER.resolve("adapted/training.pt");
        Path card = work.resolve("card.json");
        Files.writeString(
                card,
                """
                {"format": 1, "name": "Training", "architecture": "tiny",
                 "input": {"width": 48, "height": 48, "fit": "squash",
                           "interpolation": "bilinear-antialias", "scale": 0.00392156862745098,
                           "mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25]},
                 "output": {"activation": "softmax", "classes": ["nevus", "melanoma", "other"],
                            "positive": "melanoma"},
                 "targetLayer": "auto", "decisionThreshold": 0.5,
                 "trainedOn": "", "licence": "", "intendedUse": "tests"}
                """);

        Invocation explain =
                explain(WIDE.toString(), "--model", model.toString(), "--card", card.toString());

        assertThat(explain.err()).contains("training.pt: " + Adjustment.EVALUATION.sentence());
    }

    @Test
    void numbersImagesOfTheSameName() throws IOException {
        copy(WIDE, "a/lesion.png");
        copy(LARGE, "b/lesion.png");

        Invocation explain = explain(in.toString());

        assertThat(explain.exitCode()).isZero();
        assertThat(written())
                .containsExactly("lesion-2.melanoma.grad-cam.png", "lesion.melanoma.grad-cam.png");
    }

    @Test
    void doesTheRestIfAnImageIsUnreadable() throws IOException {
        copy(WIDE, "1.png");
        Files.writeString(in.resolve("2.png"), "not a picture");
        copy(WIDE, "3.png");

        Invocation explain = explain(in.toString(), "missing.png");

        assertThat(explain.exitCode()).isEqualTo(1);
        assertThat(written()).containsExactly("1.melanoma.grad-cam.png", "3.melanoma.grad-cam.png");
        assertThat(explain.results()).hasSize(2);
        List<String> messages = explain.err().lines().toList();
        assertThat(messages).hasSize(3);
        assertThat(messages.get(0)).startsWith("lesionlens: " + in.resolve("2.png") + ": ");
        assertThat(messages.get(1)).startsWith("lesionlens: missing.png: ");
        assertThat(messages.get(2)).startsWith("lesionlens: 2 of 4 images done, 2 failed");
    }

    @Test
    void aTableTellsInTheEndWhichPictureIsOfWhichLesion() throws IOException {
        copy(WIDE, "1.png");
        Files.writeString(in.resolve("2.png"), "not a picture");
        copy(LARGE, "sub/1.png");
        Files.writeString(in.resolve("train.csv"), "image_name,target\n1,0\n2,1\n");
        Files.createDirectories(out);
        Files.writeString(out.resolve("1-2.melanoma.grad-cam.png"), "former");

        explain(in.toString());

        List<String> rows = Files.readAllLines(out.resolve(PictureTable.NAME));
        assertThat(rows)
                .satisfiesExactly(
                        header -> assertThat(header).startsWith("file,lesion,explained_class,"),
                        first ->
                                assertThat(first)
                                        .startsWith(
                                                "1.melanoma.grad-cam.png,1,melanoma,grad-cam,0.")
                                        .contains(",0.5,"),
                        second -> assertThat(second).startsWith(",2,,,,0.5,positive,,"),
                        third ->
                                assertThat(third)
                                        .startsWith(",1,,,,0.5,")
                                        .contains("1-2.melanoma.grad-cam.png exists already"));
        assertThat(String.join("", rows)).doesNotContain(work.toString());
    }

    @Test
    void aSinglePictureNeedsNoTableAndAFormerOneStays() throws IOException {
        explain(WIDE.toString());
        assertThat(out.resolve(PictureTable.NAME)).doesNotExist();

        Files.writeString(out.resolve(PictureTable.NAME), "mine");
        explain(LARGE.toString(), WIDE.toString(), "--method=gradients");
        assertThat(out.resolve(PictureTable.NAME)).hasContent("mine");
        assertThat(out.resolve("pictures-2.csv")).content().contains("wide.melanoma.gradients.png");

        explain(LARGE.toString(), WIDE.toString(), "--overwrite");
        assertThat(out.resolve(PictureTable.NAME)).content().contains("wide.melanoma.grad-cam.png");
    }

    @Test
    void overwritesNothing() throws IOException {
        Files.createDirectories(out);
        Path former = out.resolve("wide.melanoma.grad-cam.png");
        Files.writeString(former, "former");

        Invocation explain = explain(LARGE.toString(), WIDE.toString());

        assertThat(explain.exitCode()).isEqualTo(1);
        assertThat(explain.err()).contains(WIDE + ": " + former + " exists already");
        assertThat(former).hasContent("former");
        assertThat(explain.result().get("file").getAsString()).isEqualTo(LARGE.toString());
    }

    @Test
    void writesNoPictureBesideAForeignRawMap() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("wide.melanoma.grad-cam.npy"), "former");

        assertThat(explain(WIDE.toString(), "--raw").exitCode()).isEqualTo(1);

        assertThat(written()).containsExactly("wide.melanoma.grad-cam.npy");
    }

    @Test
    void overwritesIfAsked() throws Exception {
        Files.createDirectories(out);
        Files.writeString(out.resolve("wide.melanoma.grad-cam.png"), "former");

        assertThat(explain(WIDE.toString(), "--overwrite").exitCode()).isZero();

        assertThat(figure("wide.melanoma.grad-cam.png").width()).isGreaterThan(2 * 384);
    }

    @Test
    void listsTheClassesIfOneIsUnknown() {
        Invocation explain = explain(WIDE.toString(), "--class=melanom");

        assertThat(explain.exitCode()).isEqualTo(2);
        assertThat(explain.err())
                .contains("unknown class 'melanom'; the model's classes are: benign, melanoma")
                .contains("Try 'lesionlens explain --help'");
        assertThat(explain.out()).isEmpty();
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--opacity=1.5",
                "--threshold=NaN",
                "--threshold=much",
                "--colour-map=rainbow",
                "--colour-map=diverging",
                "--model=pom.xml",
                "--model=missing.pt",
                "--unknown"
            })
    void refusesWhatItCannotFollow(String option) {
        Invocation explain = explain(WIDE.toString(), option);

        assertThat(explain.exitCode()).isEqualTo(2);
        assertThat(explain.err()).startsWith("lesionlens: ");
        assertThat(explain.err().lines()).hasSize(2);
        assertThat(explain.out()).isEmpty();
        assertThat(out).doesNotExist();
    }

    @Test
    void needsAnImage() {
        assertThat(explain().exitCode()).isEqualTo(2);
        assertThat(explain(in.toString()).exitCode()).as("an empty folder").isEqualTo(2);
    }

    @Test
    void needsSomewhereToWrite() {
        assertThat(Invocation.of(ENGINE, "explain", WIDE.toString()).exitCode()).isEqualTo(2);
    }

    @Test
    void refusesAnOutputFolderThatIsAFile() throws IOException {
        Files.writeString(out, "a file");

        assertThat(explain(WIDE.toString()).exitCode()).isEqualTo(2);
    }

    @Test
    void asksForAModelIfThereIsNone() {
        Invocation explain =
                Invocation.with(
                        ENGINE, null, null, "explain", WIDE.toString(), "--out", out.toString());

        assertThat(explain.exitCode()).isEqualTo(2);
        assertThat(explain.err()).contains("--model FILE");
    }

    @Test
    void severalMethodsGiveOneFigure() {
        Invocation explain =
                explain(
                        WIDE.toString(),
                        "--method=grad-cam,gradients,tta,occlusion",
                        "--colour-map=inferno");

        assertThat(explain.exitCode()).as(explain.err()).isZero();
        assertThat(written()).containsExactly("wide.melanoma.methods.png");
        assertThat(explain.result().get("methods").getAsJsonArray().toString())
                .isEqualTo("[\"grad-cam\",\"gradients\",\"tta\",\"occlusion\"]");
    }

    @Test
    void whatIsOfOneMethodOrOfNoneOfThemIsRefused() {
        for (String wrong :
                List.of(
                        "--method=grad-cam,layercam --raw",
                        "--method=grad-cam,grad-cam",
                        "--method=grad-cam,layercam --steps=4",
                        "--method=occlusion,rise --colour-map=inferno")) {
            List<String> all = new ArrayList<>(List.of(wrong.split(" ", -1)));
            all.addFirst(WIDE.toString());

            Invocation explain = explain(all.toArray(String[]::new));

            assertThat(explain.exitCode()).as(wrong).isEqualTo(2);
        }
    }
}
