package org.lesionlens.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFormatsTest {

    @TempDir private Path folder;

    /** What files of each kind begin with, \\xHH being a byte. */
    @ParameterizedTest
    @CsvSource({
        "\\x08\\x07\\x12\\x07pytorch, ONNX",
        "\\x89HDF\\x0d\\x0a\\x1a\\x0a, HDF5",
        "\\x02\\x00\\x00\\x00\\x00\\x00\\x00\\x00{}, SAFETENSORS",
        "\\x80\\x02\\x8a\\x0al\\xfc, CHECKPOINT",
        "\\x80\\x02ctorch._utils\\x0a_rebuild_tensor_v2, CHECKPOINT",
        "\\x80\\x02cnets Net _modules _parameters torch, PICKLED_NETWORK",
        "\\x80\\x04\\x95csklearn.svm, PICKLE",
        "\\x1c\\x00\\x00\\x00PTMF, MOBILE",
        "\\x1c\\x00\\x00\\x00TFL3, TFLITE",
        "\\x1f\\x8b\\x08, PACKED",
        "7z\\xbc\\xaf\\x27\\x1c, PACKED",
        "\\x93NUMPY, NUMPY",
        "\\x89PNG\\x0d\\x0a\\x1a\\x0a, PICTURE",
        "version https://git-lfs.github.com/spec/v1, LFS_POINTER",
        "\\x0a<!doctype html><html>, WEB_PAGE",
        "no model, TEXT"
    })
    void tellsFilesByTheirFirstBytes(String beginning, ModelFormat expected) throws IOException {
        Path file = Files.write(folder.resolve("any"), bytes(beginning));

        assertThat(ModelFormats.of(file)).contains(expected);
    }

    private static byte[] bytes(String escaped) {
        var bytes = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.startsWith("\\x", i)) {
                bytes.append((char) Integer.parseInt(escaped.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                bytes.append(escaped.charAt(i));
            }
        }
        return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "a/data.pkl a/constants.pkl a/code/net.py, TORCHSCRIPT",
        "a/data.pkl a/data/0, CHECKPOINT",
        "a/archive_format a/models/model.json, TORCH_EXPORT",
        "serialized_exported_program.json version, TORCH_EXPORT",
        "net/.data/extern_modules net/net.py, TORCH_PACKAGE",
        "config.json metadata.json model.weights.h5, KERAS",
        "a.npy b.npy, NUMPY",
        "photo.jpg notes.txt, PACKED"
    })
    void tellsZipsByWhatIsInThem(String entries, ModelFormat expected) throws IOException {
        Path file = folder.resolve("any.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : List.of(entries.split(" ", -1))) {
                zip.putNextEntry(new ZipEntry(entry));
            }
        }

        assertThat(ModelFormats.of(file)).contains(expected);
    }

    @Test
    void knowsNothingOfOtherBytesAndRefusesNone() throws IOException {
        Path noise = Files.write(folder.resolve("noise"), new byte[] {1, 2, 3, 4});
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThat(ModelFormats.of(noise)).isEmpty();
        assertThatThrownBy(() -> ModelFormats.of(empty)).hasMessage("it is empty");
    }
}
