package org.lesionlens.ui.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lesionlens.files.ContentHash;
import org.lesionlens.reading.Reading;
import org.lesionlens.reading.ReadingOrder;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.store.Readings;

/**
 * Photos in the order in which they are read, and what was said of them before.
 *
 * @param items each photo once
 * @param readings of the reader, also of other photos, the oldest first
 * @param unreadable files that could not be read
 * @param isLasting false if calls are gone at the end of the program
 */
record ReadingList(
        List<ReadingItem> items, List<Reading> readings, int unreadable, boolean isLasting) {

    /** Tells a photo by its bytes. */
    @FunctionalInterface
    interface Hashing {
        ContentHash of(Path photo) throws IOException;
    }

    ReadingList {
        items = List.copyOf(items);
        readings = List.copyOf(readings);
    }

    /**
     * Reads the bytes of photos that no network has seen: for a worker.
     *
     * @throws IOException if the store cannot be read
     * @throws InterruptedException if the calling thread is interrupted
     */
    static ReadingList of(
            List<ReviewCase> cases, ReadingChoices choices, Hashing hashing, Readings kept)
            throws IOException, InterruptedException {
        List<ReadingItem> items = new ArrayList<>();
        for (ReviewCase one : cases) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            hash(one, hashing).ifPresent(hash -> items.add(new ReadingItem(one, hash)));
        }
        List<ReadingItem> once = ReadingOrder.once(items, ReadingItem::photo);
        return new ReadingList(
                choices.isShuffled()
                        ? ReadingOrder.shuffled(once, ReadingItem::photo, choices.number())
                        : once,
                kept.of(choices.reader()),
                cases.size() - items.size(),
                kept.areLasting());
    }

    private static Optional<ContentHash> hash(ReviewCase one, Hashing hashing) {
        Optional<ContentHash> known = one.prediction().map(CasePrediction::photo);
        try {
            return known.isPresent() ? known : Optional.of(hashing.of(one.image().file()));
        } catch (IOException e) {
            return Optional.empty(); // counted, and told
        }
    }
}
