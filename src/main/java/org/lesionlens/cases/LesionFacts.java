package org.lesionlens.cases;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.decode.DicomFacts;

/**
 * What tables and folders say of a lesion; what they do not say is blank, unknown or null.
 *
 * @param patient the patient's id
 * @param truth whether it has what is looked for
 * @param sex of the patient
 * @param age of the patient in years, in [0, 150]
 * @param site on the body, as the table names it
 * @param diagnosis as the table names it
 * @param prediction probability of the positive class that was computed elsewhere, in [0, 1]
 * @param lesion id that all photos of the same lesion share
 * @param imageType how the photo was taken, as the table names it: dermoscopic, clinical
 * @param skinType of the patient, as the table names it
 * @param finding what the truth follows from
 * @param probabilities of several classes, computed elsewhere; {@code prediction} is that of the
 *     positive class if there are any
 * @param pixelSize millimetres that a pixel of the photo is wide and high, above 0
 * @param map what speaks for and against the positive class, computed together with {@code
 *     prediction}
 */
public record LesionFacts(
        String patient,
        Truth truth,
        Sex sex,
        @Nullable Double age,
        String site,
        String diagnosis,
        @Nullable Double prediction,
        String lesion,
        String imageType,
        String skinType,
        Finding finding,
        ClassProbabilities probabilities,
        @Nullable Double pixelSize,
        @Nullable SignedMap map) {

    /** Of a lesion that no row tells of. */
    public static final LesionFacts NONE =
            new LesionFacts("", Truth.UNKNOWN, Sex.UNKNOWN, null, "", "", null);

    /**
     * @throws IllegalArgumentException if a number is outside its range
     */
    public LesionFacts {
        if (age != null && !(age >= 0 && age <= LabelColumn.AGE.maximum())) {
            throw new IllegalArgumentException("not an age: " + age);
        }
        if (prediction != null && !(prediction >= 0 && prediction <= 1)) {
            throw new IllegalArgumentException("not a probability: " + prediction);
        }
        if (pixelSize != null
                && !(pixelSize > 0 && pixelSize <= LabelColumn.PIXEL_SIZE.maximum())) {
            throw new IllegalArgumentException("not the size of a pixel: " + pixelSize);
        }
    }

    /** Of a photo whose pixels nobody has measured. */
    public LesionFacts(
            String patient,
            Truth truth,
            Sex sex,
            @Nullable Double age,
            String site,
            String diagnosis,
            @Nullable Double prediction,
            String lesion,
            String imageType,
            String skinType,
            Finding finding,
            ClassProbabilities probabilities) {
        this(
                patient,
                truth,
                sex,
                age,
                site,
                diagnosis,
                prediction,
                lesion,
                imageType,
                skinType,
                finding,
                probabilities,
                null,
                null);
    }

    /** Of a photo whose lesion has no id, and whose truth is known for itself. */
    public LesionFacts(
            String patient,
            Truth truth,
            Sex sex,
            @Nullable Double age,
            String site,
            String diagnosis,
            @Nullable Double prediction) {
        this(
                patient,
                truth,
                sex,
                age,
                site,
                diagnosis,
                prediction,
                "",
                "",
                "",
                truth.isKnown() ? Finding.sought(truth) : Finding.NONE,
                ClassProbabilities.NONE);
    }

    /** What the header of a photo's file says; an age that nobody reaches is not known. */
    static LesionFacts of(DicomFacts said) {
        double age = said.age().orElse(-1);
        boolean isAge = age >= 0 && age <= LabelColumn.AGE.maximum();
        return new LesionFacts(
                said.patient(),
                Truth.UNKNOWN,
                Sex.of(said.sex()),
                isAge ? (Double) age : null,
                said.site(),
                "",
                null);
    }

    /** The same, with truth and prediction that a model's positive class makes of what is known. */
    LesionFacts judgedBy(PositiveClass positive) {
        Truth judged = positive.truth(finding);
        Double told = probabilities.isEmpty() ? prediction : probabilities.of(positive);
        return judged == truth && Objects.equals(told, prediction)
                ? this
                : with(patient, lesion, judged, told, finding, probabilities);
    }

    /** The same, with patient and lesion that folders name where no row does. */
    LesionFacts orOf(String folderPatient, String folderLesion) {
        String newPatient = first(patient, folderPatient);
        String newLesion = first(lesion, folderLesion);
        boolean isSame = newPatient.equals(patient) && newLesion.equals(lesion);
        return isSame
                ? this
                : with(newPatient, newLesion, truth, prediction, finding, probabilities);
    }

    /** The same, with more to be said of what it is. */
    LesionFacts with(Finding newFinding) {
        return newFinding.equals(finding)
                ? this
                : with(patient, lesion, truth, prediction, newFinding, probabilities);
    }

    /** The same, with what was computed elsewhere. */
    LesionFacts with(@Nullable Double newPrediction, ClassProbabilities newProbabilities) {
        return Objects.equals(newPrediction, prediction) && newProbabilities.equals(probabilities)
                ? this
                : with(patient, lesion, truth, newPrediction, finding, newProbabilities);
    }

    /** True if something is known of what a column tells. */
    boolean tells(LabelColumn column) {
        return switch (column) {
            case IMAGE -> true;
            case PATIENT -> !patient.isEmpty();
            case LESION -> !lesion.isEmpty();
            case SEX -> sex != Sex.UNKNOWN;
            case AGE -> age != null;
            case SITE -> !site.isEmpty();
            case IMAGE_TYPE -> !imageType.isEmpty();
            case SKIN_TYPE -> !skinType.isEmpty();
            case DIAGNOSIS -> !diagnosis.isEmpty();
            case TRUTH -> !finding.isNone();
            case PREDICTION -> isPredicted();
            case PIXEL_SIZE -> pixelSize != null;
        };
    }

    /** The same with what a row says of the lesion itself, judged as a model for melanoma does. */
    LesionFacts with(Statement said) {
        ClassProbabilities told = said.probabilities();
        Double alone = prediction == null ? said.prediction() : prediction;
        return with(
                patient,
                lesion,
                PositiveClass.MELANOMA.truth(said.finding()),
                told.isEmpty() ? alone : told.of(PositiveClass.MELANOMA),
                said.finding(),
                told);
    }

    /** True if somebody computed something elsewhere. */
    public boolean isPredicted() {
        return prediction != null || !probabilities.isEmpty();
    }

    private LesionFacts with(
            String newPatient,
            String newLesion,
            Truth newTruth,
            @Nullable Double newPrediction,
            Finding newFinding,
            ClassProbabilities newProbabilities) {
        return new LesionFacts(
                newPatient,
                newTruth,
                sex,
                age,
                site,
                diagnosis,
                newPrediction,
                newLesion,
                imageType,
                skinType,
                newFinding,
                newProbabilities,
                pixelSize,
                map);
    }

    /** This, and of what it leaves open what another table says. */
    LesionFacts or(LesionFacts other) {
        if (equals(NONE)) {
            return other;
        }
        return new LesionFacts(
                first(patient, other.patient),
                truth.isKnown() ? truth : other.truth,
                sex == Sex.UNKNOWN ? other.sex : sex,
                age == null ? other.age : age,
                first(site, other.site),
                first(diagnosis, other.diagnosis),
                isPredicted() ? prediction : other.prediction,
                first(lesion, other.lesion),
                first(imageType, other.imageType),
                first(skinType, other.skinType),
                finding.or(other.finding),
                isPredicted() ? probabilities : other.probabilities,
                pixelSize == null ? other.pixelSize : pixelSize,
                isPredicted() ? map : other.map);
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
