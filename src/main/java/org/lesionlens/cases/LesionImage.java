package org.lesionlens.cases;

import java.nio.file.Path;
import org.lesionlens.files.FileNames;

/**
 * One photo of a lesion and what is known of it.
 *
 * @param name the file's name without folder and ending
 * @param file of the photo
 * @param facts what a table and the folders say
 * @param isHere false of a row of results whose photo nobody has found: the file does not exist
 */
public record LesionImage(String name, Path file, LesionFacts facts, boolean isHere) {

    /** One whose photo is here. */
    public LesionImage(String name, Path file, LesionFacts facts) {
        this(name, file, facts, true);
    }

    /** A photo of which nothing is known. */
    public static LesionImage unlabelled(Path file) {
        return new LesionImage(FileNames.stem(file), file, LesionFacts.NONE);
    }

    /** The same photo, with the truth that a model's positive class makes of what is known. */
    LesionImage judgedBy(PositiveClass positive) {
        LesionFacts judged = facts.judgedBy(positive);
        return judged.equals(facts) ? this : new LesionImage(name, file, judged, isHere);
    }

    /** The same, as if nobody had computed anything elsewhere. */
    LesionImage unpredicted() {
        return facts.isPredicted()
                ? new LesionImage(name, file, facts.with(null, ClassProbabilities.NONE), isHere)
                : this;
    }

    /** The patient's id, blank if nobody named one. */
    public String patient() {
        return facts.patient();
    }

    /** What the lesion is. */
    public Truth truth() {
        return facts.truth();
    }
}
