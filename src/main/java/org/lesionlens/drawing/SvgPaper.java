package org.lesionlens.drawing;

import java.awt.Dimension;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A drawing as SVG: text stays text, in letters that the file brings along, photos are JPEG. */
public final class SvgPaper {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int DIGITS = 3;

    private SvgPaper() {}

    /**
     * Writes a file that needs no other, and tells nothing of who wrote it and when.
     *
     * @throws IOException if the stream fails
     */
    public static void write(Drawing drawing, OutputStream out) throws IOException {
        Document document = empty();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(DIGITS);
        context.setGenericImageHandler(new SvgJpegs());
        var graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(
                new Dimension((int) Math.ceil(drawing.width()), (int) Math.ceil(drawing.height())));
        try {
            drawing.draw(graphics);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Element root = graphics.getRoot(document.getDocumentElement());
        size(root, drawing);
        SvgLetters.bringAlong(root);
        serialise(document, out);
    }

    private static Document empty() throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    private static void size(Element root, Drawing drawing) {
        String width = number(drawing.width());
        String height = number(drawing.height());
        root.setAttribute("width", width + "pt");
        root.setAttribute("height", height + "pt");
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
        Element paper = root.getOwnerDocument().createElementNS(SVG, "rect");
        paper.setAttribute("width", "100%");
        paper.setAttribute("height", "100%");
        paper.setAttribute("fill", "white");
        paper.setAttribute("stroke", "none");
        root.insertBefore(paper, root.getFirstChild());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static void serialise(Document document, OutputStream out) throws IOException {
        try {
            var writer = TransformerFactory.newDefaultInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            writer.setOutputProperty(OutputKeys.STANDALONE, "no");
            writer.transform(new DOMSource(document), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException(e);
        }
    }
}
