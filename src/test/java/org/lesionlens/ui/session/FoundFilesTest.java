package org.lesionlens.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.SetMemory;
import org.lesionlens.cases.Truth;
import org.lesionlens.files.PictureFormat;
import org.lesionlens.ui.fx.Texts;

class FoundFilesTest {

    private final Path folder;
    private final Texts texts = Texts.of(FoundFiles.class);

    FoundFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void whatIsNeitherPhotoNorModelIsToldAtOnceAndTheRestOpens() throws IOException {
        Path note = file("note.txt", "no photo");
        Path photo = file("a.png", "");
        Path nameless = file("IMG_1", "");
        Path model = file("b.pt", "");

        var found = found(List.of(note, photo, nameless, model), Optional.empty());

        assertThat(found.photos()).extracting(LesionImage::file).containsExactly(photo, nameless);
        assertThat(found.models()).containsExactly(model);
        assertThat(found.failures())
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.file()).isEqualTo(note);
                    assertThat(failure.cause())
                            .hasMessage(
                                    texts.get(
                                            "open.noPhoto",
                                            note.getFileName(),
                                            PictureFormat.allLabels()));
                });
        assertThat(found.set()).isEmpty();
    }

    @Test
    void modelsOfAllKindsGoWhereTheyAreToldApart() throws IOException {
        Path byName = file("net.onnx", "");
        Path checkpoint = file("best.ckpt", "");
        Path byContent = file("network", "\u001c\u0000\u0000\u0000TFL3");
        Path packed = file("all.bin2", "BZh91AY");

        var found = found(List.of(byName, checkpoint, byContent, packed), Optional.empty());

        assertThat(found.models()).containsExactly(byName, checkpoint, byContent);
        assertThat(found.failures())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.cause())
                                .hasMessage(texts.get("open.packed", packed.getFileName())));
    }

    @Test
    void aSinglePhotoComesWithThoseBesideIt() throws IOException {
        Path second = file("b.png", "");
        Path first = file("a.jpg", "");
        file(".hidden.png", "");
        file("note.txt", "no photo");
        Files.writeString(Files.createDirectory(folder.resolve("below")).resolve("c.png"), "");

        assertThat(found(List.of(second), Optional.empty()).photos())
                .extracting(LesionImage::file)
                .containsExactly(first, second);
        assertThat(found(List.of(second, first), Optional.empty()).photos())
                .extracting(LesionImage::file)
                .containsExactly(second, first);
        Path nameless = file("IMG_1", "");
        assertThat(found(List.of(nameless), Optional.empty()).photos())
                .extracting(LesionImage::file)
                .containsExactly(nameless);
    }

    @Test
    void aTableNeedsTheFolderOfItsPhotos() throws IOException {
        file("a.png", "");
        Path table = file("mine.csv", "image_name,target\na,1\n");

        var alone = found(List.of(table), Optional.empty());
        assertThat(alone.failures())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.cause())
                                .hasMessage(
                                        texts.get(
                                                "results.problem.NO_PROBABILITIES",
                                                table.getFileName(),
                                                "image_name, target")));

        var onTheOpenSet = found(List.of(table), Optional.of(folder));
        assertThat(onTheOpenSet.failures()).isEmpty();
        assertThat(onTheOpenSet.set().orElseThrow().cases().images())
                .singleElement()
                .satisfies(lesion -> assertThat(lesion.truth()).isEqualTo(Truth.POSITIVE));
    }

    @Test
    void aFolderIsASetAndTwoAreNone() throws IOException {
        file("a.png", "");
        Path below = Files.createDirectory(folder.resolve("P1"));
        Files.writeString(below.resolve("b.png"), "");

        var one = found(List.of(folder), Optional.empty());
        assertThat(one.set().orElseThrow().cases().images()).hasSize(2);

        var withModel = found(List.of(folder, Path.of("absent.pt")), Optional.empty());
        assertThat(withModel.set()).as("the folder is one in any case").isPresent();
        assertThat(withModel.failures()).hasSize(1);

        var empty = found(List.of(Files.createDirectory(folder.resolve("none"))), Optional.empty());
        assertThat(empty.set()).isEmpty();
        assertThat(empty.failures()).hasSize(1);

        var two = found(List.of(folder, below), Optional.empty());
        assertThat(two.set()).isEmpty();
        assertThat(two.photos()).hasSize(3);
    }

    @Test
    void resultsAreASetOfTheirOwnAndAFolderBringsTheirPhotos() throws IOException {
        Path table = file("results.csv", "image_name,target,prob\na,1,0.75\nb,0,0.25\n");

        FoundSet alone = found(List.of(table), Optional.empty()).set().orElseThrow();

        assertThat(alone.hasPhotos()).isFalse();
        assertThat(alone.cases().images())
                .extracting(LesionImage::name, LesionImage::isHere)
                .containsExactly(tuple("a", false), tuple("b", false));

        Path photos = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(photos.resolve("b.png"), "");
        var memory = new SetMemory(folder.resolve("none yet"));
        FoundSet brought =
                FoundFiles.among(List.of(photos), Optional.of(alone), memory).set().orElseThrow();

        assertThat(brought.results()).isPresent();
        assertThat(brought.cases().images())
                .extracting(LesionImage::name, LesionImage::isHere)
                .containsExactly(tuple("b", true), tuple("a", false));

        Path others = Files.createDirectory(folder.resolve("others"));
        Files.writeString(others.resolve("c.png"), "");
        FoundSet unrelated =
                FoundFiles.among(List.of(others), Optional.of(alone), memory).set().orElseThrow();

        assertThat(unrelated.results()).isEmpty();
        assertThat(unrelated.cases().images()).hasSize(1);
    }

    @Test
    void resultsThatNameNoPhotoOfTheOpenSetLeaveItAlone() throws IOException {
        Path set = Files.createDirectory(folder.resolve("set"));
        Files.writeString(set.resolve("c.png"), "");
        Path table = file("results.csv", "image_name,target,prob\na,1,0.75\nb,0,0.25\n");

        FoundSet found = found(List.of(table), Optional.of(set)).set().orElseThrow();

        assertThat(found.cases().images()).extracting(LesionImage::name).containsExactly("a", "b");
    }

    private FoundFiles found(List<Path> asked, Optional<Path> open) throws IOException {
        var memory = new SetMemory(folder.resolve("none yet"));
        Optional<FoundSet> set =
                open.isEmpty()
                        ? Optional.empty()
                        : Optional.of(FoundSet.of(open.get(), Optional.empty(), memory));
        return FoundFiles.among(asked, set, memory);
    }
}
