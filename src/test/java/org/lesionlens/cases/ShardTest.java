package org.lesionlens.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    @TempDir private Path folder = Path.of("");

    /** By Python: 1 + int.from_bytes(hashlib.sha256(id.encode()).digest()[:8], 'big') % n. */
    @ParameterizedTest
    @CsvSource({
        "IP_0147446, 1/1 1/2 2/7 988443/1000000",
        "Ünal, 1/1 1/2 6/7 961827/1000000",
        "p/a.png, 1/1 2/2 6/7 653470/1000000"
    })
    void anIdIsInTheShareOfItsHashOnAnyMachine(String id, String shares) {
        for (String share : List.of(shares.split(" ", -1))) {
            Shard own = Shard.parse(share);
            assertThat(own.holds(id)).as(share).isTrue();
            for (int number = 1; number <= Math.min(own.count(), 9); number++) {
                assertThat(new Shard(number, own.count()).holds(id))
                        .isEqualTo(number == own.number());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0/3", "4/3", "1", "1/0", "-1/2", "a/b", "1/2/3", "1/99999999999"})
    void thereIsNoOtherShare(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Shard.parse(text));
    }

    @Test
    void isWrittenAsItIsRead() {
        assertThat(Shard.parse(" 3/7 ")).isEqualTo(new Shard(3, 7)).hasToString("3/7");
    }

    private CaseSet set() throws IOException {
        for (int patient = 0; patient < 20; patient++) {
            Path own = Files.createDirectories(folder.resolve("P" + patient));
            for (int photo = 0; photo < 3; photo++) {
                Files.write(
                        own.resolve("p" + patient + "-" + photo + ".png"),
                        new byte[] {(byte) patient, (byte) photo});
            }
        }
        return CaseSet.of(folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1000})
    void everyPhotoIsInOneShareAndAllOfAPatientInTheSame(int count) throws IOException {
        CaseSet cases = set();
        List<Integer> all = new ArrayList<>();
        List<String> patients = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            List<Integer> own = new Shard(number, count).positions(cases);
            assertThat(own).isSorted();
            all.addAll(own);
            own.stream()
                    .map(i -> cases.images().get(i).patient())
                    .distinct()
                    .forEach(patients::add);
        }

        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, cases.images().size()).boxed().toList());
        assertThat(cases.patients()).hasSize(20);
        assertThat(patients).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void aPhotoGoesByItsPatientElseItsLesionElseItsFile() {
        CaseSet cases = of();
        Path file = Path.of("set", "a", "b.png");

        assertThat(Shard.id(cases, LesionImage.unlabelled(file))).isEqualTo("a/b.png");
        assertThat(Shard.id(cases, image(file, "", "L1"))).isEqualTo("L1");
        assertThat(Shard.id(cases, image(file, "P1", "L1"))).isEqualTo("P1");
    }

    private static LesionImage image(Path file, String patient, String lesion) {
        return new LesionImage("b", file, LesionFacts.NONE.orOf(patient, lesion));
    }

    @Test
    void theHashOfASetIsThatOfItsPhotosAndOfWhatIsKnownOfThem() {
        Path file = Path.of("set", "a.png");
        CaseSet one = of(image(file, "P1", "L1"));

        assertThat(of(image(file, "P1", "L1")).hash()).isEqualTo(one.hash());
        assertThat(of(image(file, "P2", "L1")).hash()).isNotEqualTo(one.hash());
        assertThat(of(image(file, "P1", "L2")).hash()).isNotEqualTo(one.hash());
        assertThat(of(image(Path.of("set", "b.png"), "P1", "L1")).hash()).isNotEqualTo(one.hash());
        assertThat(of(image(file, "P1", "L1"), image(file, "P1", "L1")).hash())
                .isNotEqualTo(one.hash());
    }

    private static CaseSet of(LesionImage... images) {
        return new CaseSet(
                Path.of("set"),
                List.of(images),
                List.of(),
                new Provenance(
                        new LeftOut(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        SetChoices.NONE,
                        Set.of(),
                        Map.of(),
                        Optional.empty()));
    }
}
