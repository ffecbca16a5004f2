package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Photos that are open, in their order, and which of them is looked at.
 *
 * @param files in their order; {@link #of} takes each only once
 * @param index of the one that is looked at; 0 if there are none
 */
public record OpenPhotos(List<Path> files, int index) {

    static final OpenPhotos NONE = new OpenPhotos(List.of(), 0);

    public OpenPhotos {
        files = List.copyOf(files); // nothing to do for the next one of 30,000
        if (index < 0 || index >= Math.max(1, files.size())) {
            throw new IllegalArgumentException(
                    "there is no photo %d of %d".formatted(index, files.size()));
        }
    }

    /** The first of {@code files}, of which each counts once. */
    static OpenPhotos of(List<Path> files) {
        return new OpenPhotos(files.stream().distinct().toList(), 0);
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** The one that is looked at. */
    Optional<Path> current() {
        return at(index);
    }

    public Optional<Path> next() {
        return at(index + 1);
    }

    public Optional<Path> previous() {
        return at(index - 1);
    }

    private Optional<Path> at(int position) {
        return position >= 0 && position < files.size()
                ? Optional.of(files.get(position))
                : Optional.empty();
    }

    /** The same photos, another looked at; the first or last one where there are no more. */
    OpenPhotos moved(int steps) {
        return isEmpty()
                ? this
                : new OpenPhotos(files, Math.clamp((long) index + steps, 0, files.size() - 1));
    }

    /**
     * Without the one that is looked at.
     *
     * @param forwards whether the one behind it is looked at now, or the one before it
     */
    OpenPhotos withoutCurrent(boolean forwards) {
        List<Path> rest = new ArrayList<>(files);
        rest.remove(index);
        int wanted = forwards ? index : index - 1;
        return new OpenPhotos(rest, Math.clamp(wanted, 0, Math.max(0, rest.size() - 1)));
    }

    /** Looks at {@code file}, if it is among them. */
    OpenPhotos at(Path file) {
        return new OpenPhotos(files, Math.max(0, files.indexOf(file)));
    }
}
