package org.lesionlens.ui.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.files.ContentHash;
import org.lesionlens.reading.Call;
import org.lesionlens.reading.Reading;

/** What a reader has said of photos, and of which of them the truth may have been seen. */
final class CallLog {

    private final Map<ContentHash, Reading> readings = new HashMap<>();
    private final Set<ContentHash> told = new HashSet<>();
    private final Set<ContentHash> mine = new HashSet<>(); // called since the reading began
    private final Deque<ContentHash> called = new ArrayDeque<>(); // the newest first

    /** Takes what was said before the reading began; the oldest first. */
    void recall(Reading one) {
        readings.put(one.photo(), one);
        if (one.truthSeen()) {
            told.add(one.photo());
        }
        if (one.call() != Call.TAKEN_BACK) {
            called.push(one.photo());
        }
    }

    /** Takes what is said now. */
    void add(Reading one) {
        recall(one);
        mine.add(one.photo());
    }

    /** The truth of a photo is shown. */
    void tell(ContentHash photo) {
        told.add(photo);
    }

    /** True if the truth of a photo has been shown. */
    boolean isTold(ContentHash photo) {
        return told.contains(photo);
    }

    /** The same, or if the reader may have looked it up since the photo was called. */
    boolean mayBeTold(ContentHash photo) {
        return told.contains(photo) || !mine.contains(photo);
    }

    /** True if a photo has a call. */
    boolean isCalled(ContentHash photo) {
        return of(photo).filter(said -> said.call() != Call.TAKEN_BACK).isPresent();
    }

    /** What was said of a photo. */
    Optional<Reading> of(ContentHash photo) {
        return Optional.ofNullable(readings.get(photo));
    }

    /** The photo that was called last. */
    Optional<ContentHash> last() {
        return Optional.ofNullable(called.peek());
    }

    /** Forgets the last call. */
    void takeBack() {
        ContentHash last = called.pop();
        if (mayBeTold(last)) {
            told.add(last);
        }
        readings.remove(last);
    }
}
