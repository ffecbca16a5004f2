package org.lesionlens.ui.card;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.PixelForm;
import org.lesionlens.image.Preprocessing;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.image.decode.Photo;

/**
 * What a model would say of some photos under each way to normalise them: whoever knows the photos
 * sees which way is the right one.
 */
public final class NormalisationPreview {

    /** Runs the network. */
    @FunctionalInterface
    public interface Network {

        /** Logits of one input; runs off the UI thread. */
        List<Double> logits(ImageTensor input) throws Exception;
    }

    /** One photo under one rule. */
    private record Cell(int photo, PixelRule rule) {}

    private record Answer(Cell cell, List<Double> logits) {}

    private record Seen(int index, Photo photo) {}

    private final CardViewModel card;
    private final Network network;
    private final ImageDecoder decoder;
    private final Executor later;
    private final LatestJob<Integer> running;
    private final List<PreviewPhoto> photos = new ArrayList<>();
    private final Map<Cell, List<Double>> answers = new HashMap<>();
    private final Map<Integer, Photo> pictures = new HashMap<>();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure =
            new ReadOnlyObjectWrapper<>(this, "failure");
    private int asked;

    /**
     * @param card that is written
     * @param network that it is for
     * @param photos to try it on; those that cannot be read are left out
     * @param decoder reads them
     * @param threads of which the worker runs both
     */
    public NormalisationPreview(
            CardViewModel card,
            Network network,
            List<PreviewPhoto> photos,
            ImageDecoder decoder,
            UiThreads threads) {
        this.card = card;
        this.network = network;
        this.decoder = decoder;
        this.later = threads.later();
        this.running = threads.latestJob();
        this.photos.addAll(photos);
        Stream.<ObservableValue<?>>of(
                        card.sizeProperty(),
                        card.fitProperty(),
                        card.interpolationProperty(),
                        card.pixelsProperty())
                .forEach(property -> property.subscribe(this::askAgain));
        askAgain();
    }

    /** Tries it on one more photo. */
    void add(PreviewPhoto photo) {
        photos.add(photo);
        changes.set(changes.get() + 1);
        ask();
    }

    private void askAgain() {
        answers.clear();
        changes.set(changes.get() + 1);
        int mine = ++asked;
        later.execute(() -> { // digits follow each other
            if (mine == asked) {
                ask();
            }
        });
    }

    private void ask() {
        failure.set(null);
        Map<PixelRule, InputSpec> inputs = new HashMap<>();
        card.rules().forEach(rule -> card.input(rule).ifPresent(input -> inputs.put(rule, input)));
        if (inputs.isEmpty()) {
            running.cancel();
            return; // the size cannot be read
        }
        List<PreviewPhoto> wanted = List.copyOf(photos);
        List<Cell> open = new ArrayList<>();
        for (int photo = 0; photo < wanted.size(); photo++) {
            for (PixelRule rule : card.rules()) {
                if (!answers.containsKey(new Cell(photo, rule))) {
                    open.add(new Cell(photo, rule));
                }
            }
        }
        Map<Integer, Photo> known = Map.copyOf(pictures);
        LatestJob.ProgressiveWork<Integer, Object> work =
                progress -> run(wanted, known, inputs, open, progress);
        running.submit(work, this::take, _ -> {}, failure::set);
    }

    private int run(
            List<PreviewPhoto> wanted,
            Map<Integer, Photo> known,
            Map<PixelRule, InputSpec> inputs,
            List<Cell> open,
            Consumer<? super Object> progress)
            throws Exception {
        Map<Integer, Photo> read = new HashMap<>(known);
        for (Cell cell : open) {
            Photo picture = read.get(cell.photo());
            if (picture == null) {
                try {
                    picture = decoder.photo(wanted.get(cell.photo()).file(), PixelForm.AS_STORED);
                } catch (ImageDecodeException e) {
                    continue; // the table stays empty there
                }
                read.put(cell.photo(), picture);
                progress.accept(new Seen(cell.photo(), picture));
            }
            InputSpec input = Objects.requireNonNull(inputs.get(cell.rule()));
            List<Double> logits =
                    network.logits(Preprocessing.tensor(picture.in(input.form().pixels()), input));
            progress.accept(new Answer(cell, logits));
        }
        return open.size();
    }

    private void take(Object told) {
        switch (told) {
            case Seen(int index, Photo photo) -> pictures.put(index, photo);
            case Answer(Cell cell, List<Double> logits) -> answers.put(cell, logits);
            default -> throw new IllegalArgumentException(String.valueOf(told));
        }
        changes.set(changes.get() + 1);
    }

    /** The photos, in their order. */
    List<PreviewPhoto> photos() {
        return List.copyOf(photos);
    }

    /** A photo, once it has been read. */
    Optional<RgbImage> picture(int photo) {
        return Optional.ofNullable(pictures.get(photo)).map(Photo::displayed);
    }

    /**
     * What the model would say of a photo; empty as long as that is not known, or the classes are
     * not.
     */
    Optional<PreviewPrediction> prediction(int photo, PixelRule rule) {
        List<Double> logits = answers.get(new Cell(photo, rule));
        ModelOutput output = card.output().orElse(null);
        Double threshold = card.threshold().orElse(null);
        return logits == null || output == null || threshold == null || !output.fits(logits.size())
                ? Optional.empty()
                : Optional.of(
                        PreviewPrediction.of(output, logits, threshold, photos.get(photo).truth()));
    }

    /** Counts whenever anything of this is new. */
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** Why the network refuses; null if it does not. */
    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** True while the network runs. */
    ReadOnlyBooleanProperty runningProperty() {
        return running.runningProperty();
    }

    /** Stops what is under way. */
    void close() {
        asked++;
        running.cancel();
    }
}
