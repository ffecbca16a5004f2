package org.lesionlens.marks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.files.ContentHash;

/** Tags and notes go through a table as they are, whatever characters are in them. */
class TagsCsvTest {

    private static final ContentHash PHOTO = ContentHash.parse("0a".repeat(32));
    private static final ContentHash OTHER = ContentHash.parse("0b".repeat(32));

    @TempDir private Path folder = Path.of("");

    private static Tag tag(String text) {
        return Tag.of(text).orElseThrow();
    }

    private static PhotoMarks marks(String note, String... tags) {
        return new PhotoMarks(Arrays.stream(tags).map(TagsCsvTest::tag).toList(), note);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("tags.csv"), text);
    }

    private TagsCsv.Content throughTheTable(MarkedPhoto... photos) throws IOException {
        Path file = folder.resolve("tags.csv");
        try (var out = Files.newOutputStream(file)) {
            TagsCsv.write(List.of(photos), out);
        }
        return TagsCsv.read(file);
    }

    @Test
    void whatASpreadsheetWouldRunIsWrittenSoThatItDoesNotAndReadAsItWas() throws IOException {
        var marked =
                new MarkedPhoto(
                        Optional.of(PHOTO), "-2+3.jpg", marks("=1+1\n@x; +y 'z", "=tag", "-1"));

        TagsCsv.Content read = throughTheTable(marked);

        assertThat(read.photos()).containsExactly(marked);
        String written = Files.readString(folder.resolve("tags.csv"));
        assertThat(written)
                .contains("'-2+3.jpg", "'=tag", ",-1,", "'=1+1\n'@x;' +y 'z")
                .doesNotContain(",=", ",@", "\"=", ",-2");
    }

    /** A row for each tag: whoever counts notes in the table counts photos. */
    @Test
    void theNoteStandsInTheFirstRowOfItsPhotoAlone() throws IOException {
        throughTheTable(
                new MarkedPhoto(Optional.of(PHOTO), "1.jpg", marks("seen", "hair", "ink")),
                new MarkedPhoto(Optional.of(OTHER), "2.jpg", marks("blurred")));

        assertThat(Files.readAllLines(folder.resolve("tags.csv")))
                .containsExactly(
                        "photo_sha256,image,tag,note",
                        PHOTO.hex() + ",1.jpg,hair,seen",
                        PHOTO.hex() + ",1.jpg,ink,",
                        OTHER.hex() + ",2.jpg,,blurred");
    }

    @Test
    void aFileThatIsMuchTooLargeIsRefused() throws IOException {
        Path file = folder.resolve("large.csv");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength((64L << 20) + 1);
        }

        assertThatThrownBy(() -> TagsCsv.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("64 MB");
    }

    @Test
    void anyTextComesBackAsItWas() throws IOException {
        var first =
                new MarkedPhoto(
                        Optional.of(PHOTO),
                        "a, b.jpg",
                        marks(
                                "two lines,\nwith \"quotes\"; and 1/2 €",
                                "comma, and \"quote\"",
                                "semi;colon",
                                "Öl über Haut",
                                "🔬 emoji",
                                "x".repeat(300)));
        var second = new MarkedPhoto(Optional.of(OTHER), "b.jpg", marks("only a note"));

        TagsCsv.Content read = throughTheTable(first, second);

        assertThat(read.photos()).containsExactly(first, second);
        assertThat(read.photos().getFirst().marks().tags())
                .extracting(Tag::text)
                .contains("🔬 emoji", "Öl über Haut", "x".repeat(300));
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void tagsThatDifferInCaseOrCompositionAreOne() {
        assertThat(tag("Hair")).isEqualTo(tag(" hair "));
        assertThat(tag("STRASSE")).isEqualTo(tag("Straße"));
        assertThat(tag("U\u0308ber")).isEqualTo(tag("Über")); // composed
        assertThat(tag("two\nlines\tof  it").text()).isEqualTo("two lines of it");
        assertThat(Tag.of(" \n ")).isEmpty();
        assertThat(Tag.of("x".repeat(501))).isEmpty();
        assertThat(marks("", "Hair", "hair").tags()).extracting(Tag::text).containsExactly("Hair");
        assertThat(marks("", "Hair").with(tag("HAIR")).tags())
                .extracting(Tag::text)
                .containsExactly("Hair");
    }

    @Test
    void oneCellHoldsAllTags() {
        assertThat(marks("", "b", "a; \"b\"").cell()).isEqualTo("\"a; \"\"b\"\"\"; b");
        assertThat(PhotoMarks.NONE.cell()).isEmpty();
    }

    @Test
    void joiningTwiceChangesNothing() {
        PhotoMarks mine = marks("seen", "hair");
        PhotoMarks both = mine.joined(marks("blurred", "Hair", "ink"));

        assertThat(both).isEqualTo(marks("seen\n\nblurred", "hair", "ink"));
        assertThat(both.joined(marks("blurred", "ink"))).isEqualTo(both);
    }

    @Test
    void whatASpreadsheetMadeOfItIsRead() throws IOException {
        TagsCsv.Content read =
                TagsCsv.read(file("\uFEFFImage;Tag;Note;more\r\na.jpg;Haare;;\r\na.jpg;Tinte\r\n"));

        assertThat(read.photos())
                .containsExactly(
                        new MarkedPhoto(Optional.empty(), "a.jpg", marks("", "Haare", "Tinte")));
    }

    @Test
    void whatIsNotUnderstoodIsSaid() throws IOException {
        TagsCsv.Content read =
                TagsCsv.read(
                        file(
                                """
                                photo_sha256,image,tag,note
                                12,a.jpg,hair,
                                ,,hair,
                                ,b.jpg,%s,
                                ,c.jpg,,
                                ,d.jpg,hair,%s
                                """
                                        .formatted("y".repeat(501), "z".repeat(10_001))));

        assertThat(read.photos())
                .containsExactly(new MarkedPhoto(Optional.empty(), "d.jpg", marks("", "hair")));
        assertThat(read.problems())
                .extracting(TagsCsv.Problem::row, TagsCsv.Problem::kind)
                .containsExactly(
                        tuple(2L, TagsCsv.Kind.HASH),
                        tuple(3L, TagsCsv.Kind.NO_PHOTO),
                        tuple(4L, TagsCsv.Kind.LONG_TAG),
                        tuple(6L, TagsCsv.Kind.LONG_NOTE));
    }

    @Test
    void anotherTableIsRefusedInASentence() throws IOException {
        assertThatThrownBy(() -> TagsCsv.read(file("image_name,target\na,1\n")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("photo_sha256, image, tag, note");
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "image,tag,note\na,Öl,\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> TagsCsv.read(latin)).hasMessage("is not UTF-8");
    }
}
