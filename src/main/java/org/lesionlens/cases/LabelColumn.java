package org.lesionlens.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a column of a label table can tell, and the names that such columns go by. */
public enum LabelColumn {
    /** The image's name, with or without folder and ending. */
    IMAGE(
            "image",
            "imagename",
            "imageid",
            "isicid",
            "filename",
            "file",
            "filepath",
            "path",
            "img",
            "imgname",
            "imgid",
            "photo",
            "name",
            "id"),
    /** The patient's id. */
    PATIENT("patientid", "patient", "subjectid", "subject"),
    /** The patient's sex. */
    SEX("sex", "gender"),
    /** The patient's age in years. */
    AGE("ageapprox", "age", "ageyears", "patientage"),
    /** The place on the body. */
    SITE(
            "anatomsitegeneralchallenge",
            "anatomsitegeneral",
            "anatomsite",
            "anatomicsite",
            "bodysite",
            "site",
            "localization",
            "localisation",
            "location"),
    /** What the lesion is called. */
    DIAGNOSIS("diagnosis", "dx"),
    /** What the lesion is: positive or negative. */
    TRUTH(
            "target",
            "truth",
            "groundtruth",
            "label",
            "malignant",
            "ismalignant",
            "benignmalignant",
            "melanoma",
            "mel",
            "class",
            "diagnosis1"),
    /** A probability that was computed elsewhere. */
    PREDICTION("prediction", "predictedprobability", "probability", "pred", "score");

    private static final String NOT_IN_A_NAME = "[^\\p{L}\\p{N}]+";
    private static final double OLDEST = 150;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<String> spellings;

    LabelColumn(String... spellings) {
        this.spellings = List.of(spellings);
    }

    /** The largest number that such a column can hold; the smallest is 0. */
    double maximum() {
        return this == AGE ? OLDEST : 1;
    }

    /**
     * Where a header names such a column, the most telling name first; case, spaces, underscores
     * and the like make no difference.
     */
    List<Integer> findIn(List<String> header) {
        List<String> names = header.stream().map(LabelColumn::plain).toList();
        List<Integer> found = new ArrayList<>();
        for (String spelling : spellings) {
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).equals(spelling)) {
                    found.add(i);
                }
            }
        }
        return List.copyOf(found);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll(NOT_IN_A_NAME, "");
    }
}
