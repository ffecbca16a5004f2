package org.lesionlens.report;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.SvgPaper;
import org.lesionlens.plots.PlotStyle;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A drawing within a page: without its own paper and letters, and in colours that the page may
 * change for dark screens.
 */
final class InlineSvg {

    private static final Map<Integer, String> NAMES =
            Map.of(
                    PlotStyle.INK.getRGB(), "ink",
                    PlotStyle.QUIET.getRGB(), "quiet",
                    PlotStyle.GRID.getRGB(), "grid",
                    PlotStyle.FRAME.getRGB(), "frame",
                    PlotStyle.BLUE.getRGB(), "blue",
                    PlotStyle.VERMILION.getRGB(), "vermilion",
                    PlotStyle.PALE_BLUE.getRGB(), "pale-blue",
                    PlotStyle.PALE_VERMILION.getRGB(), "pale-vermilion",
                    PlotStyle.PAPER.getRGB(), "paper");
    private static final Pattern RGB = Pattern.compile("rgb\\((\\d+),(\\d+),(\\d+)\\)");
    private static final double PIXELS_IN_POINT = 1.25; // somewhat smaller than at its own size

    private final Html html;
    private final String prefix;

    private InlineSvg(Html html, String prefix) {
        this.html = html;
        this.prefix = prefix;
    }

    /**
     * Writes a drawing.
     *
     * @param id of the drawing, unique in the page
     * @param inWords for those who do not see it
     */
    static void write(Html html, Drawing drawing, String id, String inWords) throws IOException {
        var bytes = new ByteArrayOutputStream();
        SvgPaper.write(drawing, bytes);
        Element root = parse(bytes.toByteArray());
        html.element(
                "svg",
                () -> {
                    var svg = new InlineSvg(html, id + "-");
                    svg.children(root);
                },
                "xmlns",
                root.getNamespaceURI(),
                "id",
                id,
                "role",
                "img",
                "aria-label",
                inWords,
                "viewBox",
                root.getAttribute("viewBox"),
                "width",
                String.valueOf(Math.round(drawing.width() * PIXELS_IN_POINT)),
                "font-family",
                "'Liberation Sans', Arimo, Arial, Helvetica, sans-serif");
    }

    private static Element parse(byte[] svg) throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private void children(Element parent) throws IOException {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && !isLeftOut(element)) {
                html.element(element.getNodeName(), () -> children(element), attributes(element));
            } else if (node.getNodeType() == Node.TEXT_NODE) {
                html.text(node.getTextContent());
            }
        }
    }

    private static boolean isLeftOut(Element element) {
        boolean isPaper =
                element.getNodeName().equals("rect")
                        && element.getAttribute("width").equals("100%");
        return isPaper || element.getNodeName().equals("style");
    }

    private String[] attributes(Element element) {
        List<String> written = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            var attribute = (Attr) all.item(i);
            String name = attribute.getName();
            String value = attribute.getValue();
            if (name.equals("font-family")) {
                continue; // the whole drawing has it
            }
            if (name.equals("fill") || name.equals("stroke")) {
                String colour = NAMES.get(colour(value));
                if (colour != null) {
                    classes.add(name + "-" + colour);
                }
            }
            written.add(name);
            written.add(
                    name.equals("id") ? prefix + value : value.replace("url(#", "url(#" + prefix));
        }
        if (!classes.isEmpty()) {
            written.add("class");
            written.add(String.join(" ", classes));
        }
        return written.toArray(String[]::new);
    }

    /** Of {@code #1f2328}, {@code rgb(31,35,40)}, {@code white} or {@code black}. */
    private static Integer colour(String value) {
        return switch (value) {
            case "white" -> 0xFFFFFFFF;
            case "black" -> 0xFF000000;
            default -> {
                var rgb = RGB.matcher(value);
                yield rgb.matches()
                        ? new Color(channel(rgb, 1), channel(rgb, 2), channel(rgb, 3)).getRGB()
                        : 0;
            }
        };
    }

    private static int channel(MatchResult rgb, int group) {
        return Integer.parseInt(rgb.group(group));
    }
}
