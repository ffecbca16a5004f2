package org.lesionlens.cases;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * What the folders between a set's own folder and a photo say: a sub-folder for each patient, or
 * {@code benign} and {@code malignant}, or one in the other.
 *
 * @param patient the first folder that is nothing else, blank if there is none
 * @param truth of the nearest folder that names one
 */
record FolderFacts(String patient, Truth truth) {

    /** Folders that hold photos of many patients. */
    private static final Set<String> COMMON =
            Set.of(
                    "image", "images", "img", "photos", "jpeg", "jpg", "png", "train", "test",
                    "val");

    /** Numbers and single letters are spelled for cells; as a folder they name a patient. */
    private static final int SHORTEST_TRUTH = 2;

    /**
     * @param file relative to the set's folder
     */
    static FolderFacts of(Path file) {
        String patient = "";
        Truth truth = Truth.UNKNOWN;
        for (int i = 0; i < file.getNameCount() - 1; i++) {
            String folder = file.getName(i).toString();
            Truth said = truth(folder);
            if (said.isKnown()) {
                truth = said;
            } else if (patient.isEmpty() && !COMMON.contains(folder.toLowerCase(Locale.ROOT))) {
                patient = folder;
            }
        }
        return new FolderFacts(patient, truth);
    }

    private static Truth truth(String folder) {
        boolean isNumber = folder.chars().allMatch(c -> Character.isDigit(c) || c == '.');
        return folder.length() < SHORTEST_TRUTH || isNumber
                ? Truth.UNKNOWN
                : Truth.of(folder).orElse(Truth.UNKNOWN);
    }
}
