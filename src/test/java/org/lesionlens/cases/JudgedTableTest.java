package org.lesionlens.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgedTableTest {

    private static final int ROWS = 200_000;
    private static final int A_ROW = 100; // bytes

    @TempDir private Path folder = Path.of("");

    private static JudgedTable read(Path file) throws IOException {
        return JudgedTable.read(
                file,
                new JudgedTable.Asked(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private Path table() throws IOException {
        Path file = folder.resolve("table.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("image,patient,truth,probability,age,sex,site\n");
            for (int i = 0; i < ROWS; i++) {
                out.write(
                        "ISIC_%07d,P%d,%d,%s,%d,male,torso\n"
                                .formatted(i, i / 10, i % 2, (i + 1.0) / (ROWS + 1), i % 90));
            }
            out.write("ISIC_0000003,,1,0.5,,,\n");
        }
        return file;
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            var java = Runtime.getRuntime();
            least = Math.min(least, java.totalMemory() - java.freeMemory());
        }
        return least;
    }

    /** A million rows would take a gigabyte as objects. */
    @Test
    void keepsFewBytesOfARow() throws IOException {
        Path file = table();
        read(file); // what is loaded once counts for no row

        long before = used();
        JudgedTable table = read(file);
        long after = used();

        assertThat(table.rows().size()).isEqualTo(ROWS + 1);
        assertThat((after - before) / ROWS).isLessThan(A_ROW);
        assertThat(table.rows().positives()).isEqualTo(ROWS / 2 + 1);
        assertThat(table.rows().unclustered()).isEqualTo(1);
        assertThat(table.rows().cluster(19)).isEqualTo(1);
        assertThat(table.rows().facts(7).age()).isEqualTo(7);
        assertThat(table.again().count()).isEqualTo(1);
        assertThat(table.again().examples()).containsExactly("ISIC_0000003");
    }
}
