package org.lesionlens.ui.reading;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.files.ContentHash;
import org.lesionlens.reading.Call;
import org.lesionlens.reading.Confidence;
import org.lesionlens.reading.Reading;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.store.PhotoHashes;
import org.lesionlens.store.Readings;
import org.lesionlens.ui.fx.Reason;

/**
 * A blind reading: one photo after another, of which nothing is told until it has been called. Each
 * call is kept before the next photo is shown. Belongs to the UI thread.
 */
public final class ReadingViewModel {

    /** What the reader sees. */
    public enum Phase {
        /** Nobody reads. */
        OFF,
        /** Photos are put in order. */
        PREPARING,
        /** The next photo is on its way. */
        WAITING,
        /** A photo that is to be called. */
        READING,
        /** A photo that was called, and what is known of it. */
        REVEALED,
        /** All photos have been called. */
        DONE
    }

    private final LazyResultStore store;
    private final ReadingScreen screen;
    private final InstantSource clock;
    private final LatestJob<ReadingList> preparing;
    private final ReadOnlyObjectWrapper<Phase> phase =
            new ReadOnlyObjectWrapper<>(this, "phase", Phase.OFF);
    private final ReadOnlyObjectWrapper<@Nullable ReadingItem> current =
            new ReadOnlyObjectWrapper<>(this, "current");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private final ReadOnlyStringWrapper unexplained =
            new ReadOnlyStringWrapper(this, "unexplained", "");
    private @Nullable ReadingChoices choices;
    private List<ReadingItem> items = List.of();
    private int unreadable;
    private boolean isLasting = true;
    private Instant shownAt = Instant.EPOCH;
    private final Set<ContentHash> broken = new HashSet<>(); // cannot be shown
    private CallLog log = new CallLog();

    /**
     * @param store keeps readings
     * @param screen shows photos
     * @param clock tells when a call is made
     * @param threads of which the worker reads photos
     */
    public ReadingViewModel(
            LazyResultStore store, ReadingScreen screen, InstantSource clock, UiThreads threads) {
        this.store = store;
        this.screen = screen;
        this.clock = clock;
        this.preparing = threads.latestJob();
    }

    /**
     * Begins to read, or goes on where the same reader left.
     *
     * @param cases what is to be read, in the order that the window has
     */
    public void start(ReadingChoices wanted, List<ReviewCase> cases) {
        leave();
        choices = wanted;
        phase.set(Phase.PREPARING);
        preparing.submit(
                () ->
                        ReadingList.of(
                                cases,
                                wanted,
                                new PhotoHashes(store.get())::of,
                                new Readings(store.get())),
                this::begin,
                this::fail);
    }

    private void begin(ReadingList list) {
        items = list.items();
        unreadable = list.unreadable();
        isLasting = list.isLasting();
        Set<ContentHash> wanted = new HashSet<>();
        items.forEach(item -> wanted.add(item.photo()));
        for (Reading one : list.readings()) {
            if (wanted.contains(one.photo())) {
                log.recall(one);
            }
        }
        advance();
    }

    /** Goes on after truth and heat were shown. */
    public void next() {
        if (phase.get() == Phase.REVEALED) {
            advance();
        }
    }

    /** Shows the next photo that has not been called. */
    private void advance() {
        Optional<ReadingItem> open = items.stream().filter(this::isOpen).findFirst();
        if (open.isPresent()) {
            show(open.get());
        } else {
            current.set(null);
            phase.set(Phase.DONE);
        }
    }

    private boolean isOpen(ReadingItem item) {
        return !log.isCalled(item.photo()) && !broken.contains(item.photo());
    }

    private void show(ReadingItem item) {
        current.set(item);
        unexplained.set("");
        phase.set(Phase.WAITING);
        screen.show(item.one().image(), () -> shown(item), _ -> pass(item));
    }

    private void shown(ReadingItem item) {
        if (phase.get() == Phase.WAITING && item.equals(current.get())) {
            shownAt = clock.instant();
            phase.set(Phase.READING);
            items.stream()
                    .filter(next -> isOpen(next) && !next.equals(item))
                    .findFirst()
                    .ifPresent(next -> screen.expect(next.one().image()));
        }
    }

