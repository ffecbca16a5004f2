package org.lesionlens.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.OtherPixels;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.image.PixelDifference;
import org.lesionlens.image.PixelForm;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Sessions;

/** The viewer follows the lesion that any view selects, as far as it can be shown. */
class PhotosViewModelTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Path WIDE = Golden.FOLDER.resolve("lesions/wide.png");

    @TempDir private Path folder;
    private SessionViewModel session;

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @BeforeEach
    void openModel() {
        session = Sessions.of(ENGINE, folder.resolve("data"));
        session.model().openBundled(Golden.FOLDER.resolve("tiny_pooled.pt"));
    }

    @AfterEach
    void closeSession() {
        session.close();
        session.closeStore();
    }

    private Path set(String name, String... whole) throws IOException {
        Path set = Files.createDirectories(folder.resolve(name));
        for (String photo : whole) {
            Path copy = Files.copy(WIDE, set.resolve(photo));
            Files.writeString(copy, photo, StandardOpenOption.APPEND); // or it would be a copy
        }
        return set;
    }

    private LesionImage image(String name) {
        return session.review().reviewProperty().get().cases().stream()
                .map(one -> one.image())
                .filter(image -> image.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutAModelThePhotoIsShownAndAModelLooksAtItLater() throws IOException {
        try (var bare = Sessions.of(ENGINE, folder.resolve("bare"))) {
            bare.files().open(List.of(set("set", "1.png", "2.png")));
            assertThat(bare.lesion().photoProperty().get()).isNotNull();
            assertThat(bare.lesion().analysisProperty().get()).isNull();

            bare.photos().move(1);
            assertThat(bare.photos().shownName()).isEqualTo("2.png");

            bare.model().openBundled(Golden.FOLDER.resolve("tiny_pooled.pt"));
            assertThat(bare.photos().shownName()).isEqualTo("2.png");
            assertThat(bare.lesion().analysisProperty().get()).isNotNull();
            assertThat(bare.lesion().analysisProperty().get().photo())
                    .isEqualTo(bare.lesion().photoProperty().get());
            assertThat(bare.messages().messageProperty().get()).isNull(); // it is no more missing
        }
    }

    /** Two numbers of one photo are never seen beside another. */
    @Test
    void aRowWithoutItsPhotoIsShownAsSuchUntilItsFolderIsOpened() throws IOException {
        Path table =
                Files.writeString(folder.resolve("r.csv"), "image,prob\n1,0.75\n2,0.25\n3,0.5\n");

        session.files().open(List.of(table));

        var lesion = session.lesion();
        assertThat(lesion.absentProperty().get()).isEqualTo(image("1"));
        assertThat(lesion.photoProperty().get()).isNull();

        session.photos().move(1);
        assertThat(lesion.absentProperty().get()).as("none is taken out").isEqualTo(image("2"));

        session.files().open(List.of(set("brought", "2.png")));
        assertThat(session.review().reviewProperty().get().cases()).hasSize(3);
        session.review().selectedProperty().set(image("2"));
        assertThat(lesion.absentProperty().get()).isNull();
        assertThat(lesion.analysisProperty().get()).isNotNull();

        session.review().selectedProperty().set(image("3"));
        assertThat(lesion.analysisProperty().get()).as("of the photo before").isNull();
    }

    @Test
    void aPhotoComesBeforeItsAnalysisAndWithoutThatOfTheOneBefore() throws IOException {
        session.files().open(List.of(set("set", "1.png", "2.png", "3.png")));
        List<Boolean> explained = new ArrayList<>();
        session.lesion().analysisProperty().subscribe((_, now) -> explained.add(now != null));

        session.review().selectedProperty().set(image("3")); // not beside the shown one

        assertThat(explained).containsExactly(false, true);
    }

    @Test
    void aClassThatIsChosenBeforeTheAnswerIsExplained() throws IOException {
        session.files().open(List.of(set("set", "1.png", "2.png", "3.png")));
        var lesion = session.lesion();
        int other = 1 - lesion.classIndexProperty().get();
        lesion.analysisProperty()
                .subscribe((_, now) -> {
                    if (now == null) {
                        lesion.classIndexProperty().set(other);
                    }
                });

        session.review().selectedProperty().set(image("3")); // not beside the shown one

        assertThat(lesion.analysisProperty().get().explanation().classIndex()).isEqualTo(other);
    }

    @Test
    void aPhotoThatCannotBeReadIsToldAlsoWithoutAModel() throws IOException {
        try (var bare = Sessions.of(ENGINE, folder.resolve("bare"))) {
            Path set = set("set", "2.png");
            Files.writeString(set.resolve("1.png"), "no photo");

            bare.files().open(List.of(set));

            assertThat(bare.photos().shownName()).isEqualTo("2.png");
            assertThat(bare.messages().messageProperty().get().advice()).contains("1.png");
        }
    }

    @Test
    void whatIsSelectedIsShown() throws IOException {
        session.files().open(List.of(set("set", "1.png", "2.png", "3.png")));

        session.review().selectedProperty().set(image("3"));

        assertThat(session.photos().shownName()).isEqualTo("3.png");
        assertThat(session.photos().position().getValue()).isEqualTo(new PhotoPosition(2, 3, 3));
        assertThat(session.set().shown().getValue()).isEqualTo(image("3"));
    }

    @Test
    void aPhotoWhosePixelsAsStoredAreOthersIsLookedAtTwice() {
        Path profile = Golden.FOLDER.resolve("photos/icc-red-green-swapped.png");
        var other = session.lesion().otherPixelsProperty();

        session.files().open(List.of(profile));
        OtherPixels found = other.get();

        assertThat(found).isNotNull();
        assertThat(found.form()).isEqualTo(PixelForm.AS_STORED);
        assertThat(found.differences()).containsExactly(PixelDifference.PROFILE);
        session.files().open(List.of(WIDE));
        assertThat(other.get()).isNull();
    }

    @Test
    void aBrokenLesionThatIsSelectedAgainDoesNotStandInTheWay() throws IOException {
        Path set = set("set", "1.png", "3.png", "4.png");
        Files.writeString(set.resolve("2.png"), "no photo");
        session.files().open(List.of(set));
        session.review().selectedProperty().set(image("2")); // is passed over
        assertThat(session.photos().shownName()).isEqualTo("3.png");

        session.review().selectedProperty().set(image("2"));
        assertThat(session.photos().name().get()).isEqualTo("3.png");
        assertThat(session.photos().position().getValue()).isEqualTo(new PhotoPosition(1, 3, 3));

        session.photos().move(1);
        assertThat(session.photos().shownName()).isEqualTo("4.png");
    }

    @Test
    void whatIsLeftOutIsTold() throws IOException {
        Path set = set("set", "1.png");
        Files.copy(set.resolve("1.png"), set.resolve("2.png"));

        session.files().open(List.of(set));

        assertThat(session.photos().position().getValue().count()).isEqualTo(1);
        assertThat(session.messages().messageProperty().get().advice()).contains("1");
    }

    @Test
    void aPhotoThatStaysFromBeforeIsNotOfTheNewSet() throws IOException {
        session.files().open(List.of(set("before", "1.png")));
        Path broken = set("broken");
        Files.writeString(broken.resolve("a.png"), "no photo");

        session.files().open(List.of(broken));

        assertThat(session.photos().shownName()).isEqualTo("1.png");
        assertThat(session.set().shown().getValue()).isNull();
    }

    /** The folder above has the same files; how those of the other were filtered is of no use. */
    @Test
    void whereAPhotoStoodAmongThoseOpenBeforeIsForgotten() throws IOException {
        Path set = set("set", "1.png", "2.png", "3.png");
        session.files().open(List.of(set));
        session.review().selectedProperty().set(image("2"));
        pick("1", "2", "3");
        pick("1", "3");
        session.photos().move(1);
        assertThat(session.photos().shownName()).isEqualTo("3.png"); // behind where it stood
        session.review().selectedProperty().set(image("2"));
        pick("1", "2", "3");

        session.files().open(List.of(folder));
        session.review().selectedProperty().set(image("2"));
        pick("1", "3");
        session.photos().move(1);

        assertThat(session.photos().shownName()).isEqualTo("1.png"); // the first that is wanted
    }

    private void pick(String... names) {
        Set<Path> files =
                Arrays.stream(names).map(name -> image(name).file()).collect(Collectors.toSet());
        session.review()
                .filterProperty()
                .set(CaseFilter.ALL.withPicked(Optional.of(new CaseFilter.Picked("some", files))));
        session.photos().position().getValue(); // as the counter in the window does
    }
}
