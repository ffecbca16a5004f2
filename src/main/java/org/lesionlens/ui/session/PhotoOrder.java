package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.CaseSequence;

/**
 * In which order one goes through the open photos: in their own, or in that of the lesions that
 * filter and order want. A photo that is not among those, because the threshold has moved, stays
 * where it was between them. Belongs to the UI thread.
 */
final class PhotoOrder {

    private static final CaseSequence NONE = new CaseSequence(List.of());

    private final ObservableValue<@Nullable CaseSequence> wanted;
    private CaseSequence left = NONE; // the last that had the photo

    /**
     * @param wanted the lesions that are wanted; null while all are
     */
    PhotoOrder(ObservableValue<@Nullable CaseSequence> wanted) {
        this.wanted = wanted;
        wanted.subscribe(this::forget);
    }

    /** Where a photo stood is of no use to the next filter, or to other photos. */
    private void forget(@Nullable CaseSequence now) {
        if (now == null) {
            left = NONE;
        }
    }

    /** Where a photo stands. */
    PhotoPosition position(OpenPhotos open, @Nullable LesionImage image) {
        CaseSequence sequence = wanted.getValue();
        int all = open.images().size();
        return sequence == null
                ? new PhotoPosition(Math.max(0, open.indexOf(image)), all, all)
                : new PhotoPosition(indexOf(open, image), sequence.size(), all);
    }

    /** −1 if it is not among those that one goes through. */
    private int indexOf(OpenPhotos open, @Nullable LesionImage image) {
        CaseSequence sequence = wanted.getValue();
        if (sequence == null || image == null) {
            return open.indexOf(image);
        }
        int index = sequence.indexOf(image.file());
        if (index >= 0) {
            left = sequence;
        }
        return index;
    }

    /** True if one comes to {@code later} by going on from {@code image}. */
    boolean isBehind(OpenPhotos open, LesionImage later, @Nullable LesionImage image) {
        return indexOf(open, later) > indexOf(open, image);
    }

    /**
     * The photo so many steps behind another, or before it if negative; the first or the last where
     * there are no more. Those that are not open are passed over; where none of those wanted is
     * open, one goes through all.
     */
    Optional<LesionImage> from(OpenPhotos open, @Nullable LesionImage image, int steps) {
        CaseSequence sequence = wanted.getValue();
        if (sequence == null) {
            return open.from(image, steps);
        }
        if (image == null || sequence.isEmpty()) {
            return Optional.empty();
        }
        int index = indexOf(open, image);
        int last = sequence.size() - 1;
        int target =
                index < 0
                        ? fromOutside(sequence, image, steps)
                        : Math.clamp((long) index + steps, 0, last);
        int step = steps < 0 ? -1 : 1;
        return Stream.concat(
                        Stream.iterate(target, i -> i >= 0 && i <= last, i -> i + step),
                        Stream.iterate(target, i -> i >= 0 && i <= last, i -> i - step))
                .flatMap(i -> open.of(sequence.get(i).image().file()).stream())
                .findFirst()
                .or(() -> open.from(image, steps));
    }

    /** The nearest one that stood on that side of the photo as long as that was wanted. */
    private int fromOutside(CaseSequence sequence, LesionImage image, int steps) {
        int step = steps < 0 ? -1 : 1;
        int last = sequence.size() - 1;
        int stood = left.indexOf(image.file());
        if (stood < 0 || Math.abs((long) steps) > 1) {
            return (stood < 0) == steps > 0 ? 0 : last;
        }
        Set<Path> files =
                sequence.stream().map(one -> one.image().file()).collect(Collectors.toSet());
        for (int i = stood + step; i >= 0 && i < left.size(); i += step) {
            Path file = left.get(i).image().file();
            if (files.contains(file)) {
                return sequence.indexOf(file);
            }
        }
        return step > 0 ? last : 0;
    }

    /**
     * The photo behind another, or before it; the one on its other side where there is none, and
     * one that is not wanted where no other is.
     */
    Optional<LesionImage> beside(OpenPhotos open, LesionImage image, boolean forwards) {
        List<Integer> steps = forwards ? List.of(1, -1) : List.of(-1, 1);
        return Stream.concat(
                        steps.stream().flatMap(step -> from(open, image, step).stream()),
                        steps.stream().flatMap(step -> open.from(image, step).stream()))
                .filter(one -> !one.equals(image))
                .findFirst();
    }

    /** Those beside a photo and itself, the one that it goes on to first. */
    List<LesionImage> around(OpenPhotos open, LesionImage image, boolean forwards) {
        List<LesionImage> around = new ArrayList<>(List.of(image));
        for (int step : forwards ? new int[] {1, -1} : new int[] {-1, 1}) {
            from(open, image, step).filter(one -> !around.contains(one)).ifPresent(around::add);
        }
        return around;
    }
}
