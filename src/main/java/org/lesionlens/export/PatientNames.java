package org.lesionlens.export;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LesionImage;

/** What patients are called in what goes out. */
public final class PatientNames {

    private PatientNames() {}

    /** Ids of a hospital, which only headers of files name, become numbers; others stay. */
    public static UnaryOperator<String> numbered(CaseSet cases) {
        Set<String> hidden = cases.provenance().headerPatients();
        Map<String, String> names = new HashMap<>();
        for (LesionImage image : cases.images()) {
            if (hidden.contains(image.patient())) {
                names.putIfAbsent(image.patient(), "patient " + (names.size() + 1));
            }
        }
        return id -> names.getOrDefault(id, id);
    }
}
