package org.lesionlens.cases;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

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
    PATIENT(
            "patientid",
            "patient",
            "patientno",
            "patientnr",
            "patientnumber",
            "patno",
            "patnr",
            "patid",
            "pid",
            "subjectid",
            "subject",
            "mrn",
            "patientennummer",
            "patientennr",
            "patientenid",
            "patientcode"),
    /** The id of the lesion, of which there may be several photos. */
    LESION(
            "lesionid",
            "lesion",
            "lesionno",
            "lesionnr",
            "casenum",
            "caseid",
            "caseno",
            "lasion",
            "läsion"),
    /** The patient's sex. */
    SEX("sex", "gender", "patientsex", "sexatbirth", "geschlecht"),
    /** The patient's age in years. */
    AGE("ageapprox", "ageapproximate", "age", "ageyears", "patientage", "alter"),
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
            "threepartitionlabel",
            "midaspath",
            "pathology",
            "pathologydiagnosis",
            "histopathologicaldiagnosis",
            "histologicaldiagnosis",
            "clinicaldiagnosis",
            "histologie"),
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
    PREDICTION("prediction", "predictedprobability", "probability", "pred", "score", "prob"),
    /** How many millimetres a pixel of the photo is wide: only what names the unit. */
    PIXEL_SIZE("mmperpixel", "mmperpx", "pixelsizemm", "pixelspacingmm", "mmpropixel");

    private static final String NOT_IN_A_NAME = "[^\\p{L}\\p{N}]+";
    private static final Pattern PREFIX =
            Pattern.compile("(?i)^(midas|ddi|bcn|pad|ham|scin)[_ ]|^.+\\.(?=[^.]+$)");
    private static final double OLDEST = 150;
    private static final double LARGEST_PIXEL = 10; // mm; a photo of a whole body has smaller ones

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<String> spellings;

    LabelColumn(String... spellings) {
        this.spellings = List.of(spellings);
    }

    /** The largest number that such a column can hold; the smallest is 0. */
    double maximum() {
        return switch (this) {
            case AGE -> OLDEST;
            case PIXEL_SIZE -> LARGEST_PIXEL;
            default -> 1;
        };
    }

    /**
     * Where a header names such a column, the most telling name first; case, spaces, underscores
     * and the like make no difference.
     */
    List<Integer> findIn(List<String> header) {
        List<String> names = header.stream().map(LabelColumn::plain).toList();
        List<String> last = header.stream().map(LabelColumn::withoutPrefix).toList();
        Set<Integer> found = new LinkedHashSet<>();
        for (String spelling : spellings) {
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).equals(spelling) || last.get(i).equals(spelling)) {
                    found.add(i);
                }
            }
        }
        return List.copyOf(found);
    }

    /** Many data sets write their name, or that of a group, before the names of columns. */
    private static String withoutPrefix(String header) {
        return plain(PREFIX.matcher(header).replaceFirst(""));
    }

    /** A name without case, spaces, underscores and the like. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll(NOT_IN_A_NAME, "");
    }
}
