package org.lesionlens.drawing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.image.AwtImages;
import org.lesionlens.image.RgbImage;
import org.lesionlens.testing.SyntheticAnalysis;

class DrawingWriterTest {

    private static final RgbImage PHOTO = SyntheticAnalysis.photo(60, 40);

    @TempDir private Path folder;

    /** 144 × 72 points with two words, a vector and a photo of 60 × 40 points. */
    private record Sample(String title) implements Drawing {

        @Override
        public double width() {
            return 144;
        }

        @Override
        public double height() {
            return 72;
        }

        @Override
        public void draw(Graphics2D graphics) {
            graphics.setColor(Color.BLACK);
            Lettering.BOLD.draw(graphics, title, 12, 6, 16);
            Lettering.PLAIN.draw(graphics, "p = 0.731", 9, 6, 30);
            graphics.setColor(Color.RED);
            graphics.fill(new Rectangle2D.Double(6, 40, 20, 20));
            new PlacedPicture(PHOTO, 76, 20, 60, 40).draw(graphics);
        }
    }

    private Path written(DrawingFormat format, Drawing... pages) throws IOException {
        Path file = folder.resolve("drawing." + format.ending());
        return new DrawingWriter(format, 144).write(List.of(pages), file, true).getFirst();
    }

    @Test
    void aPngHasItsPixelsAndItsResolution() throws IOException {
        Path file = written(DrawingFormat.PNG, new Sample("Lesion"));
        var pixels = ImageIO.read(file.toFile());
        assertThat(pixels.getWidth()).isEqualTo(288);
        assertThat(pixels.getHeight()).isEqualTo(144);
        assertThat(pixels.getRGB(30, 100)).isEqualTo(0xFFFF0000);
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        int at = text.indexOf("pHYs") + 4;
        assertThat(java.nio.ByteBuffer.wrap(bytes, at, 4).getInt()).isEqualTo(5669); // 144 / 0.0254
        assertThat(bytes[at + 8]).isEqualTo((byte) 1); // in a metre
    }

    @Test
    void pixelsThatFitAreCopiedAsTheyAre() {
        RgbImage paper = PngPaper.render(new Sample("Lesion"), 72);
        for (int y = 0; y < PHOTO.height(); y++) {
            for (int x = 0; x < PHOTO.width(); x++) {
                assertThat(paper.at(76 + x, 20 + y)).isEqualTo(PHOTO.at(x, y));
            }
        }
    }

    /** 144 dpi: 288 pixels wide, so that a band has 7 rows and cuts letters and photo. */
    @Test
    void aPngDrawnByBandsHasThePixelsOfTheWhole() throws IOException {
        var sample = new Sample("Lesion");
        var bytes = new ByteArrayOutputStream();
        PngPaper.write(sample, 144, 7 * 288 + 5, bytes);
        var read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(AwtImages.fromAwt(read)).isEqualTo(PngPaper.render(sample, 144));
    }

    @Test
    void tellsWhyAPngCannotBeWritten() {
        var full =
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        assertThatThrownBy(() -> PngPaper.write(new Sample("Lesion"), 144, full))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }

