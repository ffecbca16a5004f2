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
            "imagefile",
            "imagefilename",
            "imagepath",
            "bcnfilename",
            "ddifile",
            "md5hash",
            "derm",
            "clinic",
            "photo",
            "picture",
            "bild",
            "datei",
            "dateiname",
            "name",
            "id"),
    /** The patient's id. */
    PATIENT("patientid", "patient", "patientno", "patientnr", "pid", "subjectid", "subject"),
    /** The id of the lesion, of which there may be several photos. */
    LESION("lesionid", "lesion", "lesionno", "lesionnr", "caseid", "casenum", "caseno", "lasion"),
    /** The patient's sex. */
    SEX("sex", "gender", "patientsex", "geschlecht"),
    /** The patient's age in years. */
    AGE("ageapprox", "age", "ageyears", "patientage", "alter"),
    /** The place on the body. */
    SITE(
            "anatomsitegeneralchallenge",
            "anatomsitegeneral",
            "anatomsite",
            "anatomicsite",
            "bodysite",
            "site",
            "anatomsite1",
            "anatomsitespecial",
            "anatomicalsite",
            "region",
            "localization",
            "localisation",
            "location",
            "lokalisation"),
    /** How the photo was taken: dermoscopic, clinical. */
    IMAGE_TYPE("imagetype", "imagemodality", "modality", "phototype"),
    /** The patient's skin type. */
    SKIN_TYPE(
            "fitzpatrickskintype",
            "fitzpatrick",
            "fitspatrick",
            "fitzpatrickscale",
            "skintype",
            "skintone",
            "skintoneclass",
            "fst"),
    /** What the lesion is called. */
    DIAGNOSIS(
            "iddx5",
            "iddx4",
            "iddx3",
            "iddx2",
            "iddx1",
            "iddxfull",
            "diagnosis5",
            "diagnosis4",
            "diagnosis3",
            "diagnosis2",
            "diagnosis1",
            "diagnosisfull",
            "diagnosis",
            "dx",
            "diagnostic",
            "disease",
            "histology",
            "histopathology",
            "lesiontype",
            "diagnose",
            "diagnosegruppe",
            "befund",
            "ninepartitionlabel",
            "threepartitionlabel"),
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
            "wahrheit",
            "benign"),
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

    /** A name without case, spaces, underscores and the like. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll(NOT_IN_A_NAME, "");
    }
}
