package org.lesionlens.faithfulness;

import org.lesionlens.analysis.NetworkPart;

/**
 * How much of a map survives when weights of the network are shuffled. A map that explains what the
 * network has learnt must change.
 *
 * @param part whose weights were shuffled
 * @param outcome of comparing the two maps
 * @see <a href="https://arxiv.org/abs/1810.03292">Adebayo et al. 2018, section 3</a>
 */
public record Randomisation(NetworkPart part, Outcome outcome) {

    /** What the comparison gave. */
    public sealed interface Outcome permits Correlation, NoOrder, NotAvailable {}

    /**
     * Both maps order their cells.
     *
     * @param spearman rank correlation over the cells of the heat maps, in [−1, 1]; 1 if shuffling
     *     changed nothing
     */
    public record Correlation(double spearman) implements Outcome {}

    /** The other map is the same everywhere, mostly 0: it orders nothing, so nothing is left. */
    public record NoOrder() implements Outcome {}

    /**
     * The check could not be made.
     *
     * @param reason for people to read
     */
    public record NotAvailable(String reason) implements Outcome {}
}
