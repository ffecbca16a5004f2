package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.testing.Golden;

/** In a window of 1000×700 pixels every word and number of a set's pages can be read. */
class NothingIsCutTest {

    private static final List<String> SITES =
            List.of("oral/genital", "", "torso", "lower extremity", "upper extremity", "head/neck");
    private static final int PHOTOS = 80;

    /** As the challenge's sets are named, four photos a patient, every other one a melanoma. */
    private static Path set(Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(Golden.FOLDER.resolve("lesions/wide.png"));
        var table =
                new StringBuilder(
                        "image_name,patient_id,sex,age_approx,"
                                + "anatom_site_general_challenge,diagnosis,target\n");
        for (int i = 0; i < PHOTOS; i++) {
            String patient = "IP_%07d".formatted(1355170 + i / 4);
            String name = "ISIC_%07d".formatted(7653210 + i);
            Path photos = Files.createDirectories(folder.resolve(patient));
            Files.write(photos.resolve(name + ".png"), Arrays.copyOf(bytes, bytes.length + i));
            table.append(
                    "%s,%s,%s,%d,%s,%s,%d%n"
                            .formatted(
                                    name,
                                    patient,
                                    i / 4 % 2 == 0 ? "female" : "male",
                                    30 + 5 * (i % 9),
                                    SITES.get(i % SITES.size()),
                                    i % 2 == 0 ? "melanoma" : "seborrheic keratosis",
                                    (i + 1) % 2));
        }
        Files.writeString(folder.resolve("train.csv"), table);
        return folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void noTextEndsInDots(String language, @TempDir Path folder) throws Exception {
        Path set = set(Files.createDirectories(folder.resolve("set")));
        Path told = folder.resolve("told.txt");
        Process walk =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dai.djl.offline=true",
                                "-DOPT_OUT_TRACKING=true",
                                "-Dglass.platform=Headless",
                                "-Dprism.order=sw",
                                "-Djava.awt.headless=true",
                                "-Duser.language=" + language,
                                "-cp",
                                System.getProperty("java.class.path"),
                                CutWords.class.getName(),
                                set.toString(),
                                folder.resolve("kept").toString(),
                                told.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output.txt").toFile())
                        .start();
        int end = walk.waitFor();

        assertThat(end).as(Files.readString(folder.resolve("output.txt"))).isZero();
        assertThat(Files.readAllLines(told)).isEmpty();
    }
}
