package org.lesionlens.review;

import org.lesionlens.cases.ModelClasses;

/**
 * Which of a model's classes a set is judged for.
 *
 * @param classes of the model in use
 * @param chosen index of the class; the model's own positive class unless a person wants another
 */
public record ClassChoice(ModelClasses classes, int chosen) {

    /** Without a model. */
    public static final ClassChoice NONE = ofOwn(ModelClasses.NONE);

    private static final int SEVERAL = 3; // of two, one is what the other is not

    /** The one that the model looks for. */
    public static ClassChoice ofOwn(ModelClasses classes) {
        return new ClassChoice(classes, classes.own());
    }

    /** The same with another class. */
    public ClassChoice with(int other) {
        return new ClassChoice(classes, other);
    }

    /** True if it is the one that the model looks for. */
    public boolean isOwn() {
        return chosen == classes.own();
    }

    /** True if there is something to choose. */
    public boolean isOffered() {
        return classes.names().size() >= SEVERAL;
    }

    /** Name of the class; only of a model. */
    public String name() {
        return classes.names().get(chosen);
    }
}
