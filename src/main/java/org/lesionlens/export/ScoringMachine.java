package org.lesionlens.export;

/**
 * What the last digits of a network's answers depend on besides the model: sums are made in another
 * order elsewhere.
 *
 * @param device that the network ran on
 * @param processor its kind, with the instructions that it has
 * @param threads of the processor that the network ran on
 * @param fused true if operators were joined
 */
public record ScoringMachine(String device, String processor, int threads, boolean fused) {

    @Override
    public String toString() {
        return "%s, %s, %d %s%s"
                .formatted(
                        device,
                        processor,
                        threads,
                        threads == 1 ? "thread" : "threads",
                        fused ? ", operators joined" : "");
    }
}
