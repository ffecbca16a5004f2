package org.lesionlens.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.image.AwtImages;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.SyntheticAnalysis;

/**
 * Every file that the commands write, of photos that hold a name and a place in their metadata and
 * lie in a folder that is somebody's: tables name photos and patients, so that they can be joined;
 * nothing else does, and nothing at all holds a path or what a camera wrote. What pictures consist
 * of is looked at by {@code PrivacyTest}.
 */
class TakenAwayFilesTest {

    private static final TorchEngine ENGINE = new TorchEngine();

    private static final Set<String> HTML_TAGS =
            Set.of(
                    "a",
                    "article",
                    "aside",
                    "body",
                    "br",
                    "caption",
                    "circle",
                    "clipPath",
                    "col",
                    "dd",
                    "defs",
                    "details",
                    "div",
                    "dl",
                    "dt",
                    "ellipse",
                    "figcaption",
                    "figure",
                    "footer",
                    "g",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "head",
                    "header",
                    "html",
                    "image",
                    "img",
                    "li",
                    "line",
                    "main",
                    "meta",
                    "nav",
                    "ol",
                    "p",
                    "path",
                    "polygon",
                    "polyline",
                    "rect",
                    "section",
                    "span",
                    "strong",
                    "style",
                    "summary",
                    "svg",
                    "table",
                    "tbody",
                    "td",
                    "text",
                    "tfoot",
                    "th",
                    "thead",
                    "title",
                    "tr",
                    "tspan",
                    "ul");

    private static final Set<String> NPY_KEYS = Set.of("descr", "fortran_order", "shape");

    @TempDir private Path home = Path.of("");

    private Path set = home;
    private Path out = home;

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @BeforeEach
    void makeSet() throws IOException {
        set = Files.createDirectories(home.resolve("Ward of Dr Mabuse"));
        out = Files.createDirectory(home.resolve("out"));
        for (int i = 0; i < 4; i++) {
            Path file = set.resolve("P%d/mole%d.jpg".formatted(i % 2, i));
            Files.createDirectories(file.getParent());
            var plain = new ByteArrayOutputStream();
            ImageIO.write(AwtImages.toAwt(SyntheticAnalysis.photo(64 + i, 48)), "jpeg", plain);
            byte[] bytes = plain.toByteArray();
            var told = new ByteArrayOutputStream();
            told.write(bytes, 0, 2);
            told.write(segment(0xFE, "Jane Doe, GPS 47.0707 15.4395"));
            told.write(segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x>Jane Doe GPS</x>"));
            told.write(bytes, 2, bytes.length - 2);
            Files.write(file, told.toByteArray());
        }
        Files.writeString(
                set.resolve("train.csv"),
                """
                image_name,patient_id,target,age_approx,sex,anatom_site_general_challenge
                mole0,P0,1,50,female,torso
                mole1,P1,0,60,male,torso
                mole2,P0,0,50,female,head/neck
                mole3,P1,1,60,male,torso
                """);
    }

    private static byte[] segment(int marker, String content) {
        byte[] text = content.getBytes(UTF_8);
        return ByteBuffer.allocate(text.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (text.length + 2))
                .put(text)
                .array();
    }

    private void run(String... args) {
        Invocation command = Invocation.of(ENGINE, args);
        assertThat(command.exitCode()).as(command.err()).isZero();
    }

    private String at(String name) {
        return out.resolve(name).toString();
    }

    private List<Path> written() throws IOException {
        String folder = set.toString();
        String store = "--store=" + home.resolve("store.sqlite");
        for (String format : new String[] {"png", "svg", "pdf"}) {
            run("explain", folder, "--raw", "--format=" + format, "--out=" + at(format));
            run("figure", folder, store, "--kind=confusion", "--out=" + at("all." + format));
            run(
                    "figure",
                    folder,
                    store,
                    "--kind=patient",
                    "--patient=P0",
                    "--out=" + at("p." + format));
            run("report", folder, store, "--patient=P1", "--out=" + at("page." + format));
        }
        run("report", folder, store, "--out=" + at("report.html"));
        run("score", folder, store, "--out=" + at("results.csv"));
        run(
                "measures",
                at("results.csv"),
                "--out=" + at("measures.csv"),
                "--matrix=" + at("matrix.csv"),
                "--curves=" + at("curves.csv"));
        run("measures", at("results.csv"), "--out=" + at("measures.json"));
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void holdNoPathAndNothingOfACamerasMetadata() throws IOException {
        List<Path> files = written();
        Set<String> kinds = new TreeSet<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            kinds.add(name.substring(name.lastIndexOf('.') + 1));
            assertThat(strange(file)).as(name).isEmpty();
        }
        assertThat(kinds).containsExactly("csv", "html", "json", "npy", "pdf", "png", "svg");
        assertThat(files).hasSizeGreaterThan(25);
    }

    @Test
    void theLookItselfFindsACommentAPathAndAnotherKey() throws IOException {
        run("report", set.toString(), "--no-store", "--out=" + at("report.html"));
        String page = Files.readString(out.resolve("report.html"));
        Path marked = out.resolve("marked.html");
        Files.writeString(marked, page.replace("</body>", "<!-- made here --></body>"));
        assertThat(strange(marked)).containsExactly("a comment");
        Files.writeString(marked, page.replace("</body>", "<script>1</script></body>"));
        assertThat(strange(marked)).containsExactly("<script>", "<script>");
        Files.writeString(marked, page.replace("</body>", "<p>" + set + "</p></body>"));
        assertThat(strange(marked)).contains(home.toString());
        run("explain", set.toString(), "--raw", "--out=" + at("maps"));
        Path map = named(".npy");
        byte[] bytes = Files.readAllBytes(map);
        String text = new String(bytes, ISO_8859_1);
        Files.write(map, text.replace("'descr'", "'owner'").getBytes(ISO_8859_1));
        assertThat(strange(map)).containsExactly("owner");
    }

    private Path named(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow();
        }
    }

