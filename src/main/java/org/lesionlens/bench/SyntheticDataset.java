package org.lesionlens.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.analysis.Prediction;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LabelTable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.Folders;
import org.lesionlens.image.PngWriter;
import org.lesionlens.image.RgbImage;
import org.lesionlens.marks.MarkChange;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.marks.Tag;
import org.lesionlens.store.PhotoHashes;
import org.lesionlens.store.PhotoResult;
import org.lesionlens.store.ResultStore;

/**
 * A set to measure with, in a temporary folder: photos that look the same and differ in their
 * hashes, labels, what a network might have said, and tags and masks of the first ones.
 */
final class SyntheticDataset implements AutoCloseable {

    private static final int GRID = 15; // cells, as EfficientNet-B5's map at 456 pixels
    private static final int FEATURES = 2048; // as EfficientNet-B5's
    private static final int WIDTH = 96; // of a photo, in pixels
    private static final int HEIGHT = 72;
    private static final int SEED = 33_126;
    private static final double EMPTY_MAPS = 0.1; // share
    private static final String TABLE = "train.csv";
    private static final int MASKS = 353; // of the first photos
    private static final int TAGS = 1000; // of the first photos, one each
    private static final List<String> WORDS = List.of("hair", "ruler", "ink", "gel bubble");

    private final Path work;
    private final Random random = new Random(SEED);

    private SyntheticDataset(Path work) {
        this.work = work;
    }

    /**
     * A set of this size with a synthetic table.
     *
     * @throws IOException if it cannot be written
     */
    static SyntheticDataset of(int rows) throws IOException {
        var set = new SyntheticDataset(Files.createTempDirectory("lesionlens-bench"));
        Files.createDirectory(set.folder());
        SyntheticLabels.write(rows, new Random(SEED), set.table());
        set.writePhotos();
        return set;
    }

    /**
     * A set with a photo for each row of a table.
     *
     * @throws IOException if the table cannot be read or the set not be written
     */
    static SyntheticDataset of(Path labels) throws IOException {
        var set = new SyntheticDataset(Files.createTempDirectory("lesionlens-bench"));
        Files.createDirectory(set.folder());
        Files.copy(labels, set.table());
        set.writePhotos();
        return set;
    }

    /** The folder of photos and table. */
    Path folder() {
        return work.resolve("set");
    }

    /** The file of what a network might have said. */
    Path store() {
        return work.resolve("results.sqlite");
    }

    private Path table() {
        return folder().resolve(TABLE);
    }

    private void writePhotos() throws IOException {
        Path made = SyntheticPhoto.writeJpeg(WIDTH, HEIGHT);
        byte[] photo = Files.readAllBytes(made);
        Files.delete(made);
        Path masks = Files.createDirectory(folder().resolve("masks"));
        RgbImage mask = mask();
        int number = 0;
        for (String image : LabelTable.read(table()).images()) {
            Files.write(folder().resolve(image + ".jpg"), numbered(photo, number));
            if (number < MASKS) {
                PngWriter.create(mask, masks.resolve(image + "_segmentation.png"));
            }
            number++;
        }
    }

    /** An ellipse in the middle, as large as the spot of the photos. */
    private static RgbImage mask() {
        return RgbImage.painted(
                WIDTH,
                HEIGHT,
                (y, row) -> {
                    for (int x = 0; x < row.length; x++) {
                        double distance =
                                Math.hypot((x + 0.5) / WIDTH - 0.5, (y + 0.5) / HEIGHT - 0.5);
                        row[x] = distance < 0.25 ? 0xFFFFFFFF : 0xFF000000;
                    }
                });
    }

    /** The same picture with other bytes: the number stands behind its end. */
    static byte[] numbered(byte[] photo, int number) {
        byte[] bytes = Arrays.copyOf(photo, photo.length + Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(photo.length, number);
        return bytes;
    }

    /**
     * Writes synthetic scores of all photos into the store; takes seconds.
     *
     * @param model hash of the model that might have given them
     * @param output of that model
     * @throws IOException if they cannot be written
     */
    void score(ContentHash model, ModelOutput output) throws IOException {
        CaseSet cases = CaseSet.read(folder());
        try (ResultStore store = ResultStore.open(store(), _ -> {})) {
            var hashes = new PhotoHashes(store);
            Map<ContentHash, MarkChange> tags = new HashMap<>();
            for (LesionImage lesion : cases.images()) {
                ContentHash hash = hashes.of(lesion.file());
                store.save(hash, model, score(lesion, output));
                if (tags.size() < TAGS) {
                    Tag tag = Tag.of(WORDS.get(tags.size() % WORDS.size())).orElseThrow();
                    tags.put(hash, new MarkChange(PhotoMarks.NONE, PhotoMarks.NONE.with(tag)));
                }
            }
            store.keepMarks(tags);
        }
    }

    /** Melanomas score higher, as a fair classifier has it. */
    private PhotoResult score(LesionImage lesion, ModelOutput output) {
        double logit = random.nextGaussian() * 1.5 + (lesion.truth().isPositive() ? 1 : -2);
        int count = output.fits(1) ? 1 : output.classes().size();
        Double[] logits = new Double[count];
        Arrays.fill(logits, 0.0);
        logits[count == 1 ? 0 : output.positiveIndex()] = logit;
        float[] cells = new float[GRID * GRID];
        double sign = random.nextDouble() < EMPTY_MAPS ? -1 : 1;
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (float) (sign * random.nextDouble());
        }
        return new PhotoResult(
                new Prediction(List.of(logits), new SignedMap(GRID, GRID, cells)),
                new float[FEATURES]);
    }

    /** Deletes everything. */
    @Override
    public void close() {
        Folders.delete(work);
    }
}
