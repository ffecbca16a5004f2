package org.lesionlens.drawing;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Drawings as pages of a PDF file: text to be searched and copied, photos as JPEG. */
public final class PdfPaper {

    private PdfPaper() {}

    /**
     * Writes a file of one page a drawing, each of the drawing's size, that tells nothing of who
     * wrote it and when.
     *
     * @throws IOException if the stream fails
     */
    public static void write(List<? extends Drawing> pages, OutputStream out) throws IOException {
        try (var document = new PDDocument();
                var letters = letters()) {
            document.setDocumentId(0L); // otherwise made of the time
            for (Drawing page : pages) {
                add(page, document, letters);
            }
            document.save(out);
        }
    }

    private static PdfBoxGraphics2DFontTextDrawer letters() throws IOException {
        var drawer = new PdfBoxGraphics2DFontTextDrawer();
        for (Lettering lettering : Lettering.all()) {
            try (InputStream font = lettering.open()) {
                drawer.registerFont(lettering.fontName(), font);
            }
        }
        return drawer;
    }

    private static void add(
            Drawing drawing, PDDocument document, PdfBoxGraphics2DFontTextDrawer letters)
            throws IOException {
        var size = new PDRectangle((float) drawing.width(), (float) drawing.height());
        var page = new PDPage(size);
        document.addPage(page);
        var graphics = new PdfBoxGraphics2D(document, size);
        try {
            graphics.setFontTextDrawer(letters);
            graphics.setImageEncoder((to, content, picture, env) -> jpeg(to, picture));
            drawing.draw(graphics);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            graphics.dispose();
        }
        try (var content = new PDPageContentStream(document, page)) {
            content.drawForm(graphics.getXFormObject());
        }
    }

    private static PDImageXObject jpeg(PDDocument document, java.awt.Image picture) {
        try {
            return JPEGFactory.createFromByteArray(document, JpegBytes.of(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
