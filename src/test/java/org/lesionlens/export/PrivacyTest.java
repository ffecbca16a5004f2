package org.lesionlens.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.cases.Truth;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.figure.Figure;
import org.lesionlens.figure.FigureContents;
import org.lesionlens.figure.FigureLook;
import org.lesionlens.figure.FigureModel;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.figure.FigurePaper;
import org.lesionlens.figure.FigurePick;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.report.PatientSheet;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.Patients;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticAnalysis;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What goes out holds nothing but what is meant to: every chunk, tag and object of every kind of
 * picture is read, and what is on no list here fails. A new kind of export belongs in {@link
 * #exports}.
 */
class PrivacyTest {

    private static final Set<String> PNG_CHUNKS = Set.of("IHDR", "pHYs", "IDAT", "IEND");

    private static final Set<String> SVG_ELEMENTS =
            Set.of(
                    "svg",
                    "style",
                    "defs",
                    "g",
                    "rect",
                    "path",
                    "circle",
                    "ellipse",
                    "polygon",
                    "polyline",
                    "line",
                    "text",
                    "image",
                    "clipPath");

    private static final Set<String> SVG_ATTRIBUTES =
            Set.of(
                    "color-interpolation",
                    "color-rendering",
                    "cx",
                    "cy",
                    "d",
                    "fill",
                    "fill-opacity",
                    "font-family",
                    "font-size",
                    "font-style",
                    "font-weight",
                    "height",
                    "id",
                    "image-rendering",
                    "preserveAspectRatio",
                    "r",
                    "rx",
                    "ry",
                    "shape-rendering",
                    "stroke",
                    "stroke-dasharray",
                    "stroke-dashoffset",
                    "stroke-linecap",
                    "stroke-linejoin",
                    "stroke-miterlimit",
                    "stroke-opacity",
                    "stroke-width",
                    "text-rendering",
                    "transform",
                    "viewBox",
                    "width",
                    "x",
                    "x1",
                    "x2",
                    "xlink:href",
                    "xml:space",
                    "xmlns",
                    "xmlns:xlink",
                    "y",
                    "y1",
                    "y2");

    private static final Set<String> PDF_KEYS =
            Set.of(
                    // the file
                    "Root",
                    "ID",
                    "Size",
                    "Type",
                    "Pages",
                    "Kids",
                    "Count",
                    "Version",
                    "Index",
                    "W",
                    "Prev",
                    "N",
                    "First",
                    "Length",
                    "Filter",
                    "DecodeParms",
                    "Length1",
                    // pages and drawings
                    "Parent",
                    "MediaBox",
                    "Contents",
                    "Resources",
                    "XObject",
                    "ExtGState",
                    "Font",
                    "Subtype",
                    "BBox",
                    "Matrix",
                    "FormType",
                    "Group",
                    "S",
                    "CS",
                    "I",
                    "K",
                    "ca",
                    "CA",
                    "BM",
                    "AIS",
                    "ProcSet",
                    "ColorSpace",
                    "Pattern",
                    "Shading",
                    // pictures
                    "Width",
                    "Height",
                    "BitsPerComponent",
                    "Interpolate",
                    // letters
                    "BaseFont",
                    "Encoding",
                    "DescendantFonts",
                    "ToUnicode",
                    "CIDSystemInfo",
                    "Registry",
                    "Ordering",
                    "Supplement",
                    "FontDescriptor",
                    "FontName",
                    "FontFamily",
                    "FontWeight",
                    "Flags",
                    "FontBBox",
                    "ItalicAngle",
                    "Ascent",
                    "Descent",
                    "CapHeight",
                    "XHeight",
                    "StemV",
                    "AvgWidth",
                    "MaxWidth",
                    "FontFile2",
                    "CIDSet",
                    "DW",
                    "DW2",
                    "W2",
                    "CIDToGIDMap",
                    "Name");

    @TempDir private Path home = Path.of("");

    private JaneDoe jane;

    @BeforeEach
    void takePhoto() throws IOException {
        jane = new JaneDoe(home);
    }

    /** All kinds of drawings that leave the program without names. */
    private List<Drawing> exports() throws Exception {
        var decoder = new ImageDecoder(DecodeLimits.STANDARD);
        Analysis analysis = SyntheticAnalysis.of(decoder.decode(jane.photo()), 1, 2, 0, 4);
        var lesion = new PicturedLesion("Lesion 1", Truth.POSITIVE, JaneDoe.FACTS, "01234567");
        List<Drawing> all = new ArrayList<>();
        all.add(
                AnnotatedPicture.of(
                        analysis, lesion, FigureView.pair(analysis.photo(), JaneDoe.STYLE, 0.5)));
        var images = List.of(jane.image());
        Review review =
                Review.of(images)
                        .with(
                                Map.of(
                                        0,
                                        new Progress.Scored(
                                                new CasePrediction(
                                                        ContentHash.parse("0".repeat(64)),
                                                        0.25,
                                                        JaneDoe.MAP))));
        var model =
                new FigureModel(
                        "Model", "01234567", "melanoma", "", SyntheticAnalysis.CARD.input());
        var content =
                new FigureContents(model, 0.5, 5, FigurePick.WRONG, 1, null)
                        .patient(
                                Patients.of(review).all().getFirst(),
                                new FigureNames(images, false));
        var look =
                new FigureLook(
                        JaneDoe.STYLE, true, true, 0, FigureLook.USUAL, FigurePaper.FITTING, 150);
        all.addAll(new Figure(content, look, new FigureNames(images, false)).pages(decoder));
        return all;
    }

    private List<byte[]> written(DrawingFormat format) throws Exception {
        List<byte[]> files = new ArrayList<>();
        for (Drawing drawing : exports()) {
            var bytes = new ByteArrayOutputStream();
            new DrawingWriter(format, 150).write(drawing, bytes);
            files.add(bytes.toByteArray());
        }
        assertThat(files).hasSize(2);
        return files;
    }

    @Test
    void pngsHoldPixelsAndTheirSize() throws Exception {
        for (byte[] png : written(DrawingFormat.PNG)) {
            jane.isNotIn(new String(png, ISO_8859_1));
            ByteBuffer chunks = ByteBuffer.wrap(png).position(8);
            while (chunks.hasRemaining()) {
                int length = chunks.getInt();
                byte[] type = new byte[4];
                chunks.get(type);
                assertThat(PNG_CHUNKS).contains(new String(type, ISO_8859_1));
                chunks.position(chunks.position() + length + 4);
            }
        }
    }

    @Test
    void svgsHoldShapesTextLettersAndPhotos() throws Exception {
        for (byte[] svg : written(DrawingFormat.SVG)) {
            jane.isNotIn(new String(svg, UTF_8).replaceAll("base64,[^\")]*", "")); // read below
            var builder = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
            var document = builder.parse(new ByteArrayInputStream(svg));
            assertThat(document.getDoctype()).isNull();
            check(document.getDocumentElement());
        }
    }

    private void check(Element element) throws IOException {
        assertThat(SVG_ELEMENTS).contains(element.getLocalName());
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            assertThat(SVG_ATTRIBUTES).contains(element.getAttributes().item(i).getNodeName());
        }
        String link = element.getAttributeNS("http://www.w3.org/1999/xlink", "href");
        if (!link.isEmpty()) {
            String start = "data:image/jpeg;base64,";
            assertThat(link).startsWith(start);
            jane.isNotInJpeg(Base64.getDecoder().decode(link.substring(start.length())));
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            assertThat(node.getNodeType()).isIn(Node.ELEMENT_NODE, Node.TEXT_NODE);
            if (node instanceof Element inner) {
                check(inner);
            }
        }
        if (element.getLocalName().equals("style")) {
            Matcher fonts = Pattern.compile("base64,([^)]*)").matcher(element.getTextContent());
            while (fonts.find()) {
                byte[] font = Base64.getDecoder().decode(fonts.group(1));
                jane.isNotIn(new String(font, ISO_8859_1));
            }
        }
    }

    @Test
    void pdfsHoldPagesLettersAndPhotos() throws Exception {
        for (byte[] pdf : written(DrawingFormat.PDF)) {
            jane.isNotIn(new String(pdf, ISO_8859_1));
            try (PDDocument document = Loader.loadPDF(pdf)) {
                jane.isNotIn(new PDFTextStripper().getText(document));
                Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
                Set<String> strange = new TreeSet<>();
                walk(document.getDocument().getTrailer(), seen, strange);
                assertThat(strange).isEmpty();
            }
        }
    }

    private void walk(COSBase base, Set<COSBase> seen, Set<String> strange) throws IOException {
        if (!seen.add(base)) {
            return;
        }
        switch (base) {
            case COSObject object -> walk(object.getObject(), seen, strange);
            case COSArray array -> {
                for (COSBase one : array) {
                    walk(one, seen, strange);
                }
            }
            case COSDictionary dictionary -> {
                walkEntries(dictionary, seen, strange);
                if (dictionary instanceof COSStream stream) {
                    checkStream(stream);
                }
            }
            case COSString text -> jane.isNotIn(text.getString());
            default -> {} // numbers and names of things
        }
    }

    private void walkEntries(COSDictionary dictionary, Set<COSBase> seen, Set<String> strange)
            throws IOException {
        for (COSName key : dictionary.keySet()) {
            COSBase value = dictionary.getItem(key);
            String name = key.getName();
            boolean isResource = name.matches("(Form|Im|F|gs|sh|cs|Xform|p)\\d+");
            if (!PDF_KEYS.contains(name) && !isResource) {
                strange.add(name);
            }
            if (value != null) {
                walk(value, seen, strange);
            }
        }
    }

    private void checkStream(COSStream stream) throws IOException {
        if (COSName.DCT_DECODE.equals(stream.getFilters())) {
            jane.isNotInJpeg(stream.createRawInputStream().readAllBytes());
        } else {
            jane.isNotIn(new String(stream.createInputStream().readAllBytes(), ISO_8859_1));
        }
        assertThat(stream.getItem(COSName.METADATA)).isNull();
    }

    @Test
    void aPatientsPageNamesNobodyAlsoWhereAPhotoCannotBeRead() throws Exception {
        Review review = jane.review();
        var names = new FigureNames(review.cases().stream().map(ReviewCase::image).toList(), false);
        var content =
                PatientSheet.of(
                        Patients.of(review).all().getFirst(),
                        _ -> Optional.empty(),
                        JaneDoe.model(),
                        0.5,
                        names);
        var look = PatientSheet.look(content, FigurePaper.A4, JaneDoe.STYLE);
        for (Drawing page :
                new Figure(content, look, names).pages(new ImageDecoder(DecodeLimits.STANDARD))) {
            var svg = new ByteArrayOutputStream();
            new DrawingWriter(DrawingFormat.SVG, 150).write(page, svg);
            String text = svg.toString(UTF_8).replaceAll("base64,[^\")]*", "");
            jane.isNotIn(text);
            assertThat(text).contains("Lesion 2").contains("photo is");
        }
    }

    @Test
    void thePhotoItselfDoesNameSomebody() throws IOException {
        assertThat(Files.readString(jane.photo(), ISO_8859_1)).contains("Jane Doe").contains("GPS");
    }
}
