package org.lesionlens.ui.faithfulness;

import org.lesionlens.faithfulness.Faithfulness;
import org.lesionlens.faithfulness.FaithfulnessProgress;

/** What the panel has to say of the shown map. */
public sealed interface FaithfulnessState {

    /** There is no map, or its model is gone. */
    record Nothing() implements FaithfulnessState {}

    /**
     * The map has no heat, and so no order that could be checked.
     *
     * @param className of the explained class
     */
    record EmptyMap(String className) implements FaithfulnessState {}

    /** The map can be checked. */
    record Ready() implements FaithfulnessState {}

    /**
     * The map is being checked.
     *
     * @param step that is being done
     * @param share of everything that is done, in [0, 1]
     */
    record Running(FaithfulnessProgress.Step step, double share) implements FaithfulnessState {}

    /** The map was checked. */
    record Done(Faithfulness result) implements FaithfulnessState {}

    /** The check broke off. */
    record Failed(Throwable cause) implements FaithfulnessState {}
}
