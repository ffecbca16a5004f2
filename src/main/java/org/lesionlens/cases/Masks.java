package org.lesionlens.cases;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lesionlens.files.FileNames;

/**
 * Tells masks and superpixels from photos: by the name of a photo that is there and what stands
 * behind it, in the file's name or in its folder's, or by a folder of masks in which they are
 * called as the photos are.
 */
final class Masks {

    private static final String WORDS =
            "segmentations?|superpixels?|masks?|seg|lesion|attribute_.+|roi|gt|groundtruth|contour";
    private static final Pattern NAME =
            Pattern.compile("(.+?)(?:[_ -](?:" + WORDS + ")|mask)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARTS =
            Pattern.compile("superpixel|attribute_|contour|_roi", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOLDER =
            Pattern.compile(
                    "(?:.*[^a-z])?(?:masks?|segmentations?|ground[_ -]?truth|superpixels?)"
                            + "(?:[^a-z].*)?",
                    Pattern.CASE_INSENSITIVE);

    /**
     * What a folder's name says.
     *
     * @param ofMasks true if masks lie in it
     * @param photo that all in it belong to, if it is there; blank if none is named
     */
    private record Folder(boolean ofMasks, String photo) {}

    private final Path root;
    private final List<Path> pictures;
    private final Map<Path, Folder> folders = new HashMap<>();
    private final Set<String> names = new HashSet<>(); // of all pictures, once they are asked for
    private final Set<String> outside = new HashSet<>(); // of those in no folder of masks

    /**
     * @param pictures below {@code root}, masks and photos alike
     */
    Masks(Path root, List<Path> pictures) {
        this.root = root;
        this.pictures = pictures;
    }

    /**
     * True if a picture is a mask of a photo that is there.
     *
     * @param stem its name without folder and ending
     */
    boolean contain(Path picture, String stem) {
        return photo(picture, stem).isPresent();
    }

    /** The key of the photo that a picture is a mask of, if that is there. */
    Optional<String> photo(Path picture, String stem) {
        Folder folder = folder(picture);
        if (isPhoto(base(stem))) {
            return Optional.of(PhotoName.key(base(stem)));
        }
        if (isPhoto(folder.photo())) {
            return Optional.of(PhotoName.key(folder.photo()));
        }
        return folder.ofMasks() && isPhotoElsewhere(stem)
                ? Optional.of(PhotoName.key(stem))
                : Optional.empty();
    }

    /** True if a mask is of the whole lesion, and not of its parts or of patches of one colour. */
    boolean isOfLesion(Path picture) {
        Path below = root.relativize(picture);
        for (Path name : below) {
            if (PARTS.matcher(name.toString()).find()) {
                return false;
            }
        }
        return true;
    }

    /** What stands before a word for masks, blank if none does. */
    private static String base(String name) {
        boolean endsInDigit = Character.isDigit(name.charAt(name.length() - 1));
        if (endsInDigit && !name.contains("attribute")) {
            return ""; // as most photos' names do: they need not be looked through
        }
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private boolean isPhoto(String name) {
        return !name.isEmpty() && names(names, _ -> true).contains(PhotoName.key(name));
    }

    private boolean isPhotoElsewhere(String name) {
        return names(outside, picture -> !folder(picture).ofMasks()).contains(PhotoName.key(name));
    }

    private Set<String> names(Set<String> known, Predicate<Path> isMeant) {
        if (known.isEmpty()) {
            pictures.stream()
                    .filter(isMeant)
                    .forEach(picture -> known.add(PhotoName.key(FileNames.stem(picture))));
        }
        return known;
    }

    private Folder folder(Path picture) {
        Path folder = picture.getParent();
        return folder == null || folder.equals(root)
                ? new Folder(false, "")
                : folders.computeIfAbsent(folder, this::read);
    }

    /** As in {@code IMD002_roi/IMD002_R1.png}, where {@code IMD002.png} is a photo. */
    private Folder read(Path folder) {
        boolean ofMasks = false;
        for (Path name : root.relativize(folder)) {
            ofMasks |= FOLDER.matcher(name.toString()).matches();
        }
        return new Folder(ofMasks, base(FileNames.name(folder)));
    }
}