    @Test
    void aPdfHasItsTextItsFontsAndAPageForEachDrawing() throws IOException {
        Path file = written(DrawingFormat.PDF, new Sample("First page"), new Sample("Second"));
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("First page", "p = 0.731", "Second");
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(144);
            for (PDPage page : document.getPages()) {
                assertThat(fonts(page.getResources()))
                        .hasSize(2)
                        .allMatch(font -> font.getName().contains("LiberationSans"))
                        .allMatch(PDFont::isEmbedded);
                assertThat(pictures(page.getResources()))
                        .extracting(PDImageXObject::getSuffix)
                        .containsExactly("jpg");
            }
        }
    }

    @Test
    void aPdfTellsNothingOfItsMakerAndIsTheSameEachTime() throws IOException {
        byte[] first = Files.readAllBytes(written(DrawingFormat.PDF, new Sample("Lesion")));
        byte[] second = Files.readAllBytes(written(DrawingFormat.PDF, new Sample("Lesion")));
        assertThat(second).isEqualTo(first);
        try (PDDocument document = Loader.loadPDF(first)) {
            assertThat(document.getDocument().getTrailer().containsKey(COSName.INFO)).isFalse();
            assertThat(document.getDocumentCatalog().getMetadata()).isNull();
        }
    }

    private static List<PDFont> fonts(PDResources resources) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (COSName name : resources.getFontNames()) {
            fonts.add(resources.getFont(name));
        }
        for (COSName name : resources.getXObjectNames()) {
            if (resources.getXObject(name) instanceof PDFormXObject form) {
                fonts.addAll(fonts(form.getResources()));
            }
        }
        return fonts;
    }

    private static List<PDImageXObject> pictures(PDResources resources) throws IOException {
        List<PDImageXObject> pictures = new ArrayList<>();
        for (COSName name : resources.getXObjectNames()) {
            switch (resources.getXObject(name)) {
                case PDFormXObject form -> pictures.addAll(pictures(form.getResources()));
                case PDImageXObject picture -> pictures.add(picture);
                default -> {}
            }
        }
        return pictures;
    }

    @Test
    void anSvgHasItsTextItsLettersAndPhotosAsJpeg() throws IOException {
        String svg =
                Files.readString(written(DrawingFormat.SVG, new Sample("Lesion & more")), UTF_8);
        assertThat(svg)
                .contains(">Lesion &amp; more<")
                .contains(">p = 0.731<")
                .contains("font-weight=\"bold\"")
                .contains("data:font/ttf;base64,")
                .contains("data:image/jpeg;base64,")
                .contains("width=\"144.00pt\"")
                .doesNotContain("<!--")
                .doesNotContain("Batik")
                .doesNotContain("image/png");
        assertThat(svg.length()).isLessThan(60_000); // of 1.1 million of both fonts
        assertThat(Pattern.compile("<path").matcher(svg).results().count()).isZero();
    }

    @Test
    void lettersThatTheFontLacksAreDrawnAllTheSame() throws IOException {
        Path file = written(DrawingFormat.PDF, new Sample("ID 病变 α"));
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains("ID");
        }
        assertThat(Files.readString(written(DrawingFormat.SVG, new Sample("ID 病变 α"))))
                .contains("病变");
    }

    @Test
    void wordsBreakWhereTheLineEnds() {
        double width = Lettering.PLAIN.width("one two", 10) + 0.1;
        assertThat(Lettering.PLAIN.lines("one two three", 10, width))
                .containsExactly("one two", "three");
        assertThat(Lettering.PLAIN.lines("unbreakable", 10, Lettering.PLAIN.width("unbr", 10)))
                .containsExactly("unbr", "eak", "able");
    }

    @Test
    void picturesOfSeveralDrawingsAreNumberedAndNoneIsOverwritten() throws IOException {
        var writer = new DrawingWriter(DrawingFormat.PNG, 72);
        List<Sample> pages = List.of(new Sample("1"), new Sample("2"));
        Path file = folder.resolve("figure.png");
        assertThat(writer.write(pages, file, false))
                .extracting(Path::getFileName)
                .extracting(Path::toString)
                .containsExactly("figure-1.png", "figure-2.png");
        Files.delete(folder.resolve("figure-1.png"));
        assertThatThrownBy(() -> writer.write(pages, file, false))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("figure-1.png")).doesNotExist();
    }

    /** A page that cannot be drawn. */
    private record Broken() implements Drawing {
        @Override
        public double width() {
            return 10;
        }

        @Override
        public double height() {
            return 10;
        }

        @Override
        public void draw(Graphics2D graphics) {
            throw new IllegalStateException("cannot be drawn");
        }
    }

    @Test
    void aPageThatFailsLeavesNoneOfTheOthers() throws IOException {
        var writer = new DrawingWriter(DrawingFormat.PNG, 72);
        List<Drawing> pages = List.of(new Sample("1"), new Broken());
        assertThatThrownBy(() -> writer.write(pages, folder.resolve("figure.png"), true))
                .isInstanceOf(IllegalStateException.class);
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void pagesOfALongerFigureAreFound() throws IOException {
        var writer = new DrawingWriter(DrawingFormat.PNG, 72);
        Path file = folder.resolve("figure.png");
        writer.write(List.of(new Sample("1"), new Sample("2"), new Sample("3")), file, false);
        assertThat(writer.former(file, 2)).containsExactly(folder.resolve("figure-3.png"));
        assertThat(writer.former(file, 1)).hasSize(3);
        assertThat(writer.former(file, 3)).isEmpty();
    }

    @Test
    void charactersThatXmlCannotHoldDoNotSpoilAnSvg() throws Exception {
        var odd = new Sample("torso\u000Bleft \uD800 end");
        byte[] svg = Files.readAllBytes(written(DrawingFormat.SVG, odd));
        var document =
                DocumentBuilderFactory.newDefaultNSInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg));
        assertThat(document.getDocumentElement().getTextContent())
                .contains("torso")
                .contains("left")
                .contains("end");
    }
}