    private List<String> strange(Path file) throws IOException {
        String name = file.getFileName().toString();
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, name.matches(".*\\.(png|pdf|npy)") ? ISO_8859_1 : UTF_8);
        List<String> strange = new ArrayList<>();
        String read = text.replaceAll("base64,[^\")]*", "");
        for (String secret : List.of("Jane", "47.0707", "GPS", "Mabuse", home.toString())) {
            if (read.contains(secret)) {
                strange.add(secret);
            }
        }
        boolean isNamed = name.startsWith("mole"); // what explain writes is called as its photo
        if (!isNamed && !name.endsWith(".csv") && Pattern.compile("mole\\d").matcher(read).find()) {
            strange.add("a photo's name");
        }
        if (name.endsWith(".html")) {
            strange.addAll(strangeOfPage(read));
        } else if (name.endsWith(".npy")) {
            strange.addAll(strangeOfMap(ByteBuffer.wrap(bytes), text));
        } else if (name.endsWith(".json")) {
            assertThat(JsonParser.parseString(text).isJsonObject()).isTrue();
        }
        return strange;
    }

    private static List<String> strangeOfPage(String page) {
        List<String> strange = new ArrayList<>();
        if (page.contains("<!--")) {
            strange.add("a comment");
        }
        Matcher tags = Pattern.compile("</?([A-Za-z][\\w-]*)").matcher(page);
        while (tags.find()) {
            if (!HTML_TAGS.contains(tags.group(1))) {
                strange.add("<" + tags.group(1) + ">");
            }
        }
        return strange;
    }

    /** Magic, version, and a dictionary; then nothing but float32. */
    private static List<String> strangeOfMap(ByteBuffer bytes, String text) {
        List<String> strange = new ArrayList<>();
        int length = Short.toUnsignedInt(Short.reverseBytes(bytes.getShort(8)));
        String header = text.substring(10, 10 + length);
        Matcher keys = Pattern.compile("'(\\w+)' *:").matcher(header);
        while (keys.find()) {
            if (!NPY_KEYS.contains(keys.group(1))) {
                strange.add(keys.group(1));
            }
        }
        Matcher shape = Pattern.compile("\\((\\d+), (\\d+)\\)").matcher(header);
        int cells =
                shape.find()
                        ? Integer.parseInt(shape.group(1)) * Integer.parseInt(shape.group(2))
                        : -1;
        if (bytes.capacity() != 10 + length + 4 * cells) {
            strange.add("bytes behind the map");
        }
        return strange;
    }
}
