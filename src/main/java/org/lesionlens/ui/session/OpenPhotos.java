package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;

/** Photos that are open, in their order; immutable. Each file counts once. */
public final class OpenPhotos {

    static final OpenPhotos NONE = of(List.of());

    private final List<LesionImage> all; // also those that were taken out
    private final List<LesionImage> images;
    private final Map<Path, Integer> places; // the next one of 30,000 is not searched for

    /**
     * @param places of the images by their files
     */
    private OpenPhotos(List<LesionImage> all, List<LesionImage> images, Map<Path, Integer> places) {
        this.all = List.copyOf(all);
        this.images = List.copyOf(images);
        this.places = places;
    }

    static OpenPhotos of(List<LesionImage> images) {
        List<LesionImage> once = new ArrayList<>(images.size());
        Map<Path, Integer> places = HashMap.newHashMap(images.size());
        for (LesionImage image : images) {
            if (places.putIfAbsent(image.file(), once.size()) == null) {
                once.add(image);
            }
        }
        return new OpenPhotos(once, once, places);
    }

    /** Photos, each as it is known among others if it is one of them. */
    static OpenPhotos of(List<LesionImage> images, OpenPhotos others) {
        return others.haveTheFilesOf(images) ? others : of(images).knownAs(others);
    }

    private boolean haveTheFilesOf(List<LesionImage> others) {
        if (others.size() != images.size()) {
            return false;
        }
        for (int i = 0; i < images.size(); i++) {
            if (!images.get(i).file().equals(others.get(i).file())) {
                return false;
            }
        }
        return true;
    }

    /** Those that were opened, also what was taken out since, as broken. */
    List<LesionImage> opened() {
        return all;
    }

    /** All of them. */
    public List<LesionImage> images() {
        return images;
    }

    boolean isEmpty() {
        return images.isEmpty();
    }

    /** Where a photo stands among them; −1 if it is not one of them. */
    int indexOf(@Nullable LesionImage image) {
        return image == null ? -1 : places.getOrDefault(image.file(), -1);
    }

    /** The photo of a file, if it is one of them. */
    Optional<LesionImage> of(Path file) {
        return Optional.ofNullable(places.get(file)).map(images::get);
    }

    /** The same photos, each as it is known among others if it is one of them. */
    OpenPhotos knownAs(OpenPhotos others) {
        if (others.haveTheFilesOf(images)) {
            return others;
        }
        return new OpenPhotos(others.newest(all), others.newest(images), places);
    }

    private List<LesionImage> newest(List<LesionImage> those) {
        return those.stream().map(image -> of(image.file()).orElse(image)).toList();
    }

    /** A photo as it is known among these if it is one of them. */
    @Nullable LesionImage newest(@Nullable LesionImage image) {
        return image == null ? null : of(image.file()).orElse(image);
    }

    /** The photo of a file, else the first of all. */
    Optional<LesionImage> orFirst(Path file) {
        return images.stream().skip(places.getOrDefault(file, 0)).findFirst();
    }

    /**
     * The photo so many steps behind another, or before it if negative; the first or the last where
     * there are no more.
     */
    Optional<LesionImage> from(@Nullable LesionImage image, int steps) {
        int index = indexOf(image);
        return index < 0
                ? Optional.empty()
                : Optional.of(images.get(Math.clamp((long) index + steps, 0, images.size() - 1)));
    }

    /** The others. */
    OpenPhotos without(LesionImage image) {
        List<LesionImage> others = new ArrayList<>(images);
        int index = indexOf(image);
        if (index >= 0) {
            others.remove(index);
        }
        OpenPhotos rest = of(others);
        return new OpenPhotos(all, rest.images, rest.places);
    }
}
