package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.TrustedModels;
import org.lesionlens.image.DecodeLimits;
import org.lesionlens.image.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;

/** The real engine on tiny models; the worker runs at once. */
class ShellViewModelTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Path POOLED = Golden.FOLDER.resolve("tiny_pooled.pt");
    private static final Path HIDDEN = Golden.FOLDER.resolve("tiny_hidden.pt");
    private static final Path WIDE = Golden.FOLDER.resolve("lesions/wide.png");
    private static final Path TALL = Golden.FOLDER.resolve("lesions/tall.png");

    @TempDir private Path folder;
    private ShellViewModel shell;

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @BeforeEach
    void makeShell() {
        shell =
                new ShellViewModel(
                        ENGINE,
                        new Analyzer(new ImageDecoder(DecodeLimits.STANDARD)),
                        new TrustedModels(folder.resolve("data/trusted.txt")),
                        Runnable::run,
                        Runnable::run);
    }

    @AfterEach
    void closeShell() {
        shell.close();
    }

    private Analysis shown() {
        return shell.lesion().analysisProperty().get();
    }

    private Message message() {
        return shell.messageProperty().get();
    }

    @Test
    void aPhotoOpenedBeforeTheModelIsShownOnceTheModelIsThere() {
        shell.open(List.of(WIDE));
        assertThat(shown()).isNull();

        shell.openBundledModel(POOLED);

        assertThat(shown().photo().width()).isEqualTo(90);
        assertThat(shown().className()).isEqualTo("melanoma");
    }

    @Test
    void aFoldersFirstPhotoIsShown() throws Exception {
        Files.copy(TALL, folder.resolve("b.png"));
        Files.copy(WIDE, folder.resolve("a.png"));
        Files.writeString(folder.resolve("0.txt"), "not a photo");
        shell.openBundledModel(POOLED);

        shell.open(List.of(folder));

        assertThat(shown().photo().width()).isEqualTo(90);
        assertThat(shell.photoNameProperty().get()).isEqualTo("a.png");
    }

    @Test
    void anUnreadableFileIsNamedAndWhatWasShownStays() throws Exception {
        shell.openBundledModel(POOLED);
        shell.open(List.of(WIDE));
        Analysis before = shown();
        Path broken = Files.writeString(folder.resolve("broken.jpg"), "no photo");

        shell.open(List.of(broken));

        assertThat(shown()).isSameAs(before);
        assertThat(shell.photoNameProperty().get()).isEqualTo("wide.png");
        assertThat(message().kind()).isEqualTo(Message.Kind.ERROR);
        assertThat(message().advice()).contains("broken.jpg");
        assertThat(message().actions()).extracting(Message.Action::label).contains("Try again");
    }

    @Test
    void afterAFailureANewModelLooksAtThePhotoThatIsShown() throws Exception {
        shell.openBundledModel(POOLED);
        shell.open(List.of(WIDE));
        shell.open(List.of(Files.writeString(folder.resolve("broken.jpg"), "no photo")));

        shell.openBundledModel(HIDDEN);

        assertThat(shown().card().name()).isEqualTo("Tiny hidden");
        assertThat(shown().photo().width()).isEqualTo(90);
    }

    @Test
    void anUnknownModelRunsOnlyAfterAsking() {
        shell.openBundledModel(POOLED);

        shell.open(List.of(HIDDEN));

        assertThat(shell.classifierProperty().get().card().name()).isEqualTo("Tiny pooled");
        assertThat(message().kind()).isEqualTo(Message.Kind.QUESTION);

        shell.choose(message().actions().getFirst());

        assertThat(shell.classifierProperty().get().card().name()).isEqualTo("Tiny hidden");
        assertThat(message()).isNull();
    }

    @Test
    void aTrustedModelRunsWithoutAskingAgain() {
        shell.open(List.of(HIDDEN));
        shell.choose(message().actions().getFirst());
        shell.open(List.of(POOLED));
        shell.choose(message().actions().getFirst());

        shell.open(List.of(HIDDEN));

        assertThat(message()).isNull();
        assertThat(shell.classifierProperty().get().card().name()).isEqualTo("Tiny hidden");
    }

    @Test
    void aNewModelLooksAtTheOpenPhotoAgain() {
        shell.openBundledModel(POOLED);
        shell.open(List.of(WIDE));

        shell.openBundledModel(HIDDEN);

        assertThat(shown().card().name()).isEqualTo("Tiny hidden");
        assertThat(shown().probabilities()).hasSize(3);
    }

    @Test
    void aBrokenModelIsExplainedAndTheOneBeforeStays() throws Exception {
        shell.openBundledModel(POOLED);
        Path broken = Files.writeString(folder.resolve("broken.pt"), "no model");

        shell.openBundledModel(broken);

        assertThat(message().headline()).contains("the one before stays in use");
        assertThat(message().advice()).startsWith("broken.pt is not a TorchScript archive");
        shell.open(List.of(WIDE));
        assertThat(shown()).isNotNull();
    }

    @Test
    void aPhotoWithoutAnyModelSaysWhatToDo() {
        shell.open(List.of(WIDE));

        assertThat(message().headline()).isEqualTo("No model is loaded");
    }
}