    /** What cannot be shown cannot be called. */
    private void pass(ReadingItem item) {
        if (phase.get() == Phase.WAITING && item.equals(current.get())) {
            broken.add(item.photo());
            advance();
        }
    }

    /** Calls the photo that is seen. */
    public void call(Call call, @Nullable Confidence confidence) {
        ReadingItem item = current.get();
        ReadingChoices how = choices;
        if (phase.get() != Phase.READING || item == null || how == null) {
            return;
        }
        Instant now = clock.instant();
        var reading =
                new Reading(
                        item.photo(),
                        call,
                        confidence,
                        log.isTold(item.photo()),
                        Duration.between(shownAt, now),
                        now.truncatedTo(ChronoUnit.MILLIS));
        if (!isDone(kept -> kept.keep(how.reader(), reading))) {
            return;
        }
        log.add(reading);
        if (how.revealsEach()) {
            log.tell(item.photo());
            phase.set(Phase.REVEALED);
            screen.reveal(item.one().image(), why -> unexplained.set(Reason.of(why)));
        } else {
            advance();
        }
    }

    /**
     * Takes the last call back, and shows its photo again. Where the reader may have seen the truth
     * since, the new call is no blind one.
     */
    public void undo() {
        ReadingChoices how = choices;
        ContentHash last = log.last().orElse(null);
        if (how == null || last == null || phase.get() == Phase.PREPARING) {
            return;
        }
        Reading before = log.of(last).orElseThrow();
        boolean isDone =
                isDone(kept -> {
                    if (log.mayBeTold(last)) {
                        kept.keep(how.reader(), takenBack(before));
                    } else {
                        kept.remove(how.reader(), last);
                    }
                });
        if (isDone) {
            log.takeBack();
            items.stream()
                    .filter(item -> item.photo().equals(last))
                    .findFirst()
                    .ifPresent(this::show);
        }
    }

    private static Reading takenBack(Reading before) {
        return new Reading(
                before.photo(), Call.TAKEN_BACK, null, true, before.taken(), before.at());
    }

    /** What is done with the kept readings. */
    private interface Work {
        void with(Readings kept) throws IOException;
    }

    /** At once: the next photo is not shown before this call is safe. */
    private boolean isDone(Work work) {
        try {
            work.with(new Readings(store.get()));
            trouble.set("");
            return true;
        } catch (IOException e) {
            trouble.set(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void fail(Throwable cause) {
        trouble.set(String.valueOf(cause.getMessage()));
        phase.set(Phase.DONE);
    }

    /** Ends the reading; all calls are kept. */
    public void leave() {
        preparing.cancel();
        screen.leave();
        phase.set(Phase.OFF);
        current.set(null);
        trouble.set("");
        unexplained.set("");
        choices = null;
        items = List.of();
        broken.clear();
        log = new CallLog();
    }

    /** What the reader sees. */
    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** The photo that is seen; null while none is. */
    ReadOnlyObjectProperty<@Nullable ReadingItem> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Why the last call was not kept; blank if it was. */
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Why there is no heat over the photo that was called; blank if there is, or will be. */
    ReadOnlyStringProperty unexplainedProperty() {
        return unexplained.getReadOnlyProperty();
    }

    /** How is read; none while nobody reads. */
    public Optional<ReadingChoices> choices() {
        return Optional.ofNullable(choices);
    }

    /** What was said of a photo. */
    Optional<Reading> said(ReadingItem item) {
        return log.of(item.photo());
    }

    /** All photos. */
    int total() {
        return items.size();
    }

    /** Photos that have been called. */
    int done() {
        return (int) items.stream().filter(item -> log.isCalled(item.photo())).count();
    }

    /** Photos that cannot be read or shown. */
    int unreadable() {
        return unreadable + broken.size();
    }

    /** False if calls are gone at the end of the program, as no file could be used. */
    boolean isLasting() {
        return isLasting;
    }

    /** True if there is a call to be taken back. */
    boolean canUndo() {
        return log.last().isPresent();
    }
}
