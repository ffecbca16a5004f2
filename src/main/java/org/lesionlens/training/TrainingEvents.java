package org.lesionlens.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.figure.PairPictures;
import org.lesionlens.image.PngWriter;
import org.lesionlens.image.RgbImage;
import org.lesionlens.review.ReviewCase;

/** Tells TensorBoard of a training: its numbers, and each photo with its heat, step by step. */
final class TrainingEvents {

    private final Path folder;
    private final FigureNames names;
    private @Nullable EventFile file;
    private TrainingHistory told = TrainingHistory.NONE;

    TrainingEvents(Path folder, FigureNames names) {
        this.folder = folder;
        this.names = names;
    }

    /**
     * Tells what is new of a history. Where it changed further back, what was told from there on is
     * taken back first.
     *
     * @param pictures of each checkpoint's photos
     * @param now names the file that is begun
     */
    void tell(TrainingHistory history, Map<Checkpoint, List<PairPictures>> pictures, Instant now)
            throws IOException {
        EventFile events = file;
        if (events == null) {
            events = EventFile.begin(folder, now);
            file = events;
        }
        int from = history.firstDifferent(told);
        if (from < told.results().size()) {
            events.forgetFrom(now, Math.min(step(history, from), step(told, from)));
        }
        for (int i = from; i < history.results().size(); i++) {
            CheckpointResult one = history.results().get(i);
            events.add(
                    one.checkpoint().modified(),
                    step(history, i),
                    summary(history, i, pictures.getOrDefault(one.checkpoint(), List.of())));
        }
        told = history;
    }

    /** The number in the name; of those without one, the next after the one before. */
    private static long step(TrainingHistory history, int place) {
        long step = -1;
        for (int i = 0; i <= Math.min(place, history.results().size() - 1); i++) {
            OptionalLong number = history.results().get(i).checkpoint().number();
            step = number.orElse(step + 1);
        }
        return Math.max(0, step);
    }

    private EventFile.Summary summary(
            TrainingHistory history, int place, List<PairPictures> pictures) throws IOException {
        CheckpointResult one = history.results().get(place);
        List<OptionalDouble> changes = history.changes(place);
        var summary = new EventFile.Summary();
        one.area().auc().ifPresent(auc -> summary.number("set/roc_auc", auc));
        history.meanChange(place).ifPresent(mean -> summary.number("set/rank_correlation", mean));
        for (int i = 0; i < one.photos().size(); i++) {
            ReviewCase photo = one.photos().get(i);
            String tag = names.fileStem(photo);
            photo.probability().ifPresent(p -> summary.number("probability/" + tag, p));
            changes.get(i).ifPresent(c -> summary.number("rank_correlation/" + tag, c));
            if (i < pictures.size()) {
                Optional<RgbImage> seen = pictures.get(i).overlay().or(pictures.get(i)::photo);
                if (seen.isPresent()) {
                    add(seen.get(), "heat/" + tag, summary);
                }
            }
        }
        return summary;
    }

    private static void add(RgbImage picture, String tag, EventFile.Summary summary)
            throws IOException {
        var png = new ByteArrayOutputStream();
        PngWriter.write(picture, png);
        summary.picture(tag, picture.width(), picture.height(), png.toByteArray());
    }
}
