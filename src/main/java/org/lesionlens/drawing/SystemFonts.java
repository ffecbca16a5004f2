package org.lesionlens.drawing;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * Fonts of the machine. Java draws no letter where it finds none, as in containers without
 * fontconfig or without a font, not even with letters that the program brings along: there, these
 * are given to it as the machine's.
 */
final class SystemFonts {

    /** Names a file that takes the place of fontconfig. */
    private static final String REPLACEMENT = "sun.awt.fontconfig";

    private SystemFonts() {}

    /**
     * To be called before anything is drawn.
     *
     * @param letters a TrueType font for machines without any
     * @throws IOException if there is none and the folder for temporary files cannot be written
     */
    static void prepare(InputStream letters) throws IOException {
        try {
            var _ = new Font(Font.SANS_SERIF, Font.PLAIN, 1).getNumGlyphs();
        } catch (RuntimeException e) { // of no kind of its own
            System.setProperty(REPLACEMENT, replacement(letters).toString());
        }
    }

    private static Path replacement(InputStream letters) throws IOException {
        Path font = temporary(".ttf");
        Files.copy(letters, font, StandardCopyOption.REPLACE_EXISTING);
        var properties = new Properties();
        properties.setProperty("version", "1");
        properties.setProperty("sequence.allfonts", "latin-1");
        properties.setProperty("allfonts.latin-1", "Letters");
        properties.setProperty("filename.Letters", font.toString());
        Path file = temporary(".properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        return file;
    }

    private static Path temporary(String ending) throws IOException {
        Path file = Files.createTempFile("lesionlens-fonts", ending);
        file.toFile().deleteOnExit();
        return file;
    }
}
