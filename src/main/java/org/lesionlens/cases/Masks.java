package org.lesionlens.cases;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final Pattern FOLDER =
            Pattern.compile(
                    "(?:.*[^a-z])?(?:masks?|segmentations?|ground[_ -]?truth|superpixels?)"
                            + "(?:[^a-z].*)?",
                    Pattern.CASE_INSENSITIVE);

    private final Path root;
    private final Set<String> names = new HashSet<>(); // of all pictures
    private final Set<String> outside = new HashSet<>(); // of those in no folder of masks
    private final Map<Path, Boolean> ofMasks = new HashMap<>(); // folders

    /**
     * @param pictures below {@code root}, masks and photos alike
     */
    Masks(Path root, List<Path> pictures) {
        this.root = root;
        for (Path picture : pictures) {
            String key = PhotoName.key(FileNames.stem(picture));
            names.add(key);
            if (!isInFolderOfMasks(picture)) {
                outside.add(key);
            }
        }
    }

    /** True if a picture is a mask of a photo that is there. */
    boolean contain(Path picture) {
        String stem = FileNames.stem(picture);
        return isOfPhoto(stem)
                || (isInFolderOfMasks(picture) && outside.contains(PhotoName.key(stem)))
                || isInFolderOfOnePhoto(picture);
    }

    private boolean isOfPhoto(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() && names.contains(PhotoName.key(matcher.group(1)));
    }

    private boolean isInFolderOfMasks(Path picture) {
        Path folder = picture.getParent();
        return folder != null
                && !folder.equals(root)
                && ofMasks.computeIfAbsent(folder, this::isFolderOfMasks);
    }

    private boolean isFolderOfMasks(Path folder) {
        for (Path name : root.relativize(folder)) {
            if (FOLDER.matcher(name.toString()).matches()) {
                return true;
            }
        }
        return false;
    }

    /** As in {@code IMD002_roi/IMD002_R1.png}, where {@code IMD002.png} is a photo. */
    private boolean isInFolderOfOnePhoto(Path picture) {
        Path folder = picture.getParent();
        return folder != null && !folder.equals(root) && isOfPhoto(FileNames.name(folder));
    }
}
