package org.lesionlens.cases;

/**
 * What a lesion can be, as {@code diagnoses.csv} lists it: one for all sub-types and spellings.
 *
 * @param name as it is called there
 * @param nature what that makes of it
 */
public record Diagnosis(String name, Nature nature) {}
