package org.lesionlens.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.ClassProbabilities;
import org.lesionlens.cases.Finding;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.export.PatientNames;

/**
 * A photo on its way to an executor, with what is known of its lesion, judged by what the model
 * looks for.
 *
 * @param file below the set's folder, with slashes
 * @param patient id of the patient, blank if nobody named one
 * @param called what the patient is called in the table
 * @param masks of the lesion, as {@code file}
 */
record PhotoTask(
        String file,
        String patient,
        String called,
        Truth truth,
        Sex sex,
        @Nullable Double age,
        String site,
        @Nullable Double prediction,
        String imageType,
        String skinType,
        List<String> masks)
        implements Serializable {

    /** All photos of a set that is judged, in its order. */
    static List<PhotoTask> of(CaseSet cases, Location folder) {
        Map<Path, List<Path>> masks = cases.provenance().masks();
        UnaryOperator<String> names = PatientNames.numbered(cases);
        List<PhotoTask> photos = new ArrayList<>(cases.images().size());
        for (LesionImage image : cases.images()) {
            List<Path> masked = masks.getOrDefault(image.file(), List.of());
            photos.add(
                    of(
                            image,
                            folder.below(image.file()),
                            names.apply(image.patient()),
                            masked.stream().map(folder::below).toList()));
        }
        return photos;
    }

    private static PhotoTask of(LesionImage image, String file, String called, List<String> masks) {
        LesionFacts facts = image.facts();
        return new PhotoTask(
                file,
                facts.patient(),
                called,
                facts.truth(),
                facts.sex(),
                facts.age(),
                facts.site(),
                facts.prediction(),
                facts.imageType(),
                facts.skinType(),
                masks);
    }

    /**
     * The photo as the program knows it.
     *
     * @param local where its file is on this machine
     */
    LesionImage image(Path local) {
        var facts =
                new LesionFacts(
                        patient,
                        truth,
                        sex,
                        age,
                        site,
                        "",
                        prediction,
                        "",
                        imageType,
                        skinType,
                        Finding.NONE,
                        ClassProbabilities.NONE);
        return new LesionImage(LesionImage.unlabelled(local).name(), local, facts);
    }
}
