package org.lesionlens.cases;

import java.util.List;

/**
 * What a lesion can be, as {@code diagnoses.csv} lists it: one for all sub-types and spellings.
 *
 * @param name as it is called there
 * @param nature what that makes of it
 */
public record Diagnosis(String name, Nature nature) {

    /** All that are known, in the order of the list. */
    public static List<Diagnosis> known() {
        return Diagnoses.ALL.known();
    }
}
