package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.CudaTrouble;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.RunsOn;
import org.lesionlens.testing.Golden;

/** What a person is told about a file that cannot be used; each is the tiny model, broken once. */
class BrokenArchiveTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Path SOUND = Golden.FOLDER.resolve("tiny_pooled.pt");

    @TempDir private Path folder;

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void textIsNotAnArchive() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.pt"), "no model");

        assertThat(refusal(file))
                .startsWith("notes.pt is not a TorchScript archive: it is a text. ")
                .doesNotContain("--weights");
    }

    @Test
    void aStateDictIsNotAnArchive() throws Exception {
        Path file = without("state.pth", "constants.pkl");

        assertThat(refusal(file))
                .startsWith("state.pth is not a TorchScript archive: it is a checkpoint")
                .contains("--arch LIBRARY:NAME")
                .endsWith("--weights state.pth --out state_lens.pt");
    }

    @Test
    void aCheckpointOfOldIsToldToo() throws Exception {
        byte[] pickle = {(byte) 0x80, 2, (byte) 0x8a, 10}; // as PyTorch 1.5 began its files
        Path file = Files.write(folder.resolve("old.pth"), pickle);

        assertThat(refusal(file))
                .startsWith("old.pth is not a TorchScript archive: it is a checkpoint");
    }

    @Test
    void everyKindOfFileIsToldInOneLineWithAWayOn() throws Exception {
        Map<String, String> ways =
                Map.of(
                        "a.onnx", "torch.jit.trace(",
                        "b.h5", "--arch keras:EfficientNetB5 --weights b.h5 --out b_lens.pt",
                        "c.pb", "by its name. It cannot be explained",
                        "d.tar", "Unpack it",
                        "e.pkl", "no weights of PyTorch",
                        "f.tflite", "cannot be explained");
        for (Map.Entry<String, String> way : ways.entrySet()) {
            Path file = Files.writeString(folder.resolve(way.getKey()), "no model");

            assertThat(refusal(file))
                    .startsWith(way.getKey() + " is not a TorchScript archive: it is a")
                    .contains(way.getValue())
                    .doesNotContain("\n");
        }
    }

    @Test
    void operatorsThatPyTorchLacksAreNamed() throws Exception {
        Path file =
                changed(
                        "boxes.pt",
                        ".py",
                        code ->
                                code.replace(
                                        "torch.contiguous(x",
                                        "torch.contiguous(ops.torchvision.deform(x)"));

        assertThat(refusal(file))
                .startsWith("boxes.pt cannot be explained: it calls torchvision::deform")
                .contains("trace the part that gives the classes")
                .doesNotContain("\n", "export.py");
    }

    @Test
    void quantisedAndPackedNetworksAreToldApart() throws Exception {
        Path rounded = calling("rounded.pt", "ops.quantized.linear_dynamic(");
        Path packed = calling("packed.pt", "ops.prim.ConstantMKLDNNTensor(");

        assertThat(refusal(rounded)).contains("is quantised").endsWith("that it was made of.");
        assertThat(refusal(packed)).contains("packed", "before torch.jit.optimize_for_inference");
    }

    private Path calling(String name, String operator) throws IOException {
        return changed(name, ".py", code -> code.replace("torch.contiguous(", operator));
    }

    @Test
    void operatorsThatNobodyKnowsAreNamedInOneLine() throws Exception {
        Path file = calling("odd.pt", "torch.odd_operator(");

        assertThat(refusal(file))
                .startsWith(
                        "odd.pt cannot be loaded: loading failed: Unknown builtin op: aten::odd")
                .doesNotContain("\n", "export.py");
    }

    @Test
    void anArchiveThatWasCutShortIsToBeCopiedAgain() throws Exception {
        byte[] sound = Files.readAllBytes(SOUND);
        Path file = folder.resolve("half.pt");
        Files.write(file, Arrays.copyOf(sound, sound.length / 2));

        assertThat(refusal(file))
                .startsWith("half.pt cannot be opened: ")
                .contains("damaged or cut short", "copy or download it again")
                .doesNotContain("export.py");
    }

    @Test
    void anEmptyFileIsCalledEmpty() throws Exception {
        Path file = Files.createFile(folder.resolve("none.pt"));

        assertThat(refusal(file)).isEqualTo("none.pt cannot be opened: it is empty.");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(refusal(folder.resolve("gone.pt")))
                .isEqualTo("gone.pt does not exist or is not a file.");
    }

    @Test
    void aMissingCardIsNamed() throws Exception {
        Path file = without("plain.pt", "model.json");

        assertThat(refusal(file))
                .startsWith("plain.pt has no model.json")
                .contains("plain.json", "--card FILE");
    }

    @Test
    void codeWithoutALayerToExplainIsToldWithItsEnd() throws Exception {
        Path file =
                changed(
                        "rows.pt",
                        ".py",
                        code ->
                                code.replace("def features(", "def f(")
                                        .replace("adaptive_avg_pool2d", "avg")
                                        .replace("torch.flatten", "torch.rows"));

        assertThat(refusal(file))
                .startsWith("rows.pt cannot be explained: no layer was found")
                .contains("it ends with: ", "torch.linear(", "python models/export.py");
    }

    @Test
    void aBrokenCardIsExplained() throws Exception {
        Path file = changed("card.pt", "model.json", card -> card.replace("squash", "stretch"));

        assertThat(refusal(file))
                .startsWith(
                        "card.pt cannot be used: model.json: input.fit is 'stretch', not one of")
                .contains("squash", "center-crop", "letterbox");
    }

    @Test
    void otherOutputsThanTheCardSaysAreToldApart() throws Exception {
        Path file = changed("three.pt", "model.json", BrokenArchiveTest::withThreeClasses);

        assertThat(refusal(file))
                .startsWith("three.pt gives 1 logit(s), but its model.json names 3 classes");
    }

    @Test
    void codeThatFailsIsToldInOneLine() throws Exception {
        Path file =
                changed(
                        "fails.pt",
                        ".py",
                        code -> code.replace("d(activations, [1", "d(activations, [3"));

        assertThat(refusal(file))
                .startsWith("fails.pt cannot be loaded: loading failed: RuntimeError: ")
                .contains("shapes cannot be multiplied")
                .doesNotContain("\n");
    }

    @Test
    void codeForCudaAloneRunsOnTheCpuWhereThereIsNone() throws Exception {
        assumeFalse(LibtorchChoice.isBuiltForCuda(), "a CUDA device may be here");
        String onCuda = "torch.contiguous(torch.to(x, torch.device(\"cuda:0\"), 6)";
        Path file = changed("cuda.pt", ".py", code -> code.replace("torch.contiguous(x", onCuda));

        try (Classifier classifier = ENGINE.load(file)) {
            assertThat(classifier.runsOn().device()).isEqualTo("CPU");
        }
    }

    @Test
    void whatCudaRefusesRunsOnTheCpu() throws Exception {
        assumeFalse(LibtorchChoice.isBuiltForCuda(), "a CUDA device may be here");
        String onCuda = "torch.contiguous(torch.to(x, torch.device(\"cuda:0\"), 6)";
        Path file =
                changed("refused.pt", ".py", text -> text.replace("torch.contiguous(x", onCuda));

        TorchOpenNetwork network = ENGINE.open(file, ModelChoice.DEFAULT, () -> RunsOn.CUDA);

        try (Classifier classifier = network.alone()) {
            assertThat(classifier.runsOn()).isEqualTo(RunsOn.cpu(CudaTrouble.MODEL));
        }
    }

    private static String withThreeClasses(String card) {
        return card.replace("\"benign\"", "\"benign\", \"naevus\"");
    }

    private static String refusal(Path file) {
        var refused =
                catchThrowableOfType(ModelLoadException.class, () -> ENGINE.load(file).close());
        return String.valueOf(refused.getMessage());
    }

    private Path without(String name, String ending) throws IOException {
        return copy(name, entry -> !entry.endsWith(ending), "", UnaryOperator.identity());
    }

    private Path changed(String name, String ending, UnaryOperator<String> change)
            throws IOException {
        return copy(name, entry -> true, ending, change);
    }

    private Path copy(
            String name, Predicate<String> kept, String changedEnding, UnaryOperator<String> change)
            throws IOException {
        Path copy = folder.resolve(name);
        try (var from = new ZipFile(SOUND.toFile());
                OutputStream file = Files.newOutputStream(copy);
                var to = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (kept.test(entry.getName())) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    to.write(bytes(from, entry, changedEnding, change));
                }
            }
        }
        return copy;
    }

    private static byte[] bytes(
            ZipFile zip, ZipEntry entry, String changedEnding, UnaryOperator<String> change)
            throws IOException {
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] bytes = stream.readAllBytes();
            if (changedEnding.isEmpty() || !entry.getName().endsWith(changedEnding)) {
                return bytes;
            }
            return change.apply(new String(bytes, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
