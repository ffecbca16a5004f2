package org.lesionlens.training;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.figure.PairLoader;
import org.lesionlens.figure.PairPictures;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.FileNames;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.overlay.OverlayStyle;

/**
 * Writes a training into a folder of its own: a strip for each photo, the area and the maps' change
 * over checkpoints, both tables, and the events of TensorBoard.
 */
public final class WatchRecord {

    /** What a later watch is to know, see {@link TrainingWatch}. */
    public static final String JOURNAL = "watched.jsonl";

    private static final String STRIPS = "strips";
    private static final int SIDE = 200; // pixels of a picture, and points at half of the dpi
    private static final DrawingWriter WRITER = new DrawingWriter(DrawingFormat.PNG, 144);

    private final Path folder;
    private final ImageDecoder decoder;
    private final OverlayStyle style;
    private final FigureNames names;
    private final InstantSource clock;
    private final TrainingEvents events;
    private final Map<Checkpoint, List<PairPictures>> pictures = new HashMap<>();

    /**
     * Refuses a folder that has something else in it.
     *
     * @throws IOException in a sentence that begins with the folder's name
     */
    public static void check(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.exists(folder.resolve(JOURNAL))) {
            try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
                if (content.iterator().hasNext()) {
                    throw new IOException(
                            folder
                                    + " has something else in it, of which nothing shall be replaced: name a new folder, or one of an earlier watch");
                }
            }
        }
    }

    /**
     * @param folder that is there
     * @param style how heat is drawn
     * @param names of lesions
     * @param clock names the file of events
     */
    public WatchRecord(
            Path folder,
            ImageDecoder decoder,
            OverlayStyle style,
            FigureNames names,
            InstantSource clock) {
        this.folder = folder;
        this.decoder = decoder;
        this.style = style;
        this.names = names;
        this.clock = clock;
        this.events = new TrainingEvents(folder, names);
    }

    /**
     * Brings all files to the state of a history.
     *
     * @param history of one checkpoint at least
     * @throws IOException if one cannot be written
     * @throws InterruptedException if the calling thread is interrupted; each file is whole
     */
    public void write(TrainingHistory history) throws IOException, InterruptedException {
        var now = history.results().stream().map(CheckpointResult::checkpoint).toList();
        pictures.keySet().retainAll(Set.copyOf(now));
        for (CheckpointResult one : history.results()) {
            if (!pictures.containsKey(one.checkpoint())) {
                pictures.put(one.checkpoint(), load(one));
            }
        }
        var tables = new TrainingTables(history);
        AtomicFile.replace(folder.resolve("checkpoints.csv"), tables::checkpoints);
        AtomicFile.replace(folder.resolve("photos.csv"), out -> tables.photos(names, out));
        events.tell(history, pictures, clock.instant());
        var figures = new TrainingFigures(history, pictures, style, names);
        draw(figures.area(), "auc.png");
        draw(figures.change(), "rank_correlation.png");
        List<String> strips =
                history.results().getLast().photos().stream()
                        .map(photo -> FileNames.safe(names.fileStem(photo)) + ".png")
                        .toList();
        Files.createDirectories(folder.resolve(STRIPS));
        removeOthers(strips);
        for (int photo = 0; photo < strips.size(); photo++) {
            draw(figures.strip(photo), STRIPS + "/" + strips.get(photo));
        }
    }

    /** Of an earlier watch that had drawn other photos: nobody would bring them up to date. */
    private void removeOthers(List<String> strips) throws IOException {
        try (DirectoryStream<Path> old =
                Files.newDirectoryStream(folder.resolve(STRIPS), "*.png")) {
            for (Path strip : old) {
                if (!strips.contains(String.valueOf(strip.getFileName()))) {
                    Files.delete(strip);
                }
            }
        }
    }

    private List<PairPictures> load(CheckpointResult one) throws InterruptedException {
        return new PairLoader(decoder, one.card().input(), style, OptionalDouble.empty())
                .load(one.photos(), SIDE, SIDE);
    }

    private void draw(Drawing drawing, String name) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("as figures were drawn");
        }
        try {
            AtomicFile.replace(folder.resolve(name), out -> WRITER.write(drawing, out));
        } catch (CancellationException e) { // as a picture was brought
            throw new InterruptedException(e.getMessage());
        }
    }
}
