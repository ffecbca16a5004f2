package org.lesionlens.review;

import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cases.Truth;

/**
 * A class that is looked for in place of the model's own positive class.
 *
 * @param index in the model's classes
 * @param name of the class
 * @param rule by which it is found among those of a table
 * @param truth whether a lesion is of this class
 */
record OtherClass(int index, String name, PositiveClass rule, Truth truth) {}
