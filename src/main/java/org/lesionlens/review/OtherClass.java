package org.lesionlens.review;

import org.lesionlens.cases.Truth;

/**
 * A class that is looked for in place of the model's own positive class.
 *
 * @param index in the model's classes
 * @param name of the class
 * @param truth whether a lesion is of this class
 */
record OtherClass(int index, String name, Truth truth) {}
