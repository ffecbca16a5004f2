package org.lesionlens.figure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.ReviewCase;

/**
 * What lesions and patients are called in what leaves the program: numbers in the set's order, the
 * same for every figure of a set, unless a person wants their names.
 */
public final class FigureNames {

    private final boolean named;
    private final Map<String, Integer> patients = new HashMap<>();

    /**
     * @param images all of the set, in its order
     * @param named true for file names and ids
     */
    public FigureNames(List<LesionImage> images, boolean named) {
        this.named = named;
        for (LesionImage image : images) {
            if (!image.patient().isEmpty()) {
                patients.putIfAbsent(image.patient(), patients.size() + 1);
            }
        }
    }

    /** What a lesion is called. */
    public String lesion(ReviewCase one) {
        return named ? one.image().name() : "Lesion " + (one.index() + 1);
    }

    /** The same for a file's name, without spaces: {@code lesion-17}. */
    public String fileStem(ReviewCase one) {
        return named ? one.image().name() : "lesion-" + (one.index() + 1);
    }

    /**
     * The number of a patient for a file's name: {@code patient-3}.
     *
     * @param id blank for nobody in particular
     */
    public String patientStem(String id) {
        return id.isEmpty() ? "no-patient" : "patient-" + patients.getOrDefault(id, 0);
    }

    /**
     * What a patient is called.
     *
     * @param id blank for nobody in particular
     */
    public String patient(String id) {
        if (id.isEmpty()) {
            return "No patient named";
        }
        return named ? "Patient " + id : "Patient " + patients.getOrDefault(id, 0);
    }
}
