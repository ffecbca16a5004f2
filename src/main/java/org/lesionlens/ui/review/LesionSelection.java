package org.lesionlens.ui.review;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;

/**
 * The lesions that are selected together, for what is done to several at once. The one that all
 * views point at is among them: whoever chooses another one alone ends it. Belongs to the UI
 * thread.
 */
public final class LesionSelection {

    private final ObservableValue<Review> set;
    private final ObjectProperty<@Nullable LesionImage> current;
    private final ReadOnlyObjectWrapper<Set<Path>> files =
            new ReadOnlyObjectWrapper<>(this, "files", Set.of());
    private @Nullable Path anchor; // where Shift begins
    private boolean selecting; // the current lesion changes with the selection

    /**
     * @param set that is judged
     * @param current the lesion that all views point at
     */
    LesionSelection(ObservableValue<Review> set, ObjectProperty<@Nullable LesionImage> current) {
        this.set = set;
        this.current = current;
        current.subscribe((before, now) -> {
            if (!selecting && !fileOf(before).equals(fileOf(now))) {
                anchor = fileOf(now).orElse(null);
                end();
            }
        });
    }

    private static Optional<Path> fileOf(@Nullable LesionImage lesion) {
        return Optional.ofNullable(lesion).map(LesionImage::file);
    }

    /** The photos of the lesions that are selected together; empty unless they are several. */
    public ReadOnlyObjectProperty<Set<Path>> filesProperty() {
        return files.getReadOnlyProperty();
    }

    /** True if it is one of several that are selected together. */
    public boolean contains(LesionImage lesion) {
        return files.get().contains(lesion.file());
    }

    /**
     * What is meant by "the selection": all that are selected together in the set's order, else the
     * one that all views point at.
     */
    public List<LesionImage> lesions() {
        return files.get().isEmpty()
                ? Stream.ofNullable(current.get()).toList()
                : set.getValue().cases().stream()
                        .map(ReviewCase::image)
                        .filter(this::contains)
                        .toList();
    }

    /**
     * Does what a click means: alone it chooses one, with the shortcut key it takes one in or out,
     * with Shift all up to here.
     *
     * @param shown lesions in the order in which they are seen
     */
    public void click(MouseEvent click, LesionImage one, Supplier<List<LesionImage>> shown) {
        if (click.isShiftDown()) {
            through(one, shown.get(), click.isShortcutDown());
        } else if (click.isShortcutDown()) {
            toggle(one);
        } else {
            only(one);
        }
    }

    /** Chooses one alone. */
    public void only(LesionImage one) {
        anchor = one.file();
        end();
        point(one);
    }

    /** Takes one in, or out if it is in and not the only one. */
    public void toggle(LesionImage one) {
        anchor = one.file();
        Set<Path> changed = selected();
        if (changed.add(one.file())) {
            take(changed, one);
        } else if (changed.size() > 1) {
            changed.remove(one.file());
            take(changed, one.equals(current.get()) ? null : current.get());
        }
    }

    /**
     * Takes all from the one that was chosen last to this one.
     *
     * @param shown lesions in the order in which they are seen
     * @param adding true if what is selected stays so
     */
    public void through(LesionImage one, List<LesionImage> shown, boolean adding) {
        List<Path> order = shown.stream().map(LesionImage::file).toList();
        int from = order.indexOf(anchor);
        int to = order.indexOf(one.file());
        if (from < 0 || to < 0) {
            only(one);
            return;
        }
        Set<Path> changed = adding ? selected() : new LinkedHashSet<>();
        changed.addAll(order.subList(Math.min(from, to), Math.max(from, to) + 1));
        take(changed, one);
    }

    /** Takes these in place of all others; the current one stays current if it is among them. */
    public void select(Collection<Path> wanted) {
        if (wanted.isEmpty()) {
            end();
        } else {
            take(new LinkedHashSet<>(wanted), current.get());
        }
    }

    /** The same by the lesions. */
    public void all(List<LesionImage> wanted) {
        select(wanted.stream().map(LesionImage::file).toList());
    }

    /** Marks these while it is not decided yet: the current lesion stays as it is. */
    public void sketch(Collection<Path> wanted) {
        files.set(Collections.unmodifiableSet(new LinkedHashSet<>(wanted)));
    }

    /** What a menu at this lesion is for: the selection if it is in it, else it alone. */
    public void aim(LesionImage one) {
        if (!contains(one)) {
            only(one);
        }
    }

    /** Lets go of all that are not wanted any more, as nobody sees them. */
    void retain(Set<Path> wanted) {
        Set<Path> left = new LinkedHashSet<>(files.get());
        if (left.retainAll(wanted)) {
            files.set(left.size() < 2 ? Set.of() : Collections.unmodifiableSet(left));
        }
    }

    /** Selects nothing together; the current lesion stays. */
    public void end() {
        files.set(Set.of());
    }

    /** The photos of what is selected, the current one's if nothing else is; may be changed. */
    public Set<Path> selected() {
        Set<Path> selected = new LinkedHashSet<>(files.get());
        if (selected.isEmpty()) {
            fileOf(current.get()).ifPresent(selected::add);
        }
        return selected;
    }

    private void take(Set<Path> wanted, @Nullable LesionImage pointed) {
        files.set(wanted.size() < 2 ? Set.of() : Collections.unmodifiableSet(wanted));
        if (pointed != null && wanted.contains(pointed.file())) {
            point(pointed);
        } else {
            set.getValue().cases().stream()
                    .map(ReviewCase::image)
                    .filter(one -> wanted.contains(one.file()))
                    .findFirst()
                    .ifPresent(this::point);
        }
    }

    private void point(LesionImage one) {
        selecting = true;
        try {
            current.set(one);
        } finally {
            selecting = false;
        }
    }
}
