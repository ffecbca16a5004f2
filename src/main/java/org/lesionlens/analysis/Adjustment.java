package org.lesionlens.analysis;

/**
 * What is not as in a model's file where the program runs it, so that its numbers may differ, or
 * what its numbers may not be.
 */
public enum Adjustment {
    FLOAT32(
            "its numbers of 16 or 64 bits are float32: in its own type it may say another third or fourth digit"),
    BFLOAT16(
            "its features are computed in bfloat16, of 8 significant bits, because that was asked for: it may say another second or third digit"),
    CPU("what its code puts on a CUDA device stays on the CPU"),
    EVALUATION(
            "it was traced in training mode: its dropout and batch-norm are switched to use, so it says what it does not say by itself"),
    TWICE(
            "its code makes probabilities of probabilities, by a softmax or sigmoid after another: what it says stays away from 0 and 1, and its maps are of the first ones"),
    WITHIN_UNIT(
            "all numbers that it was seen to give lie from 0 to 1, and a sigmoid or softmax is applied to them: if they are probabilities already, its card must say \"activation\": \"none\""),
    UNSIGNED(
            "its code ends in an operator that gives no negative number, such as softplus, exp or relu, and its card takes what it gives for logits: if it is evidence or odds, the network means other probabilities"),
    FIRST_THRESHOLD(
            "the cards of its models have other decision thresholds: the first one's holds for all"),
    FIRST_MEAN(
            "the cards of its models differ in whether probabilities or logits are averaged: the first one's entry \"ensemble\" holds for all");

    private final String sentence;

    Adjustment(String sentence) {
        this.sentence = sentence;
    }

    /** For people to read. */
    public String sentence() {
        return sentence;
    }
}
