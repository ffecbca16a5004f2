package org.lesionlens.drawing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The letters of an SVG file, in the file: those that occur, some kilobytes. Programs that do not
 * read them take the next font on the list, whose letters are as wide.
 */
final class SvgLetters {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String FAMILY = "Liberation Sans";
    private static final String FAMILIES = "'Liberation Sans', Arimo, Arial, Helvetica, sans-serif";

    /** What a browser asks for; what a layout of scripts needs is left out. */
    private static final List<String> TABLES =
            List.of(
                    "head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "gasp",
                    "cmap", "name", "OS/2", "post");

    private final Map<Lettering, Set<Integer>> letters = new LinkedHashMap<>();

    private SvgLetters() {}

    /**
     * Puts a style sheet with the letters that occur in front of everything.
     *
     * @throws IOException if they cannot be made
     */
    static void bringAlong(Element root) throws IOException {
        var found = new SvgLetters();
        found.collect(root, false, false);
        var rules = new StringBuilder();
        for (Map.Entry<Lettering, Set<Integer>> entry : found.letters.entrySet()) {
            rules.append(rule(entry.getKey(), entry.getValue()));
        }
        if (!rules.isEmpty()) {
            Element style = root.getOwnerDocument().createElementNS(SVG, "style");
            style.setTextContent(rules.toString());
            root.insertBefore(style, root.getFirstChild());
        }
    }

    private void collect(Element element, boolean ours, boolean bold) {
        boolean inOurs = ours;
        if (element.hasAttribute("font-family")) {
            inOurs = element.getAttribute("font-family").contains(FAMILY);
            if (inOurs) {
                element.setAttribute("font-family", FAMILIES);
            }
        }
        boolean inBold = bold;
        if (element.hasAttribute("font-weight")) {
            inBold = element.getAttribute("font-weight").equals("bold");
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element inner) {
                collect(inner, inOurs, inBold);
            } else if (inOurs && node.getNodeType() == Node.TEXT_NODE) {
                Lettering used = inBold ? Lettering.BOLD : Lettering.PLAIN;
                Set<Integer> known = letters.computeIfAbsent(used, weight -> new TreeSet<>());
                node.getTextContent().codePoints().forEach(known::add);
            }
        }
    }

    private static String rule(Lettering lettering, Set<Integer> letters) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (InputStream file = lettering.open();
                var font = new TTFParser(true).parse(new RandomAccessReadBuffer(file))) {
            var subset = new TTFSubsetter(font, TABLES);
            subset.addAll(letters);
            subset.writeToStream(bytes);
        }
        return "@font-face{font-family:'%s';font-weight:%s;src:url(data:font/ttf;base64,%s)}"
                .formatted(
                        FAMILY,
                        lettering == Lettering.BOLD ? "bold" : "normal",
                        Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }
}
