package org.lesionlens.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.AwtImages;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.report.KeptResults;
import org.lesionlens.report.ReportedModel;
import org.lesionlens.report.ReportedSet;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.scoring.FailureWords;
import org.lesionlens.store.ResultStore;
import org.lesionlens.testing.SyntheticAnalysis;

/**
 * A patient whose name is in folders, files, tables and the data of the camera: a photo that can be
 * read, and one that cannot.
 */
final class JaneDoe {

    static final OverlayStyle STYLE = new OverlayStyle(0.5, 0.2, ColourMap.VIRIDIS);
    static final LesionFacts FACTS =
            new LesionFacts(
                    "Jane-Doe-4711", Truth.POSITIVE, Sex.FEMALE, 55.0, "torso", "Doe", null);
    static final SignedMap MAP = new SignedMap(2, 2, 0, 1, 2, 3);
    static final String NAME = "Jane Doe 1970-01-02";

    /** JFIF's own, tables, one frame, one scan. */
    private static final Set<Integer> JPEG_SEGMENTS = Set.of(0xE0, 0xDB, 0xC0, 0xC4, 0xDD, 0xDA);

    private final Path home;
    private final Path photo;

    /** Writes the photo. */
    JaneDoe(Path home) throws IOException {
        this.home = home;
        this.photo = Files.createDirectories(home.resolve("Jane Doe")).resolve(NAME + ".jpg");
        var plain = new ByteArrayOutputStream();
        ImageIO.write(AwtImages.toAwt(SyntheticAnalysis.photo(64, 48)), "jpeg", plain);
        byte[] bytes = plain.toByteArray();
        var file = new ByteArrayOutputStream();
        file.write(bytes, 0, 2);
        file.write(segment(0xFE, "Jane Doe, GPS 47.0707 15.4395"));
        file.write(segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x>Jane Doe GPS</x>"));
        file.write(bytes, 2, bytes.length - 2);
        Files.write(photo, file.toByteArray());
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

    Path photo() {
        return photo;
    }

    /** The photo that can be read. */
    LesionImage image() {
        return new LesionImage(NAME, photo, FACTS);
    }

    /** Both photos. */
    Review review() throws IOException {
        Path lost = Files.writeString(photo.resolveSibling("Jane Doe lost.jpg"), "Jane Doe");
        String why;
        try {
            new ImageDecoder(DecodeLimits.STANDARD).decode(lost);
            throw new AssertionError("it is no picture");
        } catch (ImageDecodeException e) {
            why = FailureWords.of(lost, e);
        }
        var scored = new CasePrediction(ContentHash.parse("0".repeat(64)), 0.25, MAP);
        return Review.of(List.of(image(), new LesionImage("Jane Doe lost", lost, FACTS)))
                .with(Map.of(0, new Progress.Scored(scored), 1, new Progress.Failed(why)));
    }

    static ReportedModel model() {
        return new ReportedModel(
                SyntheticAnalysis.CARD, ContentHash.parse("ab".repeat(32)), List.of());
    }

    /** What a report tells of both, without names. */
    ReportedSet reported(ResultStore store) throws IOException {
        return ReportedSet.of(
                CaseSet.read(home),
                review(),
                model(),
                new KeptResults(store, model().key()),
                new ReportedSet.Wish(
                        0.5, STYLE, MeasuredUnit.PHOTO, false, "test", "today", Optional.empty()));
    }

    /** Fails where a text tells who she is or where the photo lies. */
    void isNotIn(String text) {
        assertThat(text).doesNotContain("Jane", "4711");
        isNotTracedBy(text);
    }

    /** Fails where a text tells where a photo lies or was taken. */
    void isNotTracedBy(String text) {
        assertThat(text)
                .doesNotContain("47.0707", "GPS")
                .doesNotContain(System.getProperty("user.name") + "/")
                .doesNotContain(home.toString());
    }

    /** Fails where a JPEG has more than a picture needs. */
    void isNotInJpeg(byte[] jpeg) {
        isNotIn(new String(jpeg, ISO_8859_1));
        ByteBuffer segments = ByteBuffer.wrap(jpeg).position(2);
        int marker;
        do {
            assertThat(segments.get()).isEqualTo((byte) 0xFF);
            marker = segments.get() & 0xFF;
            assertThat(JPEG_SEGMENTS).contains(marker);
            int length = segments.getShort() & 0xFFFF;
            if (marker == 0xE0) {
                assertThat(length).isEqualTo(16); // JFIF without a small picture
            }
            segments.position(segments.position() + length - 2);
        } while (marker != 0xDA);
    }
}
