package org.lesionlens.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.testing.Npy;

class NpyFileTest {

    private static final Heatmap MAP = new Heatmap(3, 2, 0, 1.5f, 2, 3e-20f, 4, 1e20f);

    @Test
    void holdsRowsAndColumnsAsTheyAre(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("map.npy");

        NpyFile.create(MAP, file);

        Npy read = Npy.read(file);
        assertThat(read.shape()).containsExactly(2, 3);
        assertThat(read.values()).containsExactly(MAP.toArray());
    }

    @Test
    void hasTheHeaderThatNumPyWrites(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("map.npy");

        NpyFile.create(MAP, file);

        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
        byte[] header = new byte[128]; // a multiple of 64
        System.arraycopy(Files.readAllBytes(file), 0, header, 0, header.length);
        assertThat(new String(header, StandardCharsets.ISO_8859_1))
                .isEqualTo("\u0093NUMPY\u0001\u0000v\u0000" + text + " ".repeat(58) + "\n");
    }

    @Test
    void leavesAFileOfTheNameAlone(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("map.npy"), "mine");

        assertThatThrownBy(() -> NpyFile.create(MAP, file))
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(file).hasContent("mine");
        assertThat(folder.toFile().list()).containsExactly("map.npy");
    }

    @Test
    void replacesAFileIfAsked(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("map.npy"), "old");

        NpyFile.replace(MAP, file);

        assertThat(Npy.read(file).values()).containsExactly(MAP.toArray());
        assertThat(folder.toFile().list()).containsExactly("map.npy");
    }
}
